import { describe, expect, it } from "vitest";
import { findIn } from "../../src/checks/positions.ts";

const TEXT = `---
Title: 'Art and the state'
tags: [state, "art", start]
author:
  - Edith
---
A start in art by Edith.
`;

describe("findIn", () => {
	it.each([
		[{ field: "headline" }, { line: 2, column: 1 }],
		[
			{ field: "headline", text: "Art and the state" },
			{ line: 2, column: 9 },
		],
		[
			{ field: "tags", text: "art" },
			{ line: 3, column: 16 },
		],
		[
			{ field: "tags", text: "start" },
			{ line: 3, column: 22 },
		],
		[
			{ field: "authors", text: "Edith" },
			{ line: 5, column: 5 },
		],
		[{ field: "tags", text: "nowhere" }, { line: 3 }],
		[{ keys: ["author"] }, { line: 4, column: 1 }],
		[{ field: "print" }, undefined],
		[{ text: "start in" }, { line: 7, column: 3 }],
	] as const)("finds %o", (whereabouts, position) => {
		expect(findIn(TEXT, whereabouts)).toEqual(position);
	});

	it("finds a headline in the text itself, but no other field", () => {
		expect(findIn("Harbour wall\n\nThe state of it.\n", { field: "headline", text: "Harbour wall" })).toEqual({ line: 1, column: 1 });
		expect(findIn("Harbour wall\n\nThe state of it.\n", { field: "tags", text: "state" })).toBeUndefined();
	});

	it("finds fields of JSON on one line", () => {
		const json = '{ "title": "state", "published": "2020-01-01", "tags": ["state"] }';
		expect(findIn(json, { field: "published" })).toEqual({ line: 1, column: 21 });
		expect(findIn(json, { field: "tags", text: "state" })).toEqual({ line: 1, column: 58 });
	});
});
