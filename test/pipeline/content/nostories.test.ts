import { describe, expect, it } from "vitest";
import { findContent } from "../../../src/pipeline/content/find.ts";
import { planNow } from "../../../src/pipeline/plannow.ts";
import { defineArchive } from "../../../src/settings.ts";
import { type Files, inFolder } from "./folder.ts";

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

	it("is told of a folder of files without extension that hold no text, too", () => {
		const bytes = Uint8Array.from([0, 1, 0, 2, 0, 3]);
		const settings = defineArchive({ title: "The Paper", url: "https://paper.example/" });
		const told = (files: Files) =>
			inFolder(files, (content) => {
				const { problems } = planNow(settings, { content, output: `${content}/dist`, templates: [] }, content, 0);
				return problems.map(({ rule, severity }) => `${severity} ${rule}`);
			});
		expect(told({ a: bytes, b: bytes })).toEqual(["error no-stories", "info not-read", "info not-read"]);
		expect(told({ a: bytes, "b.md": "Words without a headline." })).toEqual(["error headline-missing", "info not-read"]);
	});

	it("says nothing of a folder with one", () => {
		expect(inFolder({ "a.txt": "Head\n\nWords." }, findContent).problems).toEqual([]);
	});
});
