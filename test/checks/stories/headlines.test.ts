import { describe, expect, it } from "vitest";
import { checkCapitals, checkMarkup, checkTwice } from "../../../src/checks/stories/headlines.ts";
import { story } from "../../archive/articles.ts";
import { checkedOf } from "../checked.ts";

const headed = (...headlines: string[]) => checkedOf(headlines.map((headline, index) => story(String(index), "2020-01-01", { headline })));

describe("checkCapitals", () => {
	it.each(["HARBOUR WALL TO BE REBUILT", "ÉLECTIONS MUNICIPALES", "ΝΕΑ ΑΠΟ ΤΟ ΛΙΜΑΝΙ"])("tells of %s", (headline) => {
		expect(checkCapitals(headed(headline))).toHaveLength(1);
	});

	it.each(["UNESCO 2024", "KDE 4.0 RC1", "US, UK, EU", "港の壁", "HARBOUR wall", "WALL-E", "1957"])("does not tell of %s", (headline) => {
		expect(checkCapitals(headed(headline))).toEqual([]);
	});

	it("takes capitals for the style of a paper where a quarter of its headlines are in them", () => {
		const many = Array.from({ length: 20 }, (_, index) => (index < 6 ? `HARBOUR WALL NUMBER ${index}` : `Harbour wall ${index}`));
		expect(checkCapitals(headed(...many))).toEqual([]);
		expect(checkCapitals(headed(...many.slice(4)))).toHaveLength(2);
	});
});

describe("checkMarkup", () => {
	it.each([
		["A **bold** move", "Markdown"],
		["A [link](http://example.org/)", "Markdown"],
		["A <b>bold move", "HTML"],
		["Tom &amp; Jerry", "a character reference"],
		["[b]Bold[/b] move", "a shortcode"],
		["Hello {{ name }}", "code of a template"],
	])("tells of %s", (headline, name) => {
		expect(checkMarkup(headed(headline)).map(({ message }) => message)).toEqual([
			`The headline “${headline}” holds ${name}, which readers are shown as it is typed.`,
		]);
	});

	it.each([
		"5 * 4 * 3",
		"a < b > c",
		"AT&T; and others",
		"snake_case_name",
		"[Updated] Harbour wall",
		"#1 & only",
		"A*Teens**",
		"Who <3 you",
	])("does not tell of %s", (headline) => {
		expect(checkMarkup(headed(headline))).toEqual([]);
	});
});

describe("checkTwice", () => {
	const filesOf = (articles: Parameters<typeof checkedOf>[0]) => checkTwice(checkedOf(articles)).map(({ file }) => file);
	const letters = (id: string, date: string) => story(id, date, { headline: "Letters" });

	it("tells of two stories of a day with one headline, whatever its case", () => {
		const second = story("b", "2020-01-01T12:00:00Z", { headline: "harbour  wall" });
		expect(filesOf([story("a", "2020-01-01", { headline: "Harbour Wall" }), second])).toEqual(["b.md"]);
	});

	it("does not tell of two days, two editions, two languages, or of a column", () => {
		const one = story("a", "2020-01-01", { headline: "Wall" });
		expect(filesOf([one, story("b", "2020-01-02", { headline: "Wall" })])).toEqual([]);
		expect(filesOf([one, story("b", "2020-01", { headline: "Wall" }), story("c", "2020-01", { headline: "Wall" })])).toEqual([]);
		expect(filesOf([one, story("b", "2020-01-01", { headline: "Wall", print: { edition: "late" } })])).toEqual([]);
		expect(filesOf([one, story("b", "2020-01-01", { headline: "Wall", language: "fr" })])).toEqual([]);
		const days = ["2020-01-02", "2020-01-03", "2020-01-04"].map((date) => letters(date, date));
		expect(filesOf([letters("a", "2020-01-01"), letters("b", "2020-01-01"), ...days])).toEqual([]);
		expect(filesOf([letters("a", "2020-01-01"), letters("b", "2020-01-01"), ...days.slice(1)])).toEqual(["b.md"]);
	});
});
