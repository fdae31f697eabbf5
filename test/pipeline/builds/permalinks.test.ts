import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { buildArchive, makeArchive, story, treeOf, write } from "../archives.ts";

it("keeps the address of a published story from a newcomer's permalink, with and without a cache, until its owner gives it away", async () => {
	const root = makeArchive({ "content/elder.md": story("Elder", { published: "2020-01-01" }) });
	const page = (file: string) => treeOf(path.join(root, "dist"))[file] ?? "";
	const build = async () => (await buildArchive(root)).problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
	await build();
	write(root, { "content/newcomer.md": story("Newcomer", { published: "1900-01-01", permalink: "/2020/01/01/elder.html" }) });
	for (const clear of [false, true, false]) {
		if (clear) rmSync(path.join(root, ".backfile"), { recursive: true });
		expect(await build()).toEqual(["newcomer.md:2 permalink-taken"]);
		expect(page("2020/01/01/elder.html")).toContain("Elder");
		expect(page("1900/01/01/newcomer.html")).toContain("Newcomer");
	}
	write(root, { "content/elder.md": story("Elder", { published: "2020-01-01", permalink: "/elder/" }) });
	expect(await build()).toEqual([]);
	expect(page("2020/01/01/elder.html")).toContain("Newcomer");
	// Now the newcomer is the one that was there before.
	write(root, { "content/elder.md": story("Elder", { published: "2020-01-01" }) });
	for (const clear of [false, true]) {
		if (clear) rmSync(path.join(root, ".backfile"), { recursive: true });
		expect(await build()).toEqual(["elder.md:undefined address-taken"]);
		expect(page("2020/01/01/elder.html")).toContain("Newcomer");
	}
	expect(readFileSync(path.join(root, "dist/.backfile.json"), "utf8").match(/permalinkOf/g)).toHaveLength(1);
});

it("marks in the manifest who has a permalink, even where no file changes", async () => {
	const root = makeArchive({ "content/a.md": story("A", { published: "2020-01-01" }) });
	await buildArchive(root);
	write(root, { "content/a.md": story("A", { published: "2020-01-01", permalink: "/2020/01/01/a.html" }) });
	await buildArchive(root);
	expect(readFileSync(path.join(root, "dist/.backfile.json"), "utf8")).toContain("permalinkOf");
});
