import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { openZip } from "../../src/pipeline/package/zip.ts";
import { type ReadAt, startOfEntry, zipList } from "../../src/system/zipentries.ts";

const folder = mkdtempSync(path.join(tmpdir(), "backfile-zip-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A ZIP of so many files, each with its number in it. */
function zipOf(count: number): Buffer {
	const file = path.join(folder, `${count}.zip`);
	const zip = openZip(file);
	for (let number = 0; number < count; number++) zip.add(`folder/${number}`, Buffer.from(`number ${number}`), "store");
	zip.end();
	return readFileSync(file);
}

function readerOf(bytes: Buffer): ReadAt {
	return (place, length) => bytes.subarray(place, place + length);
}

it.each([0, 1, 3, 70_000])("lists %i files, in the form for large files where they are many, and says where each stands", (count) => {
	const bytes = zipOf(count);
	const entries = [...(zipList(readerOf(bytes), bytes.length)?.entries ?? [])];
	expect(entries).toHaveLength(count);
	const last = entries.at(-1);
	if (!last) return;
	const start = startOfEntry(readerOf(bytes), last);
	expect(last).toMatchObject({ name: `folder/${count - 1}`, method: 0, isEncrypted: false, packed: last.size });
	expect(bytes.toString("utf8", start, start + last.size)).toBe(`number ${count - 1}`);
});

it("finds no list in what is cut off, and stops where a list is damaged", () => {
	const bytes = zipOf(4);
	expect(zipList(readerOf(bytes.subarray(0, -30)), bytes.length - 30)).toBeUndefined();
	const list = zipList(readerOf(bytes), bytes.length);
	bytes.fill(0, bytes.length - 100, bytes.length - 60);
	expect(() => [...(list?.entries ?? [])]).toThrow("damaged");
	expect(() => startOfEntry(readerOf(bytes), { local: 7 })).toThrow("not where its list says");
});
