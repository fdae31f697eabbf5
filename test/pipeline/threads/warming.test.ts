import { describe, expect, it } from "vitest";
import type { Pool } from "../../../src/pipeline/threads/pool.ts";
import { type Moment, openWarming, type Situation, situationOf, threadsToWarm } from "../../../src/pipeline/threads/warming.ts";

const MOMENTS: readonly Moment[] = ["stamps", "reading", "planning"];

describe("situationOf", () => {
	it("compares the names of all files with those of the last build", () => {
		expect(situationOf(undefined, "a")).toBe("first-build");
		expect(situationOf({ names: "a" }, "a")).toBe("same-files");
		expect(situationOf({ names: "b" }, "a")).toBe("other-files");
	});
});

describe("threadsToWarm", () => {
	it.each<[Situation, number[]]>([
		["first-build", [0, 3, 4]],
		["other-files", [1, 0, 0]],
		["same-files", [0, 1, 0]],
	])("says how many of four threads, for %s", (situation, threads) => {
		expect(MOMENTS.map((moment) => threadsToWarm(moment, situation, 4))).toEqual(threads);
	});

	it.each<Situation>(["first-build", "other-files", "same-files"])("warms up nothing without threads, for %s", (situation) => {
		expect(MOMENTS.map((moment) => threadsToWarm(moment, situation, 1))).toEqual([0, 0, 0]);
	});
});

describe("openWarming", () => {
	/** A pool of two threads that notes its tasks, and ends them when it is told to. */
	function slowPool() {
		const ends: (() => void)[] = [];
		const tasks: string[] = [];
		const run = (name: string) => {
			tasks.push(name);
			return new Promise<void>((resolve) => ends.push(resolve));
		};
		return { pool: { jobs: 2, run: run as Pool["run"], close: () => Promise.resolve() }, tasks, ends };
	}

	it("is ready when the threads of reading are, and does not wait for those of planning", async () => {
		const { pool, tasks, ends } = slowPool();
		const warming = openWarming(pool);
		for (const moment of MOMENTS) warming.at(moment, "first-build");
		expect(tasks).toEqual(["warm", "warm", "warm"]);
		let isReady = false;
		const ready = warming.ready().then(() => {
			isReady = true;
		});
		await new Promise(setImmediate);
		expect(isReady).toBe(false);
		ends[0]?.();
		await ready;
	});

	it("does not mind a pool that is closed", async () => {
		const pool: Pool = { jobs: 2, run: () => Promise.reject(new Error("closed")), close: () => Promise.resolve() };
		const warming = openWarming(pool);
		warming.at("reading", "same-files");
		await warming.ready();
	});
});
