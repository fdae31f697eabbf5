import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressKey, pathOf } from "../../../src/importers/survey/addresses.ts";
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

describe("an address in plain spelling", () => {
	const label = fc.constantFrom(
		"a",
		"www",
		"b-c",
		"x1",
		"1",
		"example",
		"com",
		"-",
		"--",
		"xn--a",
		"index",
		"Ü",
		"%41",
		"..",
		".",
		"index.php",
		"",
	);
	const address = fc
		.tuple(
			fc.constantFrom("http://", "https://", "HTTP://"),
			fc.array(label, { minLength: 1, maxLength: 3 }),
			fc.array(label, { maxLength: 3 }),
			fc.constantFrom("", "/"),
		)
		.map(([scheme, host, path, end]) => `${scheme}${host.join(".")}${path.map((part) => `/${part}`).join("")}${end}`);

	it("has the key and the path that it has by the standard", () => {
		fc.assert(
			fc.property(address, (given) => {
				// What says where a reader came from does not count, but is no plain spelling.
				expect(addressKey(given)).toBe(addressKey(`${given}?utm_source=x`));
				expect(pathOf(given)).toBe(pathOf(`${given}#x`));
			}),
			{ numRuns: 20_000 },
		);
	});
});
