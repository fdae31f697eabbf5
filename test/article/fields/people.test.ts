import { describe, expect, it } from "vitest";
import { indexNameOf, personOf } from "../../../src/article/fields/people.ts";

describe("personOf", () => {
	it("cuts a name in two, and none that may not be a person's", () => {
		expect(personOf("Jan van der Berg", "nl")).toEqual({ given: "Jan", family: "Berg", "non-dropping-particle": "van der" });
		expect(personOf("The Editor", "en")).toBeUndefined();
	});
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
