import { describe, expect, it } from "vitest";
import { knownName } from "../../../../src/importers/formats/table/names.ts";
import { readCsv } from "./read.ts";

const target = (name: string) => knownName(name)?.target;

describe("names of columns", () => {
	it.each([
		[
			"body",
			"post_content",
			"body__value",
			"body_value",
			"Text",
			"Post Body",
			"Full Text",
			"articleBody",
			"content",
			"_source.body",
			"fields.bodyText",
		],
		["body_html", "Body (HTML)", "content_html", "content.rendered", "body.processed"],
		["body_markdown", "Content (Markdown)"],
		["body_intro", "introtext"],
		["headline", "post_title", "Post\nTitle", "title.rendered", "[Title]", "attributes.title"],
		["published", "post_date", "Authored on", "created", "Date*", "attributes.publishedAt"],
		["authors", "author.name", "Author(s)", "created_by_alias"],
	])("are those of a %s", (field, ...names) => {
		expect(names.map(target)).toEqual(names.map(() => field));
	});

	it("say nothing of what is in other objects", () => {
		expect(["related.title", "comment.body", "seo.title", "comment_status", "author_id", "catid"].map(target)).toEqual(
			Array(6).fill(undefined),
		);
	});

	it("at the top of a record stand over those within", () => {
		expect(knownName("title")?.rank).toBeLessThan(knownName("fields.headline")?.rank ?? 0);
	});

	it("with signs, brackets and line ends are read in a table", async () => {
		const { stories, notCarried } = await readCsv('"Post\nTitle",Date,"Body (HTML)"\nA,2014-01-01,<p>The whole text</p>\n');
		expect(stories).toMatchObject([
			{ name: "A", fields: { published: "2014-01-01" }, body: { format: "html", text: "<p>The whole text</p>" } },
		]);
		expect(notCarried).toEqual([]);
	});
});
