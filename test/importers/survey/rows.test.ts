import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeNamedRows, makeRows } from "../../../src/importers/survey/rows.ts";

const values = fc.oneof(
	fc.jsonValue(),
	fc.string({ unit: "binary", maxLength: 50 }),
	fc.constantFrom(100, 300_000).map((length) => "é".repeat(length)),
);

describe("a shelf", () => {
	it("gives back what was put on it, by number and in order, however long it is", () => {
		fc.assert(
			fc.property(fc.array(values, { maxLength: 60 }), (given) => {
				const shelf = makeRows<unknown>();
				const expected = given.map((value) => JSON.parse(JSON.stringify(value)) as unknown);
				for (const [number, value] of given.entries()) expect(shelf.add(value)).toBe(number);
				expect([...shelf]).toEqual(expected);
				for (const [number, value] of expected.entries()) expect(shelf.at(number)).toEqual(value);
				expect(shelf.at(given.length)).toBeUndefined();
			}),
			{ numRuns: 50 },
		);
	});

	it("knows by name what a Map knows, in the same order", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e", ""), values)), (pairs) => {
				const [shelf, map] = [makeNamedRows<unknown>(), new Map<string, unknown>()];
				for (const [name, value] of pairs) {
					shelf.set(name, value);
					map.set(name, JSON.parse(JSON.stringify(value)));
				}
				expect([...shelf]).toEqual([...map.values()]);
				for (const name of ["a", "b", "c", "d", "e", "", "f"]) expect(shelf.get(name)).toEqual(map.get(name));
			}),
			{ numRuns: 50 },
		);
	});
});
