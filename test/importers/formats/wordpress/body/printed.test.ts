import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { textByline } from "../../../../../src/importers/formats/wordpress/body/printed.ts";
import { wordpress } from "../../../../../src/importers/formats/wordpress/wordpress.ts";
import type { StoryStep } from "../../../../../src/importers/importer.ts";
import { openSource } from "../../../../../src/importers/reading/sources.ts";
import { describeImporter, emptyFolder, stepsOf } from "../../../contract.ts";
import { type Item, wxrWith } from "../export.ts";

describe("a byline at the beginning of a text", () => {
	it.each([
		["By Jane Doe\n\nThe wall.", ["Jane Doe"], "The wall."],
		["<p><strong>By Jane Doe and Tom O'Neil</strong></p>\n<p>The wall.</p>", ["Jane Doe", "Tom O'Neil"], "<p>The wall.</p>"],
		[
			"<!-- wp:paragraph -->\n<p>By Jane Doe, Staff Writer</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>One.</p>",
			["Jane Doe"],
			"<!-- wp:paragraph -->\n<p>One.</p>",
		],
		["By J. R. Smith, Bob Roe and Ann Poe<br>One.", ["J. R. Smith", "Bob Roe", "Ann Poe"], "One."],
		["BY JANE DOE | Editor\nOne.", ["JANE DOE"], "One."],
	])("%s", (html, authors, rest) => {
		expect(textByline(html)).toMatchObject({ authors, rest });
	});

	it.each([
		"By Friday the wall was built.\n\nOne.",
		"By Monday Morning\n\nOne.",
		"By Jane Doe's account the wall fell.",
		"By Jane Doe and the council\n\nOne.",
		"By the river\nJane Doe walked.",
		"By Jane\n\nOne.",
		"One.\n\nBy Jane Doe",
		`By ${"Jane ".repeat(2_000)}`,
		`${"<p>".repeat(2_000)}By Jane Doe`,
	])("%s is none", (html) => {
		expect(textByline(html)).toBeUndefined();
	});
});

describe("bylines in texts", () => {
	const names = ["Jane Doe", "Tom Alba", "Jane Doe, Staff Writer", "Zoë Reed", "Jane Doe"];
	const items = names.map((name, index): Item => ({ id: index + 1, body: `By ${name}\n\nWords ${index}.` }));

	async function storiesOf(given: readonly Item[]) {
		const file = path.join(emptyFolder(), "export.xml");
		writeFileSync(file, wxrWith(given));
		const steps = await stepsOf(wordpress, [openSource(file)]);
		return steps.filter((step): step is StoryStep => step.step === "story");
	}

	it("are the authors where an account belongs to many, and stand in the text no more", async () => {
		const coauthor = '<category domain="author" nicename="cap-ann"><![CDATA[Ann]]></category>';
		const stories = await storiesOf([
			...items,
			{ id: 9, body: "By Friday it was done." },
			{ id: 10, body: items[0]?.body, more: coauthor },
		]);
		expect(stories.map(({ fields }) => [fields.authors, fields.byline])).toEqual([
			["Jane Doe", undefined],
			["Tom Alba", undefined],
			["Jane Doe", "By Jane Doe, Staff Writer"],
			["Zoë Reed", undefined],
			["Jane Doe", undefined],
			["desk", undefined],
			["Ann", undefined],
		]);
		expect(stories[1]?.body.text).toBe("<p>Words 1.</p>");
		expect(stories[6]?.body.text).toContain("By Jane Doe");
	});

	it("stay where they are, if few records have them or only one name is there", async () => {
		for (const given of [items.slice(0, 3), items.map((item) => ({ ...item, body: "By Jane Doe\n\nWords." }))])
			expect((await storiesOf(given)).map(({ fields }) => fields.authors)).toEqual(given.map(() => "desk"));
	});

	const file = path.join(emptyFolder(), "export.xml");
	writeFileSync(file, wxrWith(items));
	describeImporter(wordpress, [file]);
});
