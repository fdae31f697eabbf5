import { describe, expect, it } from "vitest";
import { randomOf } from "./bench/random.ts";
import { drawBuild } from "./bench/simulate/draw.ts";
import { FIGURES } from "./bench/simulate/figures.ts";
import { type Cluster, candidates, stepsOf, usualParts } from "./bench/simulate/model.ts";
import { duration, histogram, report } from "./bench/simulate/report.ts";
import { bestOf, type Trial, tryParts, within } from "./bench/simulate/trial.ts";

/** Two machines on which nothing goes wrong. */
const calm: Cluster = {
	stories: 100_000,
	machines: 2,
	cores: 2,
	hasWorkers: false,
	request: 0,
	slow: 0,
	slower: 3,
	deaths: 0,
	silence: 90,
};
const steps = { plan: 100, start: 3, part: 10, assemble: 50 };

function drawn(cluster: Partial<Cluster>, parts: number, seed = 1, spread = 0) {
	return drawBuild({ ...calm, ...cluster }, steps, parts, spread, randomOf(seed, 0));
}

describe("a build that is drawn", () => {
	it.each([
		["two machines share four parts", {}, 4, 100 + 2 * 13 + 50],
		["a part more than they can share is a round more", {}, 5, 100 + 3 * 13 + 50],
		["a worker starts once", { hasWorkers: true }, 4, 100 + 3 + 2 * 10 + 50],
		["a slow machine takes longer for all", { slow: 1 }, 4, 100 + 2 * 39 + 50],
		["a machine more than parts has nothing to do", { machines: 9 }, 8, 100 + 13 + 50],
	])("%s", (_, cluster, parts, seconds) => {
		expect(drawn(cluster, parts)).toEqual({ seconds, busy: expect.any(Number), lost: 0 });
	});

	it("takes part times whose mean is that of the model", () => {
		const { busy } = drawn({}, 20_000, 1, 0.5);
		expect(busy / 20_000).toBeCloseTo(13, 0);
	});

	it("renders a part again whose machine died, after the silence", () => {
		const builds = Array.from({ length: 50 }, (_, seed) => drawn({ deaths: 20 }, 20, seed));
		const unlucky = builds.filter(({ lost, seconds }) => lost > 0 && seconds !== undefined);
		expect(unlucky.length).toBeGreaterThan(10);
		const { seconds: calmly = 0 } = drawn({}, 20);
		for (const { seconds } of unlucky) expect(seconds).toBeGreaterThan(calmly);
		expect(Math.max(...unlucky.map(({ seconds = 0 }) => seconds))).toBeGreaterThan(calmly + calm.silence / 2);
	});

	it("fails where a part was tried in vain three times", () => {
		expect(drawn({ deaths: 1e9 }, 1)).toEqual({ seconds: undefined, busy: expect.any(Number), lost: 3 });
	});
});

describe("the model", () => {
	it("cuts as many parts as plan made of the archives that were measured", () => {
		expect([10_000, 20_000].map((stories) => usualParts(stories, FIGURES))).toEqual([2, 4]);
	});

	it("has the same rendering in few parts as in many, and waits longer for a store that answers slowly", () => {
		const [few, many] = [10, 1_000].map((parts) => stepsOf(calm, FIGURES, parts).part * parts);
		expect(few).toBeCloseTo(many ?? 0);
		expect(stepsOf({ ...calm, request: 0.05 }, FIGURES, 10).plan).toBeGreaterThan(stepsOf(calm, FIGURES, 10).plan + 1);
	});

	it("tries no more parts than a plan can have", () => {
		expect(Math.max(...candidates({ stories: 100_000_000, machines: 5_000 }, FIGURES))).toBeLessThanOrEqual(100_000);
	});
});

describe("trials", () => {
	const trial = (parts: number, times: readonly number[], draws = 10): Trial => ({ parts, times, draws, busy: 0, lost: 0 });

	it("count builds that failed as builds that are never done", () => {
		expect(within(trial(1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 0.9)).toBe(9);
		expect(within(trial(1, [1, 2, 3, 4, 5, 6, 7, 8]), 0.9)).toBe(Number.POSITIVE_INFINITY);
		expect(within(trial(1, []), 0.5)).toBe(Number.POSITIVE_INFINITY);
	});

	it("are best where most builds are done soonest, and have the fewest parts of those that are about equal", () => {
		expect(bestOf([trial(2, [900], 1), trial(4, [505], 1), trial(8, [500], 1), trial(16, [700], 1)])?.parts).toBe(4);
		expect(bestOf([trial(2, [900], 1), trial(4, [515], 1), trial(8, [500], 1)])?.parts).toBe(8);
		expect(bestOf([])).toBeUndefined();
	});

	it("favour several parts a machine where some machines are slow, and few where each part costs a start", () => {
		const slow = { ...calm, stories: 1_000_000, machines: 8, slow: 0.2 };
		const best = bestOf(candidates(slow, FIGURES).map((parts) => tryParts(slow, FIGURES, parts, 20, 1)));
		expect(best?.parts).toBeGreaterThan(8);
		expect(best?.parts).toBeLessThan(usualParts(1_000_000, FIGURES));
	});
});

describe("the report", () => {
	const trials = [2, 8].map((parts) => tryParts(calm, FIGURES, parts, 20, 7));

	it("is the same for the same seed, and another for another", () => {
		const again = [2, 8].map((parts) => tryParts(calm, FIGURES, parts, 20, 7));
		expect(report(calm, FIGURES, again)).toBe(report(calm, FIGURES, trials));
		expect(tryParts(calm, FIGURES, 8, 20, 8)).not.toEqual(trials[1]);
	});

	it("has a row for each number of parts, and says which is best", () => {
		const text = report(calm, FIGURES, trials);
		expect(text.match(/^\| [28] \|/gm)).toHaveLength(2);
		expect(text).toMatch(/^Best: 8 parts; more are hardly faster, or slower\. 9 of 10 builds are done within /m);
	});

	it("says where no build came to an end", () => {
		const hopeless = { ...calm, deaths: 1e9 };
		expect(report(hopeless, FIGURES, [tryParts(hopeless, FIGURES, 2, 5, 1)])).toContain("No build came to an end.");
	});

	it.each([
		[42.4, "42 s"],
		[59.7, "1 min 0 s"],
		[185, "3 min 5 s"],
		[3599.8, "1 h 0 min"],
		[7_800, "2 h 10 min"],
		[Number.POSITIVE_INFINITY, "never"],
	])("writes %s s as %s", (seconds, text) => {
		expect(duration(seconds)).toBe(text);
	});

	it("draws bars for times, the longest over the whole width", () => {
		expect(histogram([10, 10, 10, 10, 30])).toEqual([`        10 s ${"#".repeat(40)} 4`, `        28 s ${"#".repeat(10)} 1`]);
	});
});
