import { describe, expect, it } from "vitest";
import { checkAuthors } from "../../../src/checks/terms/authors.ts";
import { notes, story } from "../../archive/articles.ts";
import { checkedOf } from "../checked.ts";

function found(counts: Readonly<Record<string, number>>, yaml = "") {
	const articles = Object.entries(counts).flatMap(([name, count], author) =>
		Array.from({ length: count }, (_, index) => story(`${author}-${index}`, "2020-01-01", { authors: [{ name }] })),
	);
	return checkAuthors(checkedOf(articles, { notes: notes(yaml) }));
}

describe("checkAuthors", () => {
	it.each([
		[{ "José García": 2, "Jose Garcia": 1 }, "warning", true],
		[{ "Edith Marlowe": 2, "Marlowe, Edith": 1 }, "warning", true],
		[{ "Matthew Ehle": 2, MatthewEhle: 1 }, "warning", true],
		[{ "Edith Marlowe": 2, "By Edith Marlowe": 1 }, "warning", true],
		[{ "Sascha Manns": 9, "Sacha Manns": 1 }, "warning", false],
		[{ "Edith Marlowe": 9, "Edith Marlow": 1 }, "warning", false],
		[{ "Sascha Manns": 2, "S. Manns": 1 }, "info", false],
		[{ "John Smith": 2, "John A. Smith": 1 }, "info", false],
		[{ "Edith Marlowe": 2, "EDITH MARLOWE": 1 }, "info", false],
	])("tells of %o", (counts, severity, isCertain) => {
		const all = found(counts);
		expect(all.map((one) => [one.rule, one.severity, one.merge !== undefined])).toEqual([["author-spellings", severity, isCertain]]);
	});

	it.each([
		[{ "Jan Smith": 9, "Jane Smith": 1 }],
		[{ "Hans Meier": 9, "Hans Beier": 1 }],
		[{ "Ann Lee": 9, "Bo Ek": 1 }],
		[{ "Sascha Manns": 2, "Stefan Manns": 2, "S. Manns": 1 }],
		[{ "Martin Luther King": 2, "Martin Luther King, Jr.": 1 }],
		[{ admin: 9, admins: 1 }],
	])("does not tell of %o", (counts) => {
		expect(found(counts)).toEqual([]);
	});

	it("leaves alone what the owner has decided in terms.yml", () => {
		expect(found({ "José García": 2, "Jose Garcia": 1 }, "authors: { José García: {}, Jose Garcia: {} }")).toEqual([]);
	});
});
