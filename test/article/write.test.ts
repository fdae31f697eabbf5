import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyOf, readStory } from "../../src/article/read.ts";
import { oneLine } from "../../src/article/text.ts";
import { writeStory } from "../../src/article/write.ts";

const read = (text: string) => readStory({ file: "a.md", bytes: Buffer.from(text), sha256: "", otherSources: [] }, "UTC");

describe("writeStory", () => {
	it("writes fields as editors do, without the empty ones", () => {
		const fields = { headline: "A: “B”", published: "1957-03-04", section: undefined, tags: ["1987", "a, b"], code: "0123" };
		expect(writeStory(fields, "Body\n")).toBe(
			"---\nheadline: 'A: “B”'\npublished: 1957-03-04\ntags:\n  - '1987'\n  - a, b\ncode: 0123\n---\n\nBody\n",
		);
	});

	const line = fc
		.oneof(
			fc.string({ unit: "grapheme", minLength: 1 }),
			fc.constantFrom(
				"yes",
				"null",
				"1957",
				"0123",
				"A: B",
				"- x",
				"#tag",
				"---",
				"'",
				'"',
				"{{ x }}",
				"@a",
				"a\u00a0b",
				"A &amp; B",
				"<em>x</em>",
				"a <br> b",
				"List<Object>",
				"&#146;",
			),
		)
		.map(oneLine)
		.filter((text) => text !== "" && oneLine(text) === text);
	const fields = fc.record(
		{
			headline: line,
			id: line,
			published: fc.constantFrom("1957", "1957-03", "1957-03-04", "1957-03~", "195X", "1957/1959", "2024-07-01T10:00:00Z"),
			authors: fc.array(fc.record({ name: line, role: line }, { requiredKeys: ["name"] }), { maxLength: 3 }),
			byline: line,
			section: line,
			tags: fc.uniqueArray(line, { maxLength: 4 }),
			series: line,
			dateline: line,
			standfirst: line,
			description: line,
			print: fc.record({ issue: line, edition: line, page: line }),
			rights: line,
			reason: line,
			permalink: line.filter((text) => !text.includes("{{")).map((text) => `/${text}`),
			mood: line,
		},
		{ requiredKeys: ["headline"] },
	);

	it("writes what readStory reads back", () => {
		fc.assert(
			fc.property(fields, fc.string({ unit: "grapheme" }), (written, words) => {
				const text = writeStory(written, `Body: ${words}`);
				const { article, problems } = read(text);
				expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
				const { published, mood, ...plain } = written;
				expect(article).toMatchObject(plain);
				expect(article?.published?.edtf).toBe(published);
				expect(article?.extra).toEqual(mood === undefined ? {} : { mood });
			}),
			{ numRuns: 500 },
		);
	});

	it("writes numbers and truth, too", () => {
		const { article } = read(writeStory({ headline: "A", draft: false, noindex: true, print: { page: 3 }, weight: 2 }, "Body"));
		expect(article).toMatchObject({ noindex: true, print: { page: "3" }, extra: { weight: 2 } });
	});

	it("leaves the body as it is behind one blank line", () => {
		const body = fc.string({ unit: "grapheme" }).filter((text) => !/(?![\n\t])\p{Cc}/u.test(text));
		fc.assert(
			fc.property(body, (words) => {
				const text = writeStory({ headline: "A" }, words);
				const { article } = read(text);
				expect(article && bodyOf({ bodyAt: article.bodyAt }, Buffer.from(text)).replace(/^\n/, "")).toBe(words);
			}),
		);
	});
});
