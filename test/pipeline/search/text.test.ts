import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadSearchText, loadSearchWords } from "../../../src/pipeline/search/scripts.ts";
import { textWithWholeWords } from "../../../src/pipeline/search/text.ts";
import { slowness } from "../../linear.ts";

const { indexed, shown, searched, asked } = await loadSearchText(
	path.resolve(import.meta.dirname, "../../../templates/assets/search-text.js"),
);

const { formsOf, numbersOf } = await loadSearchWords(path.resolve(import.meta.dirname, "../../../templates/assets/search-words.js"));

const keysOf = (text: string, language = "en") => indexed(text, language).split(" ").map(searched);
const shownOf = (text: string, language = "en") => indexed(text, language).split(" ").map(shown).join("").trimEnd();

/** Letters and digits as Pagefind compares them. */
const bare = (text: string) => Array.from(text.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, ""), (letter) => letter.toLowerCase()).join("");

const letters = fc.string({ unit: fc.constantFrom(..."abEéœŒæÆßẞΣσﬁ２²’'-–`«(市議がガｶﾞ한ำท่اأيیکـʼ\u00ad\u200c") });
const languages = fc.constantFrom("en", "fr", "de", "fa", "ja", "da");

describe("text for the index", () => {
	it("has no words that the page says of missing pictures", () => {
		expect(textWithWholeWords('<p>One<span class="missing"><b>Picture missing</b>: A boat</span>two</p>')).toBe("One two");
	});

	it("is what it was where it is ASCII", () => {
		expect(indexed("The well-known O'Brien paid $5 (or <6>) & left.", "en")).toBe("The well-known O'Brien paid $5 (or <6>) & left.");
	});

	it("is shown as it was, whatever is searched", () => {
		const text = fc.oneof(letters, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), fc.lorem());
		fc.assert(
			fc.property(fc.array(text), languages, (texts, language) => {
				const written = texts.join(" ").normalize("NFC");
				const seen = written
					.replace(/[\u00ad\u200b\u2060\ufeff]/g, "")
					.replace(/\s+/g, " ")
					.trim();
				expect(shownOf(written, language)).toBe(seen);
			}),
			{ numRuns: 200 },
		);
	});

	it("is found by each of its words", () => {
		fc.assert(
			fc.property(letters, languages, (word, language) => {
				const keys = keysOf(word, language);
				for (const asks of asked(word, language).words) {
					if (asks.startsWith("ƻ")) expect(keys.some((key) => key.startsWith(asks))).toBe(true);
					else if (language !== "fr") expect(keys.map(bare)).toContain(bare(asks));
				}
			}),
			{ numRuns: 500 },
		);
	});

	it.each([
		["en", "l’école", "l-école"],
		["en", "“sea–bank”", "-sea-bank-"],
		["en", "“école”", "“école”"],
		["en", "ﬂeet", "fleet"],
		["en", "ＮＡＴＯ", "nato"],
		["en", "m²", "m2"],
		["en", "3½", "3½"],
		["en", "Backfile™", "Backfile™"],
		["fr", "CŒUR", "coeur"],
		["da", "æble", "æble"],
		["en", "Straße", "strasse"],
		["de", "Straße", "Straße"],
		["el", "λόγος", "λόγος"],
		["en", "λόγος", "λόγοσ"],
		["ar", "مســـتقبل", "مستقبل"],
		["fa", "كتاب", "کتاب"],
		["ar", "کتاب", "كتاب"],
		["uk", "пʼять", "п-ять"],
		["fa", "می‌خواهد", "میخواهد"],
	])("%s: %s is searched as %s", (language, text, key) => {
		expect(keysOf(text, language)).toEqual([key]);
		expect(shownOf(text, language)).toBe(text);
	});

	it("has each character of an unspaced script under itself and the next", () => {
		expect(keysOf("市議会 2021年。")).toEqual(["ƻ2406635696", "ƻ3569620250", "ƻ20250", "2021", "ƻ24180", "。"]);
		expect(keysOf("ｶﾞｽ")).toEqual(keysOf("ガス"));
	});
});

describe("a search", () => {
	it("is asked without what French elides, and only there", () => {
		expect(asked("l’école d'œuvre jusqu'à l'an", "fr").words).toEqual(["école", "oeuvre", "jusqu'à", "l'an"]);
		expect(asked("L'École", "en").words).toEqual(["l'école"]);
	});

	it("is a phrase where it stands in quotation marks, of any kind", () => {
		for (const typed of ['"sea wall"', "“sea wall”", "« sea wall »"])
			expect(asked(typed, "en").text.replace(/ (?=")|(?<=") /g, "")).toBe('"sea wall"');
	});

	it("asks for runs of an unspaced script as phrases, and tells single characters", () => {
		expect(asked("市議会 港", "en")).toEqual({
			text: "ƻ2406635696 ƻ3569620250 ƻ28207",
			words: ["ƻ2406635696", "ƻ3569620250", "ƻ28207"],
			singles: ["ƻ28207"],
			phrases: ['"ƻ2406635696 ƻ3569620250"'],
		});
		expect(asked("  ", "en").text).toBe("");
	});
});

describe("words that a line end divides", () => {
	it.each([
		["<p>the har-\nbour wall</p>", "the har-bour wall"],
		["<p>the har\u00ad\n  bour</p>", "the har\u00adbour"],
		["<p>the har-<br>\nbour</p>", "the har-bour"],
		["<p>pages 1-\n2 - \nand</p>", "pages 1- 2 - and"],
		["<p>市議\n会</p>", "市議会"],
		["<p>한국\n사람 a\n市</p>", "한국 사람 a 市"],
		['<p>a <img alt="x -> y" title="<b>" src="a.png"> b <a href="/">c</a>d</p>', "a b cd"],
	])("are whole: %j", (html, text) => {
		expect(textWithWholeWords(html)).toBe(text);
	});
});

describe("a word of the directory", () => {
	it.each([
		["harbour", ["harbour"]],
		["“Sea-Banks’", ["seabanks", "sea", "banks"]],
		["École", ["ecole"]],
		["12x18", ["12x18", "12", "x", "18"]],
		["WKWebView", ["wkwebview", "wk", "web", "view"]],
		["—", []],
	])("%s has the forms %j", (word, forms) => {
		expect(formsOf(word)).toEqual(forms);
	});

	it("stands under its beginnings, and what begins like it is looked for under one of them", () => {
		const word = fc.stringMatching(/^[a-zé]{1,12}$/);
		fc.assert(fc.property(word, word, (start, rest) => void expect(numbersOf(start + rest)).toContain(numbersOf(start).at(-1))));
		expect(numbersOf("ƻ2406635696")).toContain(numbersOf("ƻ24066").at(-1));
		expect(numbersOf("ƻ24")).toEqual([]);
	});
});

it("takes linear time", async () => {
	const slow: string[] = [];
	for (const unit of [
		"'",
		"’",
		"a’",
		"-\n",
		"市",
		"é",
		"` ",
		"\u00ad",
		"“a",
		"- ",
		"\n",
		"ﬁ",
		"<br>\n",
		'<a "',
		'<a b="',
		'<a b="c">',
		"a-",
		"aB1",
	]) {
		const read = (text: string) => {
			textWithWholeWords(text);
			indexed(text, "fr");
			asked(text, "fr");
			formsOf(text).forEach(numbersOf);
		};
		slow.push((await slowness(read, unit, 25_000 * unit.length)) ?? "");
	}
	expect(slow.filter((told) => told !== "")).toEqual([]);
});
