import { describe, expect, it } from "vitest";
import { importerFor } from "../../../src/importers/formats/formats.ts";
import { CannotRun } from "../../../src/problem.ts";
import { folderOf, sourceOf } from "../passes.ts";

function told(files: Readonly<Record<string, string>>): string {
	try {
		return importerFor([sourceOf(folderOf(files))]).name;
	} catch (error) {
		if (!(error instanceof CannotRun)) throw error;
		return `${error.message} ${error.remedy}`;
	}
}

describe("a folder that is not recognised", () => {
	it("is told with the folder in it that is", () => {
		const site = { "site/_config.yml": "", "site/_posts/2024-03-04-a.md": "---\n---\nA" };
		expect(told(site)).toMatch(
			/^backfile-\w+ has a format that is not known\. The folder backfile-\w+\/site in it is of a known format: import that\.$/,
		);
	});

	it("is told how to name its program where it holds texts only", () => {
		expect(told({ "2024/2024-03-04-a.md": "---\n---\nA" })).toMatch(
			/ Files in Markdown or reStructuredText \(1\) lie in it.* backfile import jekyll backfile-\w+ \(or hugo,/,
		);
	});

	it("is told all formats where nothing tells more, such as for a program with a _config.yml", () => {
		expect(told({ "package.json": "{}", "_config.yml": "title: x", "src/a.js": "" })).toMatch(/ Name its format before it: wordpress \(/);
	});
});
