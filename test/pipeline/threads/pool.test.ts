import path from "node:path";
import { describe, expect, it } from "vitest";
import { poolFor, refuseStopped, startPool, withoutThreads, wordsOf } from "../../../src/pipeline/threads/pool.ts";
import { CannotRun } from "../../../src/problem.ts";
import { temporary, write } from "../archives.ts";

function folder(): string {
	const place = temporary();
	write(place, { a: "one" });
	return place;
}

const broken = { folder: "/", opensRenderer: false, build: "1", config: "/no/.eleventy.ts", compiled: new Map<string, string>() };

describe.each([
	["withoutThreads", withoutThreads],
	["startPool", () => startPool(2)],
])("%s", (_, open) => {
	it("does tasks, until it is closed", async () => {
		const pool = open();
		const place = folder();
		const task = { folder: place, files: "a" };
		expect((await Promise.all([pool.run("stamp", task), pool.run("stamp", task)])).map(([size]) => size)).toEqual([3, 3]);
		await pool.close();
		await expect(pool.run("stamp", task)).rejects.toThrow("The build was stopped.");
		await pool.close();
	});

	it("goes on after a task that cannot be done", async () => {
		const pool = open();
		const site = { title: "" } as Parameters<typeof pool.run<"own">>[1]["site"];
		const failure = await pool
			.run("own", { ...broken, opensRenderer: false, site, content: "/", output: "/", templates: [] })
			.catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(CannotRun);
		expect(await pool.run("measure", { files: [path.join(folder(), "none")], withHash: false })).toEqual([undefined]);
		await pool.close();
	});
});

describe("poolFor", () => {
	it("starts no threads for a small archive, nor where the user wants one job", async () => {
		const pools = [poolFor(999), poolFor(999, 4), poolFor(100_000, 1), poolFor(1_000, 2)];
		expect(pools.map(({ jobs }) => jobs)).toEqual([1, 1, 1, 2]);
		for (const pool of pools) await pool.close();
	});
});

describe("wordsOf", () => {
	it.each([
		[new Error("No memory is left"), "No memory is left"],
		[{ message: "No memory is left" }, "No memory is left"],
		[{ code: "ENOENT" }, '{"code":"ENOENT"}'],
		["stopped", "stopped"],
		[undefined, "undefined"],
	])("%j", (error, words) => {
		expect(wordsOf(error)).toBe(words);
	});
});

describe("refuseStopped", () => {
	it("throws where the build was stopped", () => {
		expect(() => refuseStopped(AbortSignal.abort())).toThrow(CannotRun);
		refuseStopped(new AbortController().signal);
		refuseStopped(undefined);
	});
});
