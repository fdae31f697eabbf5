import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareOut } from "../../../../src/pipeline/parts/writing/cut.ts";

const weights = fc.array(
	fc.nat(1_000).map((weight) => ({ weight })),
	{ maxLength: 60 },
);

describe("shareOut", () => {
	it("gives each thing to one part, in its order", () => {
		fc.assert(
			fc.property(weights, fc.integer({ min: 1, max: 70 }), (things, parts) => {
				const shares = shareOut(things, parts);
				expect(shares).toHaveLength(parts);
				expect(shares.flat().sort((a, b) => things.indexOf(a) - things.indexOf(b))).toEqual(things);
				for (const share of shares) expect(share).toEqual([...share].sort((a, b) => things.indexOf(a) - things.indexOf(b)));
			}),
		);
	});

	it("gives no part more than another by more than the heaviest thing", () => {
		fc.assert(
			fc.property(weights, fc.integer({ min: 1, max: 10 }), (things, parts) => {
				const sums = shareOut(things, parts).map((share) => share.reduce((sum, { weight }) => sum + weight, 0));
				const heaviest = Math.max(0, ...things.map(({ weight }) => weight));
				expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(heaviest);
			}),
		);
	});

	it("leaves parts empty where there are fewer things, and shares out the same way each time", () => {
		const things = [3, 1, 2, 3].map((weight) => ({ weight }));
		expect(shareOut(things, 6).map((share) => share.map(({ weight }) => weight))).toEqual([[3], [3], [2], [1], [], []]);
		expect(shareOut(things, 2)).toEqual([
			[things[0], things[2]],
			[things[1], things[3]],
		]);
	});
});
