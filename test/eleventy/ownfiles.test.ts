import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { expectedFiles } from "../../src/eleventy/ownfiles.ts";
import { write } from "../pipeline/archives.ts";

const folder = mkdtempSync(path.join(tmpdir(), "backfile-"));
write(folder, { "old/a.png": "x", "old/in/b.png": "x", "templates/img/c.png": "x" });
afterAll(() => rmSync(folder, { recursive: true }));

const root = path.relative(process.cwd(), folder);

/** Which of some files are expected where Eleventy copies something. */
function expected(from: string, to: unknown, files: readonly string[]): readonly string[] {
	return files.filter(expectedFiles({ [`${root}/${from}`]: { outputPath: to } }, `${root}/templates`, ["/drawn.svg"]));
}

describe("the files that Eleventy is expected to make for the owner", () => {
	it("are those with the addresses of its pages", () => {
		expect(["drawn.svg", "other.svg"].filter(expectedFiles({}, "templates", ["/drawn.svg", "/"]))).toEqual(["drawn.svg"]);
	});

	it.each<[string, string, unknown, string]>([
		["a file under another name", "old/a.png", "x/y.png", "x/y.png"],
		["a file in a folder", "old/a.png", "x/", "x/a.png"],
		["a folder with what is in it", "old", "uploads", "uploads/in/b.png"],
		["a folder into the output folder itself", "./old/", "", "in/b.png"],
		["a folder of templates", "templates/img", true, "img/c.png"],
		["files by a pattern", "templates/img/**/*.png", true, "img/c.png"],
	])("are %s", (_, from, to, file) => {
		expect(expected(from, to, [file, "uploads/none.png", "img/none.png", "a.png/", "b.png", "../old/a.png"])).toEqual([file]);
	});

	it("are a folder outside the templates, which stays where it is", () => {
		const isExpected = expectedFiles({ "./test/eleventy": { outputPath: true } }, "templates", []);
		expect(["test/eleventy/ownfiles.test.ts", "eleventy/ownfiles.test.ts"].map(isExpected)).toEqual([true, false]);
	});

	it("are not those of a pattern that flattens folders, or of a function", () => {
		expect(expected("old/**", "flat", ["flat/b.png"])).toEqual([]);
		expect(expected("old", () => "x", ["x/a.png"])).toEqual([]);
	});
});
