import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openLog } from "../../../src/pipeline/cache/log.ts";
import { temporary } from "../archives.ts";

const blocks = [["first", 1], { second: "Très — “quoted”\nand on" }, [], "fourth", { manifest: "0" }];

/** Writes a log of these blocks and gives its file. */
function logOf(all: readonly unknown[], key = "key"): string {
	const file = path.join(temporary(), "folder", "log");
	const log = openLog(file, key);
	for (const block of all) log.append(JSON.stringify(block));
	return file;
}

function isPrefix(found: readonly unknown[]): boolean {
	return JSON.stringify(found) === JSON.stringify(blocks.slice(0, found.length));
}

describe("openLog", () => {
	it("finds nothing where there is no file, and makes none", () => {
		const file = path.join(temporary(), "folder", "log");
		expect(openLog(file, "key")).toMatchObject({ found: "none", blocks: [] });
		expect(existsSync(path.dirname(file))).toBe(false);
	});

	it("gives back what was appended, in one go or over several", () => {
		const file = logOf(blocks.slice(0, 2));
		for (const block of blocks.slice(2)) openLog(file, "key").append(JSON.stringify(block));
		expect(openLog(file, "key")).toMatchObject({ found: "whole", blocks });
	});

	it("gives back blocks of many megabytes", () => {
		const large = ["x".repeat(5_000_000), "é".repeat(3_000_000), "end"];
		expect(openLog(logOf(large), "key").blocks).toEqual(large);
	});

	it("puts other blocks in the place of all", () => {
		const file = logOf(blocks);
		const log = openLog(file, "key");
		log.rewrite(['"new"']);
		log.append('"newer"');
		expect(openLog(file, "key")).toMatchObject({ found: "whole", blocks: ["new", "newer"] });
	});

	it("believes nothing of a log of something else, and puts its own in that one's place", () => {
		const file = logOf(blocks, "other");
		const log = openLog(file, "key");
		expect(log).toMatchObject({ found: "other", blocks: [] });
		expect(openLog(file, "other").blocks).toEqual(blocks);
		log.append('"mine"');
		expect(openLog(file, "key")).toMatchObject({ found: "whole", blocks: ["mine"] });
	});

	it("gives the blocks before the place where it is cut, and goes on from there", () => {
		const file = logOf(blocks);
		const whole = readFileSync(file);
		const ends = new Set([0, ...whole.keys()].filter((at) => whole[at] === 10).map((at) => at + 1));
		const counts = [...whole.keys()].map((size) => {
			writeFileSync(file, whole.subarray(0, size));
			const log = openLog(file, "key");
			expect(isPrefix(log.blocks)).toBe(true);
			expect(log.found).toBe(ends.has(size) ? "whole" : "damaged");
			log.append('"after"');
			expect(openLog(file, "key")).toMatchObject({ found: "whole", blocks: [...log.blocks, "after"] });
			return log.blocks.length;
		});
		expect(counts).toEqual(counts.toSorted((a, b) => a - b));
		expect(counts.at(-1)).toBe(blocks.length - 1);
	});

	it("gives the blocks before a byte that is another, and goes on from there", () => {
		const file = logOf(blocks);
		const whole = readFileSync(file);
		fc.assert(
			fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
				const bytes = Buffer.from(whole);
				bytes[at] = (bytes[at] ?? 0) ^ mask;
				writeFileSync(file, bytes);
				const log = openLog(file, "key");
				expect(log.found).toBe("damaged");
				// The first line is the log's own.
				const before = whole.subarray(0, at).filter((byte) => byte === 10).length - 1;
				expect(log.blocks).toEqual(blocks.slice(0, Math.max(0, before)));
				log.append('"after"');
				expect(openLog(file, "key")).toMatchObject({ found: "whole", blocks: [...log.blocks, "after"] });
			}),
			{ numRuns: 300 },
		);
	});

	it("gives a prefix of what was written, whatever becomes of its bytes", () => {
		const file = logOf(blocks);
		const whole = readFileSync(file);
		const place = fc.nat({ max: whole.length });
		fc.assert(
			fc.property(fc.array(fc.tuple(place, place, fc.uint8Array({ maxLength: 8 })), { minLength: 1, maxLength: 4 }), (patches) => {
				let bytes = whole;
				for (const [from, to, inserted] of patches) bytes = Buffer.concat([bytes.subarray(0, from), inserted, bytes.subarray(to)]);
				fc.pre(!bytes.equals(whole));
				writeFileSync(file, bytes);
				const { found, blocks: read } = openLog(file, "key");
				expect(["whole", "damaged", "other"]).toContain(found);
				expect(isPrefix(read)).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});

	it("believes no line that stands at another place, or in another log", () => {
		const file = logOf(blocks);
		const other = logOf(blocks, "other");
		const [head = "", ...rest] = readFileSync(file, "utf8").split(/(?<=\n)/);
		const [, ...others] = readFileSync(other, "utf8").split(/(?<=\n)/);
		for (const lines of [[...rest, ...rest], [...rest, head, ...rest], [rest[0], ...rest], rest.toReversed(), rest.slice(1), others]) {
			writeFileSync(file, head + lines.join(""));
			expect(isPrefix(openLog(file, "key").blocks)).toBe(true);
		}
	});

	it("keeps the old log where it is not all rewritten", () => {
		const file = logOf(blocks);
		const log = openLog(file, "key");
		expect(() =>
			log.rewrite(
				(function* () {
					yield '"new"';
					throw new Error("no room");
				})(),
			),
		).toThrow("no room");
		expect(openLog(file, "key")).toMatchObject({ found: "whole", blocks });
	});

	it("writes nothing while it is only read", () => {
		const file = logOf(blocks);
		writeFileSync(file, `${readFileSync(file, "utf8")}more`);
		const before = statSync(file).mtimeMs;
		expect(openLog(file, "key").found).toBe("damaged");
		expect(statSync(file).mtimeMs).toBe(before);
		expect(readFileSync(file, "utf8").endsWith("more")).toBe(true);
	});
});
