import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { planNow } from "../../../src/pipeline/plannow.ts";
import { openStaging } from "../../../src/pipeline/publish/staging.ts";
import { copyFiles } from "../../../src/pipeline/render/tasks.ts";
import { defineArchive } from "../../../src/settings.ts";
import { buildArchive, makeArchive, story, temporary, treeOf } from "../archives.ts";

const good = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0"/></svg>';
const bad = '<svg xmlns="http://www.w3.org/2000/svg"\nxmlns:a-b="http://www.w3.org/2000/svg"><a-b:script>alert(1)</a-b:script></svg>';
const files = {
	"content/a.md": story("A", { published: "2020-01-01" }, "Words ![x](good.svg) and ![y](bad.svg)."),
	"content/good.svg": good,
	"content/bad.svg": bad,
	"templates/assets/owners.svg": bad,
};

it("publishes no SVG picture that may run something; its story keeps its words, and the owner's assets are the owner's", async () => {
	const root = makeArchive(files);
	const first = await buildArchive(root);
	const problems = first.problems.filter(({ rule }) => rule === "svg-refused");
	expect(problems).toMatchObject([{ file: "bad.svg", line: 2, severity: "error" }]);
	const tree = treeOf(path.join(root, "dist"));
	expect(Object.keys(tree).filter((file) => file.endsWith(".svg"))).toEqual(["assets/owners.svg", "media/good.svg"]);
	expect(tree["2020/01/01/a.html"]).toContain("Words");
	expect(readFileSync(path.join(root, "dist/.backfile.json"), "utf8")).not.toContain("bad.svg");

	writeFileSync(path.join(root, "content/good.svg"), bad);
	const second = await buildArchive(root);
	expect(second.changes.removed.map((file) => file.path)).toEqual(["media/good.svg"]);
	rmSync(path.join(root, ".backfile"), { recursive: true });
	expect((await buildArchive(root)).problems).toEqual(second.problems);
});

it("leaves the same pictures out in plain Eleventy", () => {
	const root = makeArchive(files);
	const settings = defineArchive({ title: "T", url: "https://example.org/" });
	const { plan, problems } = planNow(
		settings,
		{ content: `${root}/content`, output: `${root}/dist`, templates: [] },
		root,
		Date.UTC(2026, 0),
	);
	expect(plan.outputs.map((output) => output.path).filter((file) => file.endsWith(".svg"))).toEqual([
		"assets/favicon.svg",
		"media/good.svg",
	]);
	expect(problems.filter(({ rule }) => rule === "svg-refused")).toMatchObject([{ file: "bad.svg", line: 2 }]);
});

it("looks once more when a picture is copied: it may have changed since", async () => {
	const folder = temporary();
	const from = path.join(folder, "x.svg");
	writeFileSync(from, bad);
	const place = openStaging(path.join(folder, "dist"));
	const copy = (file: string, kind: "own" | "copied") => copyFiles({ place, kind, files: [{ path: file, from }], before: [undefined] });
	expect(await copy("media/x.svg", "copied")).toMatchObject([{ path: "media/x.svg", fault: { line: 2 } }]);
	expect(await copy("media/x.svg", "own")).toMatchObject([{ isStaged: true }]);
	expect(await copy("assets/x.svg", "copied")).toMatchObject([{ isStaged: true }]);
});
