import { appendFileSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { keepingLogs } from "../../../src/pipeline/cache/keptlogs.ts";
import { openLog } from "../../../src/pipeline/cache/log.ts";
import { temporary } from "../archives.ts";

const write = (file: string, ...blocks: readonly unknown[]) => {
	const log = openLog(file, "key");
	for (const block of blocks) log.append(JSON.stringify(block));
};

describe("keepingLogs", () => {
	it("gives again what it has read and added, without reading it again", () => {
		const file = path.join(temporary(), "log");
		write(file, [1], { two: 2 });
		const open = keepingLogs();
		const first = open(file, "key");
		first.append("[3]");
		const again = open(file, "key");
		expect([again.found, again.blocks]).toEqual(["whole", [[1], { two: 2 }, [3]]]);
		expect(again.blocks[0]).toBe(first.blocks[0]);
		again.append("[4]");
		expect(openLog(file, "key")).toMatchObject({ found: "whole", blocks: [[1], { two: 2 }, [3], [4]] });
	});

	it("keeps a log that did not exist, from the moment it is written", () => {
		const file = path.join(temporary(), "folder", "log");
		const open = keepingLogs();
		expect(open(file, "key").found).toBe("none");
		open(file, "key").append("[1]");
		open(file, "key").append("[2]");
		expect(open(file, "key")).toMatchObject({ found: "whole", blocks: [[1], [2]] });
		expect(openLog(file, "key").blocks).toEqual([[1], [2]]);
	});

	it("reads a log again that somebody else changed or deleted, that is of something else now, or that was written anew", () => {
		const file = path.join(temporary(), "log");
		const open = keepingLogs();
		open(file, "key").append("[1]");
		write(file, [2]);
		expect(open(file, "key").blocks).toEqual([[1], [2]]);
		appendFileSync(file, "x");
		expect(open(file, "key")).toMatchObject({ found: "damaged", blocks: [[1], [2]] });
		open(file, "key").append("[3]");
		expect(open(file, "key").blocks).toEqual([[1], [2], [3]]);
		expect(readFileSync(file, "utf8").split("\n").length).toBe(5);
		expect(open(file, "other").found).toBe("other");
		open(file, "other").rewrite(["[4]"]);
		expect(open(file, "other").blocks).toEqual([[4]]);
		expect(open(file, "key").found).toBe("other");
		rmSync(file);
		expect(open(file, "key")).toMatchObject({ found: "none", blocks: [] });
	});
});
