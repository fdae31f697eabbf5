import { describe, expect, it } from "vitest";
import { doGuarded } from "../../../src/pipeline/threads/guarded.ts";
import { CannotRun } from "../../../src/problem.ts";
import { ThreadDied } from "../../../src/system/threaddied.ts";

const isSame = (member: string, file: string) => member === file;

/** Does what dies over some members, and says over which one, if that is known. */
function deadly(members: readonly string[], isTold: boolean) {
	const runs: string[] = [];
	const run = async (some: readonly string[]) => {
		runs.push(some.join(""));
		const dead = some.find((member) => members.includes(member));
		if (dead !== undefined) throw new ThreadDied("memory", isTold ? dead : undefined);
		return some.join("");
	};
	return { run, runs };
}

describe("a guarded batch", () => {
	it("is done at once where no thread dies", async () => {
		const { run, runs } = deadly([], true);
		expect(await doGuarded([..."abcd"], isSame, run)).toEqual({ results: ["abcd"], faults: [] });
		expect(runs).toEqual(["abcd"]);
	});

	it("is done without the members over which threads die", async () => {
		const { run, runs } = deadly(["b", "d"], true);
		const { results, faults } = await doGuarded([..."abcde"], isSame, run);
		expect([results, faults.map(({ member, file }) => [member, file])]).toEqual([
			["ace"],
			[
				["b", "b"],
				["d", "d"],
			],
		]);
		expect(runs).toEqual(["abcde", "b", "acde", "d", "ace"]);
	});

	it("is halved where nobody knows at which one a thread died", async () => {
		const { run } = deadly(["b", "f"], false);
		const { results, faults } = await doGuarded([..."abcdefgh"], isSame, run);
		expect([results.join(""), faults.map(({ member }) => member)]).toEqual(["acdegh", ["b", "f"]]);
	});

	it("keeps a member that a thread can do alone", async () => {
		const { results, faults } = await doGuarded([..."abcd"], isSame, async (some) => {
			if (some.length > 2) throw new ThreadDied("memory", some[2]);
			return some.join("");
		});
		expect([results.join("").split("").toSorted().join(""), faults]).toEqual(["abcd", []]);
	});

	it("fails with any other error", async () => {
		const stopped = new CannotRun("The disk is full.", "Make room.");
		await expect(doGuarded(["a", "b"], isSame, () => Promise.reject(stopped))).rejects.toBe(stopped);
	});
});
