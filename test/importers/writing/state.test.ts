import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeImportCounts } from "../../../src/importers/report/counts.ts";
import type { ImportReport } from "../../../src/importers/report/report.ts";
import { openState } from "../../../src/importers/writing/state.ts";
import { emptyFolder } from "../contract.ts";

const KEYS = ["courier.example-1", 'a "quoted" key', "a\\b", "7", "日本: [x]", "courier.example-2"];

const hashOf = (number: number) => String(number).repeat(64);

/** The memory of an import of as many stories as there are keys, as it lies on the disk. */
function written(keys: readonly string[]): { readonly folder: string; readonly file: string } {
	const folder = emptyFolder();
	const state = openState(folder, "x");
	for (const [number, key] of keys.entries()) state.note(key, `2024/story-${number}.md`, hashOf(number));
	state.end({ format: "x", sources: [], ...makeImportCounts().end({ missing: [], listings: [] }) });
	return { folder, file: path.join(folder, "x.json") };
}

function knownIn(folder: string) {
	return [...openState(folder, "x").all()].map(({ key, file, sha256, settled }) => [key, file, ...sha256, settled]);
}

describe("the memory of an import", () => {
	const expected = KEYS.map((key, number) => [key, `2024/story-${number}.md`, hashOf(number), true]);
	const inKeyOrder = expected.toSorted(([a], [b]) => Number(b === "7") - Number(a === "7"));

	it("is read as it was written", () => {
		expect(knownIn(written(KEYS).folder)).toEqual(inKeyOrder);
		expect(knownIn(written([]).folder)).toEqual([]);
	});

	it("is read however somebody laid it out since", () => {
		const { folder, file } = written(KEYS);
		const value = JSON.parse(readFileSync(file, "utf8")) as object;
		for (const indent of [undefined, 2, "\t"]) {
			writeFileSync(file, `${JSON.stringify(value, undefined, indent)}\n`);
			expect(knownIn(folder)).toEqual(inKeyOrder);
		}
	});

	it("stops the import where it is damaged, or leads out of the archive", () => {
		const { folder, file } = written(KEYS);
		const text = readFileSync(file, "utf8");
		for (const other of [
			text.slice(0, -20),
			text.replace('"2024/story-1.md"', "<<<<<<< HEAD"),
			text.replace("2024/story-1.md", "../story-1.md"),
			text.replace(`"${hashOf(3)}"`, "3"),
		]) {
			writeFileSync(file, other);
			expect(() => openState(folder, "x")).toThrow(/damaged/);
		}
	});

	it("is written anew where an import changes no story and finds something else, and else left alone", () => {
		const { folder, file } = written(KEYS);
		const again = (more: Partial<ImportReport>) => {
			const before = readFileSync(file, "utf8");
			openState(folder, "x").end({ format: "x", sources: [], ...makeImportCounts().end({ missing: [], listings: [] }), ...more });
			return readFileSync(file, "utf8") !== before;
		};
		expect(again({})).toBe(false);
		expect(again({ written: 0, unchanged: 6 })).toBe(false);
		const addresses = { kept: 0, redirected: 0, recorded: 0, dead: [], listings: [{ from: "/feed/", to: "/feed.xml" }] };
		expect(again({ addresses })).toBe(true);
		expect(again({ addresses })).toBe(false);
		writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, "utf8"))));
		expect(again({ addresses })).toBe(false);
		expect(again({})).toBe(true);
		expect(knownIn(folder)).toEqual(inKeyOrder);
	});
});
