import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporary, treeOf } from "../../pipeline/archives.ts";
import { backfile } from "../run.ts";

const FLAGS = ["--title", 'The "Wend" & *Tide*', "--url", "wend.example/archive", "--language", "en-GB", "--time-zone", "Europe/London"];

describe("backfile init", () => {
	it("writes an archive that has nothing wrong with it, and never writes over one", async () => {
		const root = temporary();
		const first = await backfile(root, "init", "My paper ü", ...FLAGS);
		expect(first.err).toBe("");
		expect(first.out).toContain('cd "My paper ü"');
		const folder = path.join(root, "My paper ü");
		const files = treeOf(folder);
		expect(Object.keys(files)).toEqual(
			expect.arrayContaining([
				".editorconfig",
				".eleventy.ts",
				".gitattributes",
				".github/workflows/pages.yml",
				".gitignore",
				"README.md",
				"package.json",
			]),
		);
		expect(files[".eleventy.ts"]).toContain(
			'title: "The \\"Wend\\" & *Tide*",\n\turl: "https://wend.example/archive/",\n\tlanguage: "en-GB",\n',
		);
		expect(files["README.md"]).toMatch(/^# The "Wend" & \\\*Tide\\\*\n/);
		expect(JSON.parse(files["package.json"] ?? "")).toMatchObject({
			scripts: { build: "backfile build" },
			dependencies: { backfile: expect.stringMatching(/^file:/) as string },
		});

		const checked = await backfile(folder, "check", "--json");
		expect(JSON.parse(checked.out)).toMatchObject({ articles: 3, problems: [] });

		const again = await backfile(root, "init", "My paper ü", ...FLAGS);
		expect(again).toMatchObject({ code: 2, out: "" });
		expect(again.err).toContain(".eleventy.ts is there already");
		expect(treeOf(folder)).toMatchObject(files);
	});
});
