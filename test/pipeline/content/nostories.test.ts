import { describe, expect, it } from "vitest";
import { findContent } from "../../../src/pipeline/content/find.ts";
import { inFolder } from "./folder.ts";

describe("noStoriesProblem", () => {
	it("says what a folder without a story holds", () => {
		const files = { "a.docx": "", "b/c.docx": "", "d.png": "", "pages/about.md": "# About", "_layouts/x.html": "", LICENSE: "" };
		const { problems } = inFolder(files, findContent);
		expect(problems.find(({ rule }) => rule === "no-stories")).toMatchObject({
			file: ".",
			severity: "error",
			message: "There is no story in the content folder. These files were found: standing pages: 1, .docx: 2, .png: 1, no extension: 1.",
		});
	});

	it("says nothing of a folder with one", () => {
		expect(inFolder({ "a.txt": "Head\n\nWords." }, findContent).problems).toEqual([]);
	});
});
