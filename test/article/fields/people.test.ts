import { describe, expect, it } from "vitest";
import { indexNameOf, personOf } from "../../../src/article/fields/people.ts";

describe("personOf", () => {
	it("cuts a name in two, and none that may not be a person's", () => {
		expect(personOf("Jan van der Berg", "nl")).toEqual({ given: "Jan", family: "Berg", "non-dropping-particle": "van der" });
		expect(personOf("The Editor", "en")).toBeUndefined();
	});
});

describe("the authors of real archives", () => {
	it.each([
		["Sascha Manns", "Manns, Sascha"],
		["Jos Poortvliet", "Poortvliet, Jos"],
		["Adrian Schröter", "Schröter, Adrian"],
		["E. Marlowe", "Marlowe, E."],
		["Miss E. Marlowe", undefined],
		["A Milne", "Milne, A"],
		["A A Milne", "Milne, A A"],
		["Van Morrison", "Morrison, Van"],
		["An Old Reader", "Old Reader, An"],
		["A Marsh Lane Housewife", "Marsh Lane Housewife, A"],
		["A Housewife", "Housewife, A"],
		["The Editor", "Editor, The"],
		["The Puzzles Editor", "Puzzles Editor, The"],
		["The Saltmarsh Courier", "Saltmarsh Courier, The"],
		["No Content Found", undefined],
		["Our Musical Correspondent", undefined],
		["Our Man in Thornsea", undefined],
		["Staff Reporter", undefined],
		["From agency reports", undefined],
		["Promotions desk", undefined],
		["News Team", undefined],
		["openSUSE Board", undefined],
		["Theme Admin", undefined],
		["Theme Reviewer", undefined],
		["Reuters", undefined],
		["themereviewteam", undefined],
	])("stand in an index as written where they are no names: %s", (name, expected) => expect(indexNameOf(name, "en-GB")).toBe(expected));

	it.each([
		["Die Redaktion", "de", "Redaktion, Die"],
		["Unser Korrespondent", "de", undefined],
		["La Rédaction", "fr", "Rédaction, La"],
		["La Redacción", "es-MX", "Redacción, La"],
		["De Redactie", "nl", "Redactie, De"],
		["Η Σύνταξη", "el", "Σύνταξη, Η"],
		["An De Ryck", "nl", "De Ryck, An"],
		["Una Stubbs", "en", "Stubbs, Una"],
	])("know the articles of their language: %s (%s)", (name, language, expected) => expect(indexNameOf(name, language)).toBe(expected));
});

describe("indexNameOf", () => {
	it.each([
		["Edith Marlowe", "en", "Marlowe, Edith"],
		["  Edith\n Marlowe", "en", "Marlowe, Edith"],
		["Marlowe, Edith", "en", "Marlowe, Edith"],
		["Jan van der Berg", "nl", "Berg, Jan van der"],
		["Sammy Davis Jr.", "en", "Davis, Sammy, Jr."],
		["Gabriel García Márquez", "es", undefined],
		["Kovács János", "hu", undefined],
		["Our Own Correspondent", "en", undefined],
		["Reuters", "en", undefined],
		["", "en", undefined],
	])("writes %s in %s as %s", (name, language, expected) => {
		expect(indexNameOf(name, language)).toBe(expected);
	});
});
