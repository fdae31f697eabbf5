import { writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it, vi } from "vitest";
import { readWxr } from "../../../../../src/importers/formats/wordpress/wxr/read.ts";
import type { WxrPart } from "../../../../../src/importers/formats/wordpress/wxr/record.ts";
import { makeSplitter } from "../../../../../src/importers/formats/wordpress/wxr/split.ts";
import { openSource } from "../../../../../src/importers/reading/sources.ts";
import { emptyFolder } from "../../../contract.ts";

const RUNS = Number(process.env.BACKFILE_RUNS ?? 60);

const words = fc
	.array(
		fc.oneof(
			{ arbitrary: fc.constantFrom("wall", "é", "😀", " ", "\n", "\r\n", "\t", "harbour", "日本"), weight: 8 },
			fc.constantFrom("&amp;", "&lt;", "&#8217;", "&#10;", "]", "&apos;", "&quot;", '"', ">"),
		),
		{ maxLength: 6 },
	)
	.map((parts) => parts.join(""));

const literal = fc
	.tuple(
		words,
		fc.constantFrom(
			"",
			"<p>",
			"<item>",
			"</item>",
			"</content:encoded>",
			"<!-- wp:x -->",
			"<!--",
			"-->",
			"&",
			"]]",
			"x".repeat(3000),
			"</wp:comment>",
		),
	)
	.map((parts) => `<![CDATA[${parts.join("")}]]>`);

const text = fc.oneof(
	{ arbitrary: literal, weight: 6 },
	{ arbitrary: words, weight: 3 },
	fc.tuple(fc.constantFrom("", " ", "\n\t"), literal, fc.constantFrom("", " ", "\r\n"), literal).map((parts) => parts.join("")),
	fc.constant(""),
);

/** Now and then what no export should hold. */
const odd = fc.constantFrom(
	"a & b",
	"&nbsp;",
	"<b>bold</b>",
	"<!-- a comment -->",
	"]]>",
	"words <![CDATA[literal]]>",
	"&#0;",
	"&#55296;",
	"<?pi <item> ?>",
);

const name = fc.constantFrom("title", "link", "content:encoded", "excerpt:encoded", "wp:post_id", "wp:post_type", "dc:creator", "x");
const category = fc
	.tuple(fc.constantFrom('domain="category" nicename="a"', "domain='tag'", 'domain="a&amp;b"', 'domain="a" domain="b"', ""), text)
	.map(([attributes, inside]) => `<category ${attributes}>${inside}</category>`);
const plain = (inside: fc.Arbitrary<string>) =>
	fc
		.tuple(name, inside, fc.constantFrom("", " ", "\n"))
		.map(([tag, words, blank]) => `<${tag}>${words}</${tag}${blank === " " ? " " : ""}>${blank}`);

const part = fc.oneof(
	{ arbitrary: plain(text), weight: 12 },
	{ arbitrary: category, weight: 2 },
	{
		arbitrary: fc
			.tuple(words, text)
			.map(([key, value]) => `<wp:postmeta>\n<wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`),
		weight: 3,
	},
	{
		arbitrary: text.map(
			(inside) =>
				`<wp:comment><wp:comment_id>1</wp:comment_id>\n<wp:comment_content>${inside}</wp:comment_content><wp:commentmeta><a/></wp:commentmeta></wp:comment>`,
		),
		weight: 2,
	},
	fc.constantFrom('<guid isPermaLink="false">x</guid>', "<excerpt:encoded/>", "<title/>"),
	{ arbitrary: plain(odd), weight: 1 },
);

const item = fc
	.tuple(fc.array(part, { maxLength: 8 }), fc.constantFrom("\n", "", "\r\n\t", " "))
	.map(([parts, blank]) => `<item>${blank}${parts.join(blank)}</item>`);

const between = fc.oneof(
	{ arbitrary: fc.constantFrom("\n", "", "\n\t", "\r\n", "\r"), weight: 12 },
	fc.constantFrom(
		"<!-- <item> -->",
		"<!-- </x> <item><title>no</title></item> -->",
		"<wp:author><wp:author_login>a</wp:author_login></wp:author>",
		"words",
		"<title>a<item>b</item></title>",
		"<?x <item></item> ?>",
		"&nbsp;",
	),
);

const items = fc.array(fc.tuple(item, between), { minLength: 1, maxLength: 12 });

/** So many blanks, in lines. */
function linesOf(length: number): string {
	return `${" ".repeat(99)}\n`.repeat(Math.ceil(length / 100)).slice(0, length);
}

/** What is read of an export; the quick way is taken only where XML is that of 1.0. */
async function read(folder: string, version: string, body: string): Promise<WxrPart[]> {
	const file = path.join(folder, "export.xml");
	writeFileSync(
		file,
		`<?xml version="${version}" encoding="UTF-8" ?>\n<rss><channel>\n\t<link>https://a.example</link>\n${body}</channel></rss>`,
	);
	const parts: WxrPart[] = [];
	for await (const found of readWxr(openSource(file))) if (found.part !== "bytes") parts.push(found);
	return parts;
}

describe("items that are read without the parser", () => {
	it("are what the parser makes of them, where they stand", async () => {
		const folder = emptyFolder();
		let met = 0;
		await fc.assert(
			fc.asyncProperty(items, fc.nat({ max: 262_144 }), async (given, before) => {
				const body = given.flat().join("");
				// The file is read in pieces: the items come to lie across the end of one.
				for (const blanks of ["", " ".repeat(before), linesOf(Math.max(0, 262_000 - (before % body.length)))]) {
					const quick = await read(folder, "1.0", blanks + body);
					expect(quick).toEqual(await read(folder, "1.1", blanks + body));
					met += quick.length;
				}
			}),
			{ numRuns: RUNS },
		);
		expect(met).toBeGreaterThan(RUNS * 3);
	});

	it("are hidden from the parser, with what stands between them", () => {
		const xml = new SaxesParser({ xmlns: false, position: true });
		const seen: string[] = [];
		const { write } = xml;
		vi.spyOn(xml, "write").mockImplementation((chunk) => {
			seen.push(String(chunk));
			return write.call(xml, chunk);
		});
		let depth = 0;
		xml.on("opentag", () => {
			splitter.tagMet();
			depth++;
		});
		xml.on("closetag", () => {
			splitter.tagMet();
			depth--;
		});
		const titles: (string | undefined)[] = [];
		const splitter = makeSplitter(
			{ at: xml, parse: (text) => void xml.write(text) },
			{ isBetweenRecords: () => depth === 2, give: ({ texts }) => titles.push(texts.get("title")) },
		);
		const item = (title: string) => `<item>\n\t<title>${title}</title>\n</item>`;
		splitter.write(`<rss><channel>\n<title>Courier</title>\n${item("one")}\n\t${item("two")}\n<wp:x>1</wp:x>\n${item("three")}`);
		splitter.write(`\n${item("four")}\n</channel></rss>`, true);
		expect(titles).toEqual(["one", "two", "three", "four"]);
		expect(seen.join("")).not.toContain("<item>");
		expect(seen.join("")).toContain("<wp:x>1</wp:x>");
	});

	it("are as many where an export is cut off anywhere", async () => {
		const folder = emptyFolder();
		await fc.assert(
			fc.asyncProperty(items, fc.double({ min: 0, max: 1, noNaN: true }), async (given, share) => {
				const body = given.flat().join("");
				const cut = body.slice(0, Math.floor(body.length * share)).toWellFormed();
				expect(await read(folder, "1.0", cut)).toEqual(await read(folder, "1.1", cut));
			}),
			{ numRuns: RUNS },
		);
	});
});
