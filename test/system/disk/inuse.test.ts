import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { moveFile, onceNotInUse, removeFile, removeFolder, whileInUse } from "../../../src/system/disk/inuse.ts";
import { temporary, write } from "../../pipeline/archives.ts";

function refused(code: string): Error {
	return Object.assign(new Error(`${code}: refused`), { code });
}

/** What fails some times, and then does its work. */
function failing(times: number, code: string) {
	const work = { tries: 0, act: () => "done" };
	work.act = () => {
		work.tries++;
		if (work.tries <= times) throw refused(code);
		return "done";
	};
	return work;
}

/** A machine that does not really wait, and the sum of what it waited. */
function machine(platform: string) {
	const clock = {
		platform,
		waited: 0,
		pause: (milliseconds: number) => {
			clock.waited += milliseconds;
		},
	};
	return clock;
}

describe("what another program has open", () => {
	it.each(["EACCES", "EBUSY", "EPERM"])("is tried again on Windows: %s", (code) => {
		const [work, windows] = [failing(4, code), machine("win32")];
		expect(whileInUse(work.act, windows)).toBe("done");
		expect(work.tries).toBe(5);
		expect(windows.waited).toBeLessThan(100);
	});

	it("is given up after some seconds", () => {
		const [work, windows] = [failing(1_000, "EPERM"), machine("win32")];
		expect(() => whileInUse(work.act, windows)).toThrow("EPERM");
		expect(windows.waited).toBeGreaterThan(2_000);
		expect(windows.waited).toBeLessThan(5_000);
	});

	it.each([
		["linux", "EPERM"],
		["darwin", "EACCES"],
		["win32", "ENOENT"],
		["win32", "ENOSPC"],
	])("is final at once: on %s, %s", (platform, code) => {
		const [work, other] = [failing(1, code), machine(platform)];
		expect(() => whileInUse(work.act, other)).toThrow(code);
		expect([work.tries, other.waited]).toEqual([1, 0]);
	});

	it("is waited for without blocking", async () => {
		const work = failing(2, "EBUSY");
		expect(await onceNotInUse(async () => work.act(), "win32")).toBe("done");
		expect(work.tries).toBe(3);
		await expect(onceNotInUse(async () => failing(1, "EBUSY").act(), "linux")).rejects.toThrow("EBUSY");
	});
});

describe("a file", () => {
	it("is moved over another one, and removed", () => {
		const folder = temporary();
		write(folder, { new: "new", old: "old" });
		moveFile(path.join(folder, "new"), path.join(folder, "old"));
		expect(readFileSync(path.join(folder, "old"), "utf8")).toBe("new");
		removeFile(path.join(folder, "old"));
		removeFile(path.join(folder, "old"));
		expect(() => readFileSync(path.join(folder, "old"))).toThrow("ENOENT");
	});

	it("is not moved over a folder", () => {
		const folder = temporary();
		write(folder, { new: "new" });
		mkdirSync(path.join(folder, "old"));
		const windows = machine("win32");
		expect(() => moveFile(path.join(folder, "new"), path.join(folder, "old"), windows)).toThrow("EISDIR");
		expect(windows.waited).toBe(0);
	});
});

it("a folder is removed with what is in it", () => {
	const folder = temporary();
	write(folder, { "a/b/c": "text" });
	removeFolder(path.join(folder, "a"));
	removeFolder(path.join(folder, "a"));
	expect(() => readFileSync(path.join(folder, "a/b/c"))).toThrow("ENOENT");
});
