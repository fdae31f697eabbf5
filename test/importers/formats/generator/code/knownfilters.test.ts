import { describe, expect, it } from "vitest";
import { readExpression } from "../../../../../src/importers/formats/generator/code/filters.ts";

const VALUES: Readonly<Record<string, unknown>> = {
	title: "The Strike, Day 3",
	html: "<p>One <b>two</b></p>",
	names: ["Nora", "ola", "Nora"],
	lines: [
		{ name: "South", fare: 38 },
		{ name: "North", fare: 4 },
	],
	two: ["a", "b"],
	three: ["a", "b", "c"],
};

const made = (written: string) => readExpression(written, { valueOf: (name) => VALUES[name], addressOf: (path) => path });

describe("filters of Liquid", () => {
	it.each([
		["title | slugify", "the-strike-day-3"],
		["html | strip_html", "One two"],
		['title | truncate: 10, "…"', "The Strik…"],
		["title | truncatewords: 2", "The Strike,..."],
		["title | size", 17],
		["title | number_of_words", 4],
		['title | replace_first: "e", "$&"', "Th$& Strike, Day 3"],
		["names | uniq | join", "Nora ola"],
		['names | sort_natural | join: ", "', "Nora, Nora, ola"],
		['lines | sort: "fare" | map: "name" | join', "North South"],
		["two | array_to_sentence_string", "a and b"],
		['three | array_to_sentence_string: "or"', "a, b, or c"],
		["three | concat: two | size", 5],
		["7 | divided_by: 2", 3],
		["7.0 | times: 2 | plus: 1", 15],
		["-7 | modulo: 3", 2],
		["2.345 | round: 1", 2.3],
		['"&amp; &" | escape_once', "&amp; &amp;"],
	])("%s", (written, value) => {
		expect(made(written)).toBe(value);
	});

	it.each(["title | plus: 1", "7 | divided_by: 0", "lines | uniq", "lines | sort", 'title | slugify: "latin"', "title | shuffle"])(
		"%s is not known",
		(written) => {
			expect(made(written)).toBeUndefined();
		},
	);
});
