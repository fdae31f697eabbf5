import { describe, expect, it } from "vitest";
import { lettersIn } from "../../src/view/letters.ts";

const term = (name: string, count = 1, indexName?: string) => ({ name, count, indexName });

const groupsOf = (language: string, ...names: string[]) =>
	lettersIn(language, () => "Others")
		.letters(names.map((name) => term(name)))
		.map(({ letter, terms }) => [letter, terms.length]);

describe("letters", () => {
	it("have no accents, and take two for one where the language does", () => {
		expect(groupsOf("en", "Dora", "Émile", "Eve", "Olga", "Øyvind", "œuvre")).toEqual([
			["D", 1],
			["E", 2],
			["O", 2],
			["Œ", 1],
		]);
		expect(groupsOf("da", "Olga", "Øyvind")).toEqual([
			["O", 1],
			["Ø", 1],
		]);
	});

	it("are 0–9 for numbers and signs, and one group for scripts without letters, wherever such names stand", () => {
		expect(groupsOf("en", "“Quoted”", "1957", "東京", "Москва", "大阪")).toEqual([
			["Others", 3],
			["0–9", 1],
			["М", 1],
		]);
	});

	it("are those of the names as the index has them, each with a place to lead to", () => {
		const groups = lettersIn("en", () => "Others").letters([term("1957"), term("Edith Marlowe", 9, "Marlowe, Edith"), term("東京")]);
		expect(groups.map(({ letter, id }) => [letter, id])).toEqual([
			["0–9", "letter-0"],
			["M", "letter-M"],
			["Others", "letters-other"],
		]);
	});
});

describe("mostUsed", () => {
	it("are the terms with the most stories, those that come first before their equals", () => {
		const terms = [term("a", 1), term("b", 5), term("c", 5), term("d", 9)];
		expect(
			lettersIn("en", () => "Others")
				.mostUsed(terms, 3)
				.map(({ name }) => name),
		).toEqual(["d", "b", "c"]);
	});
});
