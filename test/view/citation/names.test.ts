import { describe, expect, it } from "vitest";
import type { PersonName } from "../../../src/article/fields/people.ts";
import { authorsOf } from "../../../src/view/citation/names.ts";
import { article } from "../../site/articles.ts";

const authorOf = (name: string, language = "en") => authorsOf(article("a", "1957", { authors: [{ name }] }), language);

const person = (given: string, family: string, more: PersonName = {}): PersonName => ({ given, family, ...more });

describe("authorsOf", () => {
	it.each<[string, PersonName]>([
		["Jane Doe", person("Jane", "Doe")],
		["Doe, Jane", person("Jane", "Doe")],
		["JANE DOE", person("JANE", "DOE")],
		["Mary-Jane O'Neill", person("Mary-Jane", "O'Neill")],
		["J.K. Rowling", person("J.K.", "Rowling")],
		["A. A. Milne", person("A. A.", "Milne")],
		["Leïla Slimani", person("Leïla", "Slimani")],
		["Иван Петров", person("Иван", "Петров")],
		["Stephen King", person("Stephen", "King")],
		["Dr. Jane Doe", person("Jane", "Doe")],
		["Jan van der Berg", person("Jan", "Berg", { "non-dropping-particle": "van der" })],
		["van der Berg, Jan", person("Jan", "Berg", { "non-dropping-particle": "van der" })],
		["Robert De Niro", person("Robert", "De Niro")],
		["Van Morrison", person("Van", "Morrison")],
		["Bashar al-Assad", person("Bashar", "al-Assad")],
		["Jean d'Ormesson", person("Jean", "d'Ormesson")],
		["Sammy Davis Jr.", person("Sammy", "Davis", { suffix: "Jr." })],
		["Sammy Davis, Jr", person("Sammy", "Davis", { suffix: "Jr" })],
		["King, Martin Luther, Jr.", person("Martin Luther", "King", { suffix: "Jr." })],
		["William Henry Gates III", person("William Henry", "Gates", { suffix: "III" })],
	])("cuts the name %s", (name, cut) => {
		expect(authorOf(name)).toEqual([cut]);
	});

	it.each([
		"Reuters",
		"The Associated Press",
		"AFP Paris",
		"Le Monde",
		"Jane Doe BBC",
		"From our own correspondent",
		"Our Own Correspondent",
		"Johnson & Johnson",
		"Jane Doe, London",
		"Doe, MD",
		"Jane Doe (photographs)",
		"Mrs John Smith",
		"Malcolm X",
		"Valéry Giscard d'Estaing",
		"Berg, Jan van der",
		"Smith, Dr. John",
		"山田 太郎",
		"@jane",
		"Agent 007 Smith",
		"Jr.",
		",",
	])("leaves the name %s whole", (name) => {
		expect(authorOf(name)).toEqual([{ literal: name }]);
	});

	it("leaves whole what a story's language writes in another order, and two family names", () => {
		expect(authorOf("Nagy Imre", "hu")).toEqual([{ literal: "Nagy Imre" }]);
		expect(authorOf("Gabriel García Márquez", "es-CO")).toEqual([{ literal: "Gabriel García Márquez" }]);
		expect(authorOf("Rosa Montero", "es")).toEqual([person("Rosa", "Montero")]);
	});

	it.each(["Jane Doe and John Smith", "Jane Doe & John Smith", "Jane Doe, John Smith", "Doe, Jane; Smith, John"])(
		"finds the people of %s",
		(name) => {
			expect(authorOf(name)).toEqual([person("Jane", "Doe"), person("John", "Smith")]);
		},
	);

	it.each(["By Jane Doe", "by Jane Doe", "By: Jane Doe", "By Jane Doe in New York", "By Jane Doe, Staff Writer"])(
		"finds the author in the byline %s",
		(byline) => {
			expect(authorsOf(article("a", "1957", { byline }), "en")).toEqual([person("Jane", "Doe")]);
		},
	);

	it.each([
		"From our own correspondent",
		"By Our Own Correspondent",
		"By Electric Telegraph",
		"By a Staff Reporter",
		"By Jane Doe and agencies",
		"By Reuters",
		"Jane Doe",
		"",
	])("makes no author of the byline “%s”", (byline) => {
		expect(authorsOf(article("a", "1957", { byline }), "en")).toEqual([]);
	});

	it("asks no byline where authors are named", () => {
		const story = article("a", "1957", { authors: [{ name: "Jane Doe" }], byline: "By John Smith" });
		expect(authorsOf(story, "en")).toEqual([person("Jane", "Doe")]);
	});

	it("takes names of 5,000 characters", () => {
		for (const name of ["a".repeat(5000), "A, ".repeat(1700), "Ab Cd and ".repeat(500), "B ".repeat(2500).trim()])
			expect(authorOf(name)).toEqual([{ literal: name.trim() }]);
	});
});
