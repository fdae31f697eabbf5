import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Ledger, ledgerText, readLedger } from "../../../src/site/ledger/ledger.ts";

const address = fc.stringMatching(/^\/[\x21-\x7e]{0,30}$/);
const entry = fc.record(
	{
		id: fc.string({ minLength: 1 }),
		textHash: fc.stringMatching(/^[0-9a-f]{16}$/),
		asked: fc.nat(),
		forgotten: fc.string(),
	},
	{ requiredKeys: [] },
);

describe("the text of a ledger", () => {
	it("gives back what was written, sorted, whatever ids hold", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(address, entry)), (entries) => {
				const ledger: Ledger = new Map(entries);
				const text = ledgerText(ledger);
				const { entries: read, faults } = readLedger(text);
				expect(faults).toEqual([]);
				expect(Object.fromEntries(read)).toEqual(Object.fromEntries(ledger));
				expect([...read.keys()]).toEqual([...read.keys()].sort());
				expect(ledgerText(read)).toBe(text);
			}),
		);
	});

	it("is read in any order and with any line ends", () => {
		const text = ledgerText(
			new Map([
				["/a.html", { id: "a", textHash: "0123456789abcdef" }],
				["/b/", {}],
			]),
		);
		const lines = text.trimEnd().split("\n").reverse();
		expect(ledgerText(readLedger(`\ufeff${lines.join("\r\n")}\r\n\r\n`).entries)).toBe(text);
	});

	it("says in which line a merge left its marks, and which lines are none", () => {
		const text = "/a\ta\n<<<<<<< HEAD\n/b\tb\n=======\nno address\tb\n/c\n/d\td\tnothash\n>>>>>>> other\n";
		expect(readLedger(text).faults).toEqual([
			{ line: 2, sort: "conflict" },
			{ line: 4, sort: "conflict" },
			{ line: 5, sort: "line" },
			{ line: 6, sort: "line" },
			{ line: 7, sort: "line" },
			{ line: 8, sort: "conflict" },
		]);
	});

	it("takes what two branches say of one address together, whichever comes first", () => {
		const [old, now] = ["/a\ta\t1111111111111111", "/a\ta\t2222222222222222\tasked 3"];
		const [one, other] = [`${old}\n${now}`, `${now}\n${old}`].map((text) => readLedger(text));
		expect(one?.faults).toEqual([]);
		expect([...(one?.entries ?? [])]).toEqual([...(other?.entries ?? [])]);
		expect(one?.entries.get("/a")).toEqual({ id: "a", textHash: "2222222222222222", asked: 3 });
	});

	it("tells where two lines name two stories", () => {
		expect(readLedger("/a\ta\n/b\tb\n/a\tc\n").faults).toEqual([{ line: 3, sort: "twice", address: "/a" }]);
	});
});
