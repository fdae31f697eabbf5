import { readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { BuildReport } from "../../../src/pipeline/build.ts";
import { buildArchive, makeArchive, story, treeOf, write } from "../archives.ts";

const PUBLIC = story("Public", { published: "2020-02-02" }, "Public words.");
const DRAFT = story("Secret", { published: "2020-02-02", status: "draft" }, "SECRET words.");

/** An archive whose settings file runs some code each time that Eleventy is set up: after the stories were read, and before they are rendered. */
function archiveThatRuns(code: string, files: Readonly<Record<string, string>> = {}, settings: object = {}): string {
	const root = makeArchive({ "content/good.md": story("Good", { published: "2020-01-01" }), "content/s.md": PUBLIC, ...files });
	const declared = JSON.stringify({ title: "Test", url: "https://example.org/", onThisDay: false, search: false, ...settings });
	write(root, {
		".eleventy.ts": `import { backfile, defineArchive } from "backfile";
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
const file = ${JSON.stringify(path.join(root, "content/s.md"))};
const draft = ${JSON.stringify(DRAFT)};
export const archive = defineArchive(${declared});
export default function (config) { config.addPlugin(backfile, archive); ${code} }
`,
	});
	return root;
}

const textOf = (root: string) => JSON.stringify(treeOf(path.join(root, "dist")));
const brief = ({ problems }: BuildReport) => problems.map(({ file, rule }) => `${file} ${rule}`);

describe("a story that is saved while the site is made", () => {
	it.each([1, 2])("is read again, with %i threads: its new words never stand under its old fields", async (jobs) => {
		const root = archiveThatRuns("writeFileSync(file, draft);");
		const report = await buildArchive(root, { jobs });
		expect(brief(report)).toEqual(["s.md draft"]);
		expect(Object.keys(treeOf(path.join(root, "dist")))).toContain("2020/01/01/good.html");
		expect(textOf(root)).not.toMatch(/SECRET|Public/);
	});

	it("is left out where it is gone", async () => {
		const root = archiveThatRuns("rmSync(file, { force: true });");
		expect(brief(await buildArchive(root))).toEqual([]);
		expect(textOf(root)).not.toContain("Public");
	});

	it("is left out, and told, where it changes again and again; the next build has it", async () => {
		const root = archiveThatRuns('if (existsSync(file + ".on")) appendFileSync(file, "More.\\n");', { "content/s.md.on": "" });
		const report = await buildArchive(root);
		expect(brief(report)).toContain("s.md story-changing");
		expect(report.problems.find(({ rule }) => rule === "story-changing")).toMatchObject({ severity: "error" });
		expect(textOf(root)).not.toContain("Public words");
		rmSync(path.join(root, "content/s.md.on"));
		expect(brief(await buildArchive(root))).toEqual([]);
		expect(textOf(root)).toContain("Public words");
	});

	it("is read again where the disk says that nothing changed", async () => {
		const root = archiveThatRuns("");
		const file = path.join(root, "content/s.md");
		utimesSync(file, 1, 1);
		await buildArchive(root);
		const other = PUBLIC.replace("Public words", "Edited words");
		writeFileSync(file, other);
		utimesSync(file, 1, 1);
		// A change of the settings makes all pages anew.
		write(root, { ".eleventy.ts": readFileSync(path.join(root, ".eleventy.ts"), "utf8").replace('"Test"', '"Other"') });
		expect(brief(await buildArchive(root))).toEqual([]);
		expect(textOf(root)).toContain("Edited words");
		expect(textOf(root)).not.toContain("Public words");
	});

	it("is no story of the search index under its old fields", async () => {
		// The index is made when the pages are.
		const root = archiveThatRuns('config.on("eleventy.after", () => writeFileSync(file, draft));', {}, { search: true });
		const report = await buildArchive(root);
		expect(brief(report)).toEqual(["s.md draft"]);
		expect(report.search).toMatchObject({ shards: 1 });
	});
});
