import { renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { stampOne } from "../../../src/pipeline/cache/stamps.ts";
import { temporary } from "../archives.ts";

const FIXED = new Date("1980-01-01T00:00:00Z");

it("tells two contents apart that have one size and one mtime, in one file", async () => {
	const file = path.join(temporary(), "a.md");
	const stamps: string[] = [];
	for (const text of ["one", "two"]) {
		writeFileSync(file, text);
		utimesSync(file, FIXED, FIXED);
		stamps.push(stampOne(file, Date.now() + 5_000));
		// The clock of a file system moves in steps of some milliseconds.
		await setTimeout(20);
	}
	expect(stamps[0]).not.toBe("");
	expect(stamps[0]).not.toBe(stamps[1]);
});

it("proves nothing of a file that came, changed or was renamed less than two seconds ago, whatever its mtime", () => {
	const folder = temporary();
	const file = path.join(folder, "a.md");
	writeFileSync(file, "one");
	utimesSync(file, FIXED, FIXED);
	expect(stampOne(file, statSync(file).ctimeMs + 1_999)).toBe("");
	const renamed = path.join(folder, "b.md");
	renameSync(file, renamed);
	const { ctimeMs } = statSync(renamed);
	expect(stampOne(renamed, ctimeMs + 1_999)).toBe("");
	expect(stampOne(renamed, ctimeMs + 2_001)).not.toBe("");
});

it("proves nothing of a file that is not there", () => {
	expect(stampOne(path.join(temporary(), "gone.md"), Date.now() + 5_000)).toBe("");
});
