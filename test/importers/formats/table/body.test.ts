import { describe, expect, it } from "vitest";
import { told } from "../../passes.ts";
import { readCsv, readRecords } from "./read.ts";

describe("the text of a record", () => {
	it("is Joomla's introduction and what follows it", async () => {
		const { stories } = await readCsv(
			"title,introtext,fulltext,created\nA,<p>The beginning.</p>,<p>The rest.</p>,2014-01-01 10:00:00\nB,<p>All of it.</p>,,2014-01-01\n",
		);
		expect(stories.map(({ body }) => body.text)).toEqual(["<p>The beginning.</p>\n\n<p>The rest.</p>", "<p>All of it.</p>"]);
		const [twice] = (await readRecords({ title: "A", introtext: "<p>One.</p>", text: "<p>One.</p><p>Two.</p>" })).stories;
		expect(twice?.body.text).toBe("<p>One.</p><p>Two.</p>");
	});

	it.each([
		["WordPress", { content: { rendered: "<p>Words</p>", protected: false } }, { format: "html", text: "<p>Words</p>" }],
		["Drupal", { body: [{ value: "<p>Words</p>", format: "full_html", summary: "Short" }] }, { format: "html", text: "<p>Words</p>" }],
		["JSON:API", { attributes: { body: { value: "Words", processed: "<p>Words</p>" } } }, { format: "html", text: "<p>Words</p>" }],
		["a search engine", { _source: { content: "Words" } }, { format: "text", text: "Words" }],
		["paragraphs", { body: ["One.", "Two."] }, { format: "text", text: "One.\n\nTwo." }],
		["numbered paragraphs", { body: { "0": "One.", "1": "Two." } }, { format: "text", text: "One.\n\nTwo." }],
		["Markdown", { content: { markdown: "*Words*" } }, { format: "markdown", text: "*Words*" }],
		[
			"an editor's blocks",
			{
				content: {
					type: "doc",
					content: [
						{
							type: "paragraph",
							content: [
								{ type: "text", text: "Half " },
								{ type: "text", text: "a line." },
							],
						},
					],
				},
			},
			{ format: "text", text: "Half a line." },
		],
		[
			"blocks with data",
			{ body: { blocks: [{ type: "header", data: { text: "One" } }, { data: { text: "Two." } }] } },
			{ format: "text", text: "One\n\nTwo." },
		],
	])("is found where %s has it", async (_name, record, body) => {
		const { stories, problems } = await readRecords({ title: "A", date: "1957", ...record });
		expect(stories[0]?.body).toEqual(body);
		expect(problems).toEqual([]);
	});

	it("that is not read whole is told", async () => {
		const { stories, problems } = await readRecords({
			title: "A",
			date: "1957",
			body: [{ text: "Read." }, { odd: { quote: "Nobody reads these words." }, id: 1 }],
		});
		expect(stories[0]?.body.text).toBe("Read.");
		expect(problems.map(told)).toEqual(["error text-missing 1"]);
		expect(problems[0]?.message).toContain("Nobody reads these words.");
	});

	it("is not repeated by an excerpt that was cut from it", async () => {
		const { stories, notCarried } = await readRecords(
			{
				title: "A",
				date: "1957",
				content: { rendered: "<p>The council met on Tuesday.</p>" },
				excerpt: { rendered: "<p>The council met [&hellip;]</p>\n" },
			},
			{
				title: "B",
				date: "1957",
				content: { rendered: "<p>The council met on Tuesday.</p>" },
				excerpt: { rendered: "<p>Written by hand</p>\n" },
			},
		);
		expect(stories.map(({ fields }) => fields.standfirst)).toEqual([undefined, "Written by hand"]);
		expect(notCarried).toEqual(["summaries that repeat the opening"]);
	});
});
