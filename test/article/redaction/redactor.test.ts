import { describe, expect, it } from "vitest";
import { makeRedactor, type Redaction } from "../../../src/article/redaction/redactor.ts";
import { edited, type Written } from "../../../src/article/redaction/replace.ts";
import { slowness } from "../../linear.ts";

const redaction = (name: string, more: Partial<Redaction> = {}): Redaction => ({ name, replaceWith: "[name removed]", in: "all", ...more });
const redactor = makeRedactor([
	redaction("John Smith"),
	redaction("Jörg Müller"),
	redaction("张伟"),
	redaction("J. O'Brien"),
	redaction("Ann-Kathrin Wu"),
]);

function written(text: string, format: Written = "markdown"): string {
	return edited(text, redactor.editsIn(text, format));
}

describe("a redactor", () => {
	it.each([
		["John Smith's", "[name removed]'s"],
		["JOHN \t SMITH", "[name removed]"],
		["John\u00a0Smith", "[name removed]"],
		["John\nSmith went", "[name removed]\nwent"],
		["Smith, John", "[name removed]"],
		["Smith John", "[name removed]"],
		["John Smith-Jones", "[name removed]-Jones"],
		["Jo\u00adhn Smi\u00adth", "[name removed]"],
		["John Smi-\nth went", "[name removed]\nwent"],
		["JOHN SMI-\nTH", "[name removed]\n"],
		["Jörg Müller, Jo\u0308rg Mu\u0308ller, Jorg Muller, Joerg Mueller", "[name removed], [name removed], [name removed], [name removed]"],
		["J&ouml;rg M&#252;ller", "[name removed]"],
		["ＪＯＨＮ ＳＭＩＴＨ", "[name removed]"],
		["他说张伟来了", "他说[name removed]来了"],
		["J. O’Brien, J O'Brien, j obrien", "[name removed], [name removed], [name removed]"],
		["Ann Kathrin Wu", "[name removed]"],
		["John Smith²", "[name removed]²"],
	])("takes %j out", (text, expected) => {
		expect(written(text, "plain")).toBe(expected);
		expect(redactor.holdsName(text)).toBe(true);
		expect(redactor.holdsName(expected)).toBe(false);
	});

	it.each([
		"Johnny Smith",
		"John Smithson",
		"Blacksmith John",
		"John. Smith said",
		"John (Smith)",
		"John, Smith and Jones",
		"SJohn Smith",
		"black-\njohn smith",
	])("leaves %j alone", (text) => {
		expect(redactor.redactText(text)).toBe(text);
		expect(redactor.holdsName(text)).toBe(false);
	});

	it.each([
		["*John* Smith said", "*\\[name removed\\]* said"],
		["**John Smith**", "**\\[name removed\\]**"],
		["Mr _John_ Smith", "Mr _\\[name removed\\]_"],
		["[John](x) Smith here", "[\\[name removed\\]](x) here"],
		["[John Smith]: he", "[\\[name removed\\]]: he"],
		["> John\n> Smith went", "> \\[name removed\\]\n> went"],
		["<b>J</b>ohn <i title='John Smith'>Smith</i>", "<b>\\[name removed\\]</b><i title='[name removed]'></i>"],
		['![John Smith](john_smith.jpg "John Smith")', '![\\[name removed\\]](name-removed.jpg "\\[name removed\\]")'],
		['<img src=a/John%20Smith.jpg alt="John Smith">', '<img src=a/name-removed.jpg alt="[name removed]">'],
		[
			"see https://example.net/JohnSmith?x and john.smith@example.net",
			"see https://example.net/name-removed?x and name-removed@example.net",
		],
		["John Smith[^1]", "\\[name removed\\][^1]"],
	])("keeps the markup of %j", (text, expected) => {
		expect(written(text)).toBe(expected);
	});

	it("escapes what it writes in the way of the format", () => {
		const other = makeRedactor([redaction("John Smith", { replaceWith: "A <b> & C" })]);
		const inFormat = (format: Written) => edited("John Smith", other.editsIn("John Smith", format));
		expect([inFormat("html"), inFormat("text"), inFormat("markdown")]).toEqual(["A &lt;b&gt; &amp; C", "A <b> & C", "A \\<b\\> \\& C"]);
	});

	it.each([
		["/people/john-smith.html", "/people/name-removed.html"],
		["/2024/smith-john/", "/2024/name-removed/"],
		["/people/johnsmith1.jpg", "/people/name-removed1.jpg"],
		["/joerg_mueller", "/name-removed"],
		["/J%C3%B6rg+M%C3%BCller", "/name-removed"],
		["/blacksmith-john/smithson", undefined],
	])("knows names in the address %j", (address, expected) => {
		expect(redactor.holdsNameInAddress(address)).toBe(expected !== undefined);
		expect(redactor.redactAddress(address)).toBe(expected ?? address);
	});

	it("takes some names out of some stories only", () => {
		const some = makeRedactor([redaction("Ann Lee", { in: ["s1"] }), redaction("Bob Ray")]);
		const text = "Ann Lee and Bob Ray";
		expect([some, some.forStory("s2"), some.forStory("s1")].map((one) => one.redactText(text))).toEqual([
			"Ann Lee and [name removed]",
			"Ann Lee and [name removed]",
			"[name removed] and [name removed]",
		]);
		expect(some.forStory("s1").namesIn(text)).toEqual([0, 1]);
	});

	it("takes linear time, whatever a text holds and however many names there are", async () => {
		const many = makeRedactor(Array.from({ length: 5_000 }, (_, index) => redaction(`Ab${"c".repeat(index % 50)} D${index}`)));
		const read = (text: string) => many.editsIn(text, "markdown");
		for (const piece of ['<a "', "](", "<!--", "&amp", "[^", "John ", "](a(", "-\n", "abccc", "Ab ", "张"])
			expect(await slowness(read, piece, 1 << 18)).toBeUndefined();
	});
});
