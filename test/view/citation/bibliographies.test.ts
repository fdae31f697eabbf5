import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { bibtex, cslJson, ris } from "../../../src/view/citation/bibliographies.ts";
import { type Citation, citationOf } from "../../../src/view/citation/citation.ts";
import { on } from "../../archive/articles.ts";
import { article } from "../../site/articles.ts";

function citationFor(date?: string, fields: Partial<Article> = {}, url = "https://example.org/1957/bridge.html"): Citation {
	return citationOf(article("bridge", date, { headline: "The bridge opens", ...fields }), url, {
		title: "The Daily Mercury",
		language: "en",
		publisher: "Mercury Press",
	});
}

const full = citationFor("1957-03-04", {
	authors: [{ name: "Jan van der Berg" }, { name: "Martin Luther King Jr." }, { name: "Smith & Sons" }],
	section: "Home",
	print: { date: on("1957-03-04"), page: "3-5", edition: "Late", issue: "53,123" },
});

const HOSTILE = [
	"</script>",
	"}",
	"{",
	"\\",
	"a\r\nER  - \r\nTY  - BOOK",
	"\u2028a\u2029b\u0085c",
	"\0",
	"\ud800",
	"\u202e\u200f",
	"x".repeat(5000),
	"} , note = {",
	"%",
	"",
];

/** A citation as it comes from no story, with any text in any place. */
const anything = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE));
const anyCitation: fc.Arbitrary<Citation> = fc.record(
	{
		type: fc.constant("article-newspaper" as const),
		id: anything,
		title: anything,
		author: fc.array(
			fc.oneof(
				fc.record({ family: anything, given: anything, suffix: anything, "non-dropping-particle": anything }),
				fc.record({ literal: anything }),
			),
			{ maxLength: 3 },
		),
		"container-title": anything,
		archive: anything,
		publisher: anything,
		issued: fc.oneof(fc.record({ literal: anything }), fc.constant({ "date-parts": [[1957, 3, 4] as const], circa: true as const })),
		edition: anything,
		issue: anything,
		page: anything,
		section: anything,
		URL: anything,
		language: anything,
		note: anything,
	},
	{ requiredKeys: ["type", "id", "title", "container-title", "URL", "language"] },
);

/** How deep the braces of a text end, or -1 where one closes that none opened. BibTeX counts those behind a backslash too. */
function depthOf(text: string): number {
	let depth = 0;
	for (const character of text) {
		if (character === "{") depth++;
		if (character === "}" && --depth < 0) return -1;
	}
	return depth;
}

describe("bibtex", () => {
	it("writes an entry for BibTeX and biblatex", () => {
		expect(bibtex(full)).toBe(
			[
				"@article{berg1957bridge-17f29b07,",
				"\tauthor = {van der Berg, Jan and King, Jr., Martin Luther and {Smith \\& Sons}},",
				"\ttitle = {{The bridge opens}},",
				"\tjournal = {The Daily Mercury},",
				"\tentrysubtype = {newspaper},",
				"\tdate = {1957-03-04},",
				"\tyear = {1957},",
				"\tedition = {Late},",
				"\tnumber = {53,123},",
				"\tpages = {3--5},",
				"\turl = {https://example.org/1957/bridge.html},",
				"\tmonth = mar,",
				"}",
				"",
			].join("\n"),
		);
	});

	it.each<[string | undefined, readonly string[]]>([
		[undefined, []],
		["1957", ["date = {1957}", "year = {1957}"]],
		["1957-03~", ["date = {1957-03~}", "year = {1957}", "month = mar"]],
		["1957-21", ["date = {1957-21}", "year = {1957}"]],
		["1957-03-04/1957-03-05", ["date = {1957-03-04/1957-03-05}", "year = {1957}"]],
		["195X", ["year = {1950s}"]],
	])("dates a story of %s as far as that is known", (date, lines) => {
		const dated = bibtex(citationFor(date)).match(/(date|year|month) = .*(?=,)/g) ?? [];
		expect(dated).toEqual(lines);
	});

	it("writes what TeX would take for commands as text, and leaves other letters alone", () => {
		const entry = bibtex(citationFor("1957", { headline: "Müller: \\ { } $ & # _ % ~ ^ 東京" }));
		expect(entry).toContain(
			"{{Müller: \\textbackslash{} \\textbraceleft{} \\textbraceright{} \\$ \\& \\# \\_ \\% \\textasciitilde{} \\textasciicircum{} 東京}}",
		);
	});

	it("leaves an address as it is but for what would end it", () => {
		const entry = bibtex(citationFor("1957", {}, "https://example.org/%7Ea_b/{x}\\é#top"));
		expect(entry).toContain("url = {https://example.org/%7Ea_b/%7Bx%7D%5Cé#top}");
	});

	it("names an entry in ASCII, and two of one author, year and word apart", () => {
		const keyOf = (id: string, headline: string, name: string) =>
			/^@article\{([^,]*),/.exec(
				bibtex(
					citationOf(article(id, "1957", { headline, authors: [{ name }] }), "https://example.org/", {
						title: "東京",
						language: "en",
						publisher: "",
					}),
				),
			)?.[1];
		expect(keyOf("a", "A Bridge", "Jörg Müller")).toMatch(/^mueller1957bridge-[0-9a-f]{8}$/);
		expect(keyOf("a", "A Bridge", "Jörg Müller")).not.toBe(keyOf("b", "A Bridge", "Jörg Müller"));
		expect(keyOf("a", "東京", "山田 太郎")).toMatch(/^story1957-[0-9a-f]{8}$/);
	});

	it("balances its braces, whatever it cites", () => {
		fc.assert(
			fc.property(anyCitation, (citation) => {
				const entry = bibtex(citation);
				expect(depthOf(entry)).toBe(0);
				expect(entry).toMatch(/^@article\{[a-z0-9]+-[0-9a-f]{8},\n(?:\t[a-z]+ = (?:\{.*\}|[a-z]{3}),\n)*\}\n$/);
				for (const [, value = ""] of entry.matchAll(/= \{(.*)\},\n/g)) expect(depthOf(value)).toBe(0);
				expect(entry).toBe(entry.toWellFormed());
			}),
		);
	});
});

describe("ris", () => {
	it("writes a newspaper record", () => {
		expect(ris(full).split("\r\n")).toEqual([
			"TY  - NEWS",
			"ID  - berg1957bridge-17f29b07",
			"AU  - van der Berg, Jan",
			"AU  - King, Martin Luther, Jr.",
			"AU  - Smith & Sons",
			"TI  - The bridge opens",
			"T2  - The Daily Mercury",
			"PY  - 1957",
			"DA  - 1957/03/04/",
			"ET  - Late",
			"IS  - 53,123",
			"SP  - 3-5",
			"SE  - Home",
			"PB  - Mercury Press",
			"LA  - en",
			"UR  - https://example.org/1957/bridge.html",
			"ER  - ",
			"",
		]);
	});

	it.each<[string | undefined, readonly string[]]>([
		[undefined, []],
		["1957", ["PY  - 1957", "DA  - 1957///"]],
		["1957-03", ["PY  - 1957", "DA  - 1957/03//"]],
		["1957-03~", ["PY  - 1957", "DA  - 1957/03//ca."]],
		["1957-21", ["PY  - 1957", "DA  - 1957///Spring"]],
		["1957-03-04/1957-03-05", ["PY  - 1957", "DA  - 1957/03//", "N1  - Date: 1957-03-04/1957-03-05"]],
		["1957/1959", ["N1  - Date: 1957/1959"]],
		["195X", ["N1  - Date: 1950s"]],
	])("dates a story of %s as far as that is known", (date, lines) => {
		expect(
			ris(citationFor(date))
				.split("\r\n")
				.filter((line) => /^(PY|DA|N1)/.test(line)),
		).toEqual(lines);
	});

	it("has one value a line, and one record, whatever it cites", () => {
		fc.assert(
			fc.property(anyCitation, (citation) => {
				const record = ris(citation);
				const lines = record.split("\r\n");
				for (const line of lines) expect(line).toMatch(/^([A-Z][A-Z0-9] {2}- .*)?$/);
				expect(lines.filter((line) => /^(TY|ER) /.test(line))).toEqual(["TY  - NEWS", "ER  - "]);
				expect(record).toBe(record.toWellFormed());
			}),
		);
	});
});

describe("cslJson", () => {
	it("writes a list with one item", () => {
		const text = cslJson(full);
		expect(text).toMatch(/^\[\n\t\{\n\t\t"type": "article-newspaper",\n[^]*\n\]\n$/);
		expect(JSON.parse(text)).toEqual([full]);
	});

	it("is JSON without control characters and half surrogates, whatever it cites", () => {
		fc.assert(
			fc.property(anyCitation, (citation) => {
				const text = cslJson(citation);
				expect(JSON.parse(text)).toHaveLength(1);
				expect(text).not.toMatch(/\\u00[01]|\\ud[89a-f]/i);
			}),
		);
	});
});
