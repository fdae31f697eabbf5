import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeTable } from "../../../src/importers/survey/namedtable.ts";

describe("a table of names", () => {
	it("knows what a Map knows, however often it grew", () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }).map(String), fc.nat()), { minLength: 1500, maxLength: 4000 }),
				(pairs) => {
					const [table, map] = [makeTable(), new Map<string, number>()];
					for (const [name, value] of pairs) {
						expect(table.get(name)).toBe(map.get(name));
						table.set(name, value);
						map.set(name, value);
					}
					for (let name = 0; name < 3100; name++) expect(table.get(String(name))).toBe(map.get(String(name)));
				},
			),
			{ numRuns: 10 },
		);
	});
});

describe("a table that only what is new is added to", () => {
	it("keeps the first value of each name, and says which that is", () => {
		const table = makeTable();
		for (let name = 0; name < 3000; name++) expect(table.add(String(name % 2000), name)).toBe(name < 2000 ? undefined : name % 2000);
		expect(table.get("7")).toBe(7);
	});
});
