import { hash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { formatOf, maybeWireCopy, unreadMarkupOf } from "../../src/article/article.ts";
import type { FieldSource } from "../../src/article/metadata.ts";
import { bodyOf, type ReadStory, readStory, unchangedBody } from "../../src/article/read.ts";
import { StoriesChanged } from "../../src/problem.ts";

function read(file: string, text: string | Uint8Array, otherSources: readonly FieldSource[] = []): ReadStory {
	const bytes = typeof text === "string" ? Buffer.from(text) : text;
	return readStory({ file, bytes, sha256: hash("sha256", bytes), otherSources }, "Europe/London");
}

function articleOf(file: string, text: string | Uint8Array, otherSources: readonly FieldSource[] = []): Article {
	const { article, problems } = read(file, text, otherSources);
	if (!article) throw new Error(problems.map(({ message }) => message).join(" "));
	return article;
}

const sourceOf = (values: Record<string, unknown>, file = "a.yml"): FieldSource => ({ file, values, line: 1 });

describe("formatOf", () => {
	it.each([
		["a.md", "markdown"],
		["a.markdown", "markdown"],
		["A.MD", "markdown"],
		["a/b.c.html", "html"],
		["a.htm", "html"],
		["a.mdx", "mdx"],
		["a.mkd", "markdown"],
		["a.rst", undefined],
		["a.txt", "text"],
		["a.yml", undefined],
		["a", undefined],
		["md", undefined],
		["a.constructor", undefined],
		["a.md/", undefined],
	])("of %j is %j", (file, format) => {
		expect(formatOf(file)).toBe(format);
	});
});

describe("maybeWireCopy", () => {
	it.each([
		["0001", true],
		["wire/harbour wall", true],
		["LICENSE", false],
		["a/Makefile", false],
		["a.b", false],
		["a.b/c", true],
	])("of %j is %j", (file, result) => {
		expect(maybeWireCopy(file)).toBe(result);
	});
});

describe("unreadMarkupOf", () => {
	it("names the markup of stories that are not read", () => {
		expect(["a.rst", "b/a.ADOC", "a.md", "a", "a.docx"].map(unreadMarkupOf)).toEqual([
			"reStructuredText",
			"AsciiDoc",
			undefined,
			undefined,
			undefined,
		]);
	});
});

describe("readStory", () => {
	it("reads a file without extension as wire copy, and takes one of bytes for no story", () => {
		expect(articleOf("wire/0001", "The Head\n\nWords.")).toMatchObject({ id: "wire/0001", format: "text", headline: "The Head" });
		expect(read("thumbs", Uint8Array.from([1, 0, 2, 0, 3, 65, 66]))).toMatchObject({ problems: [{ rule: "not-read", severity: "info" }] });
	});

	it("reads text with many control characters, if it is text", () => {
		const text = `Is it illegal\n\nWords of the story that are plain text.\n${"\u0002 ".repeat(12)}`;
		expect(articleOf("a.txt", text)).toMatchObject({ headline: "Is it illegal" });
	});

	it("tells what it mended in front matter", () => {
		const { article, problems } = read("a.md", "---\ntitle: Now Playing: Groucho\n---\nWords.");
		expect(article?.headline).toBe("Now Playing: Groucho");
		expect(problems).toMatchObject([{ rule: "front-matter-mended", severity: "warning", line: 2 }]);
	});

	it.each([
		["title: \"Wall\" falls: a 'sorry' end", "\"Wall\" falls: a 'sorry' end"],
		["title:No blank", "No blank"],
		["title:No blank: two slips", "No blank: two slips"],
	])("mends %s", (line, headline) => {
		const { article, problems } = read("a.md", `---\n${line}\ndraft:true\n---\nWords.`);
		expect([article?.headline, article?.status]).toEqual([headline, "draft"]);
		expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(["front-matter-mended"]));
	});

	it.each(["—", "–––", "--"])("leaves a story out whose fields stand below %s", (dashes) => {
		const { article, problems } = read("a.md", `${dashes}\ntitle: A\ndraft: true\n${dashes}\n# A\n\nWords.`);
		expect(article).toBeUndefined();
		expect(problems).toMatchObject([{ rule: "front-matter-open", line: 1, message: expect.stringContaining(`"${dashes}" and not "---"`) }]);
	});

	it.each(["—\nParis: no.\nOh.", "—\nHe said: no.\n—", "—\n\ntitle: A", "-- \nWords."])("takes a dash above text for text: %j", (text) => {
		expect(articleOf("a.txt", `${text}\nMore.`).headline).not.toBe("");
	});

	it("says which field makes a draft of a story", () => {
		expect(articleOf("a.md", "---\ntitle: A\npublished: no\n---\nWords.").draftBy).toEqual({ file: "a.md", line: 3, key: "published" });
		expect(articleOf("a.md", "---\ntitle: A\npublished: 1957\n---\nWords.").draftBy).toBeUndefined();
		for (const key of ["status: odd", "stauts: draft"])
			expect(articleOf("a.md", `---\ntitle: A\n${key}\n---\nWords.`).draftBy).toMatchObject({ line: 3, isDoubtful: true });
		const clear = articleOf("a.md", "---\ntitle: A\nstatus: odd\ndraft: true\n---\nWords.").draftBy;
		expect(clear).toEqual({ file: "a.md", line: 4, key: "draft" });
	});

	it("reads a Markdown story", () => {
		const text = "---\nheadline: Bridge reopens\ndate: 1957-03-04\nauthor: Ann\ntags: a, b, a\nmood: good\n---\n\nThe *bridge* is open.\n";
		const { article, problems } = read("news/bridge.md", text);
		expect(problems).toEqual([]);
		expect(article).toEqual({
			id: "news/bridge",
			file: "news/bridge.md",
			format: "markdown",
			hash: expect.stringMatching(/^[0-9a-f]{64}$/),
			bodyAt: text.indexOf("\nThe"),
			length: text.length - text.indexOf("\nThe"),
			headline: "Bridge reopens",
			slug: "bridge",
			status: "published",
			published: expect.objectContaining({ edtf: "1957-03-04", year: 1957, month: 3, day: 4 }),
			authors: [{ name: "Ann" }],
			tags: ["a", "b"],
			description: "The bridge is open.",
			noindex: false,
			corrections: [],
			hideHeadline: false,
			redirectFrom: [],
			extra: { mood: "good" },
		});
	});

	it("reads wire copy", () => {
		const text = "Bridge reopens\n\nBy Jane Doe\n\nLONDON, March 3 – The bridge is open.\n\nIt was shut.\n";
		expect(articleOf("wire/0001.txt", text)).toMatchObject({
			id: "wire/0001",
			format: "text",
			headline: "Bridge reopens",
			slug: "bridge-reopens",
			byline: "By Jane Doe",
			dateline: "LONDON, March 3",
			description: "The bridge is open. It was shut.",
		});
		expect(bodyOf(articleOf("wire/0001.txt", text), Buffer.from(text))).toBe("The bridge is open.\n\nIt was shut.\n");
	});

	it("reads front matter in wire copy", () => {
		const text = "---\ntitle: Secret budget\ndraft: true\n---\n\nText of a draft.\n";
		const article = articleOf("a.txt", text);
		expect(article).toMatchObject({ headline: "Secret budget", status: "draft" });
		expect(bodyOf(article, Buffer.from(text)).trim()).toBe("Text of a draft.");
		const without = "---\nauthor: Ann Lee\n---\nThe Head\n\nLONDON, March 3 – Words.\n";
		expect(articleOf("a.txt", without)).toMatchObject({
			headline: "The Head",
			dateline: "LONDON, March 3",
			authors: [{ name: "Ann Lee" }],
		});
	});

	it.each<[string, string, string, string]>([
		["a.md", "# The Head\n\nBody", "The Head", "\nBody"],
		["a.md", "\n\n# The Head #\nBody", "The Head", "Body"],
		["a.md", "---\ntags: x\n---\n\n# The Head\n\nBody", "The Head", "\nBody"],
		["a.md", "---\nheadline: The Head\n---\n# The Head\nBody", "The Head", "Body"],
		["a.md", "---\nheadline: Other\n---\n# The Head\nBody", "Other", "# The Head\nBody"],
		["a.html", "---\nheadline: The Head\n---\n<p>Body</p>", "The Head", "<p>Body</p>"],
		["a.txt", "The Head\n\nBody", "The Head", "Body"],
		["b.html", "<h1>The <b>Head</b></h1>\n<p>Body</p>", "The Head", "\n<p>Body</p>"],
		[
			"c.html",
			"<html><head><title>The Head &amp; All</title></head><p>Body</p>",
			"The Head & All",
			"<html><head><title>The Head &amp; All</title></head><p>Body</p>",
		],
		["d.html", "<div><h1>The Head</h1></div><p>Body</p>", "The Head", "<div><h1>The Head</h1></div><p>Body</p>"],
	])("finds the headline of %s %j", (file, text, headline, body) => {
		const article = articleOf(file, text);
		expect(article.headline).toBe(headline);
		expect(bodyOf(article, Buffer.from(text))).toBe(body);
	});

	it("keeps the sharp of C# in a heading", () => {
		expect(articleOf("a.md", "# Learning C#\n\nBody").headline).toBe("Learning C#");
	});

	it("comes to the end of a line of blanks in a heading", () => {
		expect(articleOf("a.md", `# a${" ".repeat(985)}x\n\nBody`).headline).toBe("a x");
	});

	it.each<[string, string, string | undefined]>([
		["2024-03-15-bridge.md", "bridge", "2024-03-15"],
		["a/2024-03-15_Bridge Reopens.html", "bridge-reopens", "2024-03-15"],
		["2024-03-15.md", "the-head", "2024-03-15"],
		["2024-03-15 bridge.md", "bridge", "2024-03-15"],
		["2024-03-15bridge.md", "2024-03-15bridge", undefined],
		["bridge/index.md", "bridge", undefined],
		["index.md", "the-head", undefined],
		["a/Bridge & Co.md", "bridge-and-co", undefined],
		["a/v1.2.md", "v1-2", undefined],
		["2024-03-15-wire.txt", "the-head", "2024-03-15"],
	])("finds slug and date of %j", (file, slug, published) => {
		const article = articleOf(file, file.endsWith(".txt") ? "The Head\n\nBody" : "---\nheadline: The Head\n---\nBody");
		expect([article.slug, article.published?.edtf]).toEqual([slug, published]);
	});

	it("prefers a date and a slug that are written to those of the file name", () => {
		const article = articleOf("2024-03-15-bridge.md", "---\nheadline: A\npublished: 1957\nslug: Ponte Vecchio\nid: 7\n---\n");
		expect(article).toMatchObject({ published: { edtf: "1957" }, slug: "ponte-vecchio", id: "7" });
	});

	it("knows no date where nobody wrote one", () => {
		expect(articleOf("a.md", "---\nheadline: A\n---\n").published).toBeUndefined();
	});

	it("prefers front matter to a sidecar, and that to a table", () => {
		const sources = [
			sourceOf({ headline: "Side", section: "Side", tags: "side" }),
			sourceOf({ headline: "Row", section: "Row", series: "Row" }, "articles.csv"),
		];
		expect(articleOf("a.md", "---\nheadline: Own\n---\n", sources)).toMatchObject({
			headline: "Own",
			section: "Side",
			tags: ["side"],
			series: "Row",
		});
		expect(articleOf("a.txt", "Line\n\nBody", sources)).toMatchObject({ headline: "Side", section: "Side" });
	});

	it("keeps the first line of wire copy in the body where another headline is written", () => {
		const text = "Not a headline.\n\nBody";
		expect(bodyOf(articleOf("a.txt", text, [sourceOf({ headline: "Other" })]), Buffer.from(text))).toBe(text);
	});

	it.each<[Record<string, string>, string]>([
		[{ description: "D", standfirst: "S" }, "D"],
		[{ standfirst: "S" }, "S"],
		[{}, "Body."],
	])("describes %j", (fields, description) => {
		const yaml = Object.entries({ headline: "A", ...fields })
			.map(([key, value]) => `${key}: ${value}\n`)
			.join("");
		expect(articleOf("a.md", `---\n${yaml}---\nBody.`).description).toBe(description);
	});

	it("hashes the file and what was written beside it", () => {
		const text = "---\nheadline: A\n---\n";
		const hashes = [
			articleOf("a.md", text),
			articleOf("a.md", `${text} `),
			articleOf("a.md", text, [sourceOf({ tags: "x" })]),
			articleOf("a.md", text, [sourceOf({ tags: "y" })]),
		].map(({ hash }) => hash);
		expect(new Set(hashes).size).toBe(4);
		expect(articleOf("b.md", text).hash).toBe(hashes[0]);
	});

	it.each<[string, string | Uint8Array, string, object]>([
		["a.md", "", "file-empty", { severity: "error" }],
		["a.txt", " \n\t\n", "file-empty", { severity: "error" }],
		["a.md", "\ufeff", "file-empty", { severity: "error" }],
		["a.md", "\0\0\0\0", "not-text", { severity: "error" }],
		["a.txt", `ab${"\0".repeat(50)}`, "not-text", { severity: "error" }],
		["a.md", "Body", "headline-missing", { severity: "error" }],
		["a.html", "<p>Not read</p>", "headline-missing", { severity: "error" }],
		["a.md", "---\nheadline: {A\n---\n", "yaml-syntax", { severity: "error", line: 3, column: 1 }],
		["a.md", "\n---\nheadline: A\nexpires: 2030\nexpires: 2031\n---\n", "yaml-syntax", { severity: "error", line: 5, column: 1 }],
		["a.md", "---js\n{}\n---\n", "front-matter-language", { severity: "error", line: 1, column: 1 }],
	])("leaves out %s %j: %s", (file, text, rule, place) => {
		const { article, problems } = read(file, text);
		expect(article).toBeUndefined();
		expect(problems).toEqual([expect.objectContaining({ file, rule, ...place })]);
	});

	it("finds the line of a wrong value inside a list", () => {
		const text = "---\nheadline: A\nauthors:\n  - Ann\n  - name: Bob\n    url: javascript:x\n---\n";
		expect(read("a.md", text).problems).toEqual([expect.objectContaining({ rule: "field-form", severity: "warning", line: 6, column: 5 })]);
	});

	it("reports what it had to do to read the bytes", () => {
		expect(read("a.md", Buffer.from("---\nheadline: Zürich\n---\n", "latin1"))).toMatchObject({
			article: { headline: "Zürich" },
			problems: [{ rule: "encoding", severity: "warning", message: "The file is not UTF-8; it was read as windows-1252." }],
		});
		expect(read("a.md", "---\nheadline: A\u0007B\n---\nThe body is long enough.\n")).toMatchObject({
			article: { headline: "AB" },
			problems: [{ rule: "control-characters", severity: "warning", message: "1 control characters were dropped." }],
		});
		expect(read("a.md", Buffer.from("\ufeff---\nheadline: A\n---\n", "utf16le"))).toMatchObject({
			article: { headline: "A" },
			problems: [{ rule: "encoding" }],
		});
	});

	it("reads a page in the encoding that it declares, and its body later, too", () => {
		const bytes = Buffer.concat([
			Buffer.from('---\ntitle: Machi\n---\n<meta charset="shift_jis"><p>'),
			Uint8Array.of(0x92, 0xac),
			Buffer.from("</p>"),
		]);
		const { article, problems } = read("a.html", bytes);
		expect(article && bodyOf(article, bytes)).toContain("<p>町</p>");
		expect(problems).toMatchObject([
			{ rule: "encoding", severity: "info", message: "The file is not UTF-8; it was read as shift_jis, as it says itself." },
		]);
	});

	it("tells of characters that could not be read", () => {
		const bytes = Buffer.concat([Buffer.from("“Café” – two\n\nW"), Uint8Array.of(0xff), Buffer.from("rds.")]);
		expect(read("a.txt", bytes)).toMatchObject({
			article: { headline: "“Café” – two", description: "W\ufffdrds." },
			problems: [
				{ rule: "encoding", severity: "warning", message: "One character could not be read as utf-8: in its place stands \ufffd." },
			],
		});
	});

	it.each([
		["BOM", "\ufeff---\nheadline: A\n---\nBody\n"],
		["CRLF", "---\r\nheadline: A\r\n---\r\nBody\r\n"],
		["BOM and CRLF and a blank line", "\ufeff\r\n---\r\nheadline: A\r\n---\r\nBody\r\n"],
		["old Macintosh", "---\rheadline: A\r---\rBody\r"],
	])("finds the body behind %s", (_, text) => {
		const { article, problems } = read("a.md", text);
		expect(problems).toEqual([]);
		expect(article && bodyOf(article, Buffer.from(text))).toBe("Body\n");
	});
});

describe("the body of a file that is read anew", () => {
	const text = "---\nheadline: A\n---\nWords.\n";

	it.each<[string, FieldSource[]]>([
		["alone", []],
		["with a sidecar", [{ file: "a.yml", values: { section: "News" } }]],
	])("is that of the story, %s", (_, others) => {
		expect(unchangedBody(articleOf("a.md", text, others), Buffer.from(text))).toBe("Words.\n");
	});

	it.each<[string, FieldSource[], Uint8Array | undefined]>([
		["it is another text", [], Buffer.from(text.replace("Words", "Other"))],
		["it is another text, with a sidecar", [{ file: "a.yml", values: {} }], Buffer.from(text.replace("Words", "Other"))],
		["it is gone", [], undefined],
	])("is not given where %s", (_, others, bytes) => {
		expect(() => unchangedBody(articleOf("a.md", text, others), bytes)).toThrow(new StoriesChanged(["a.md"]));
	});
});
