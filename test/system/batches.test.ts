import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { cutByCount, eachBatch } from "../../src/system/batches.ts";

describe("eachBatch", () => {
	it("does every batch once, in their order, and no more at a time than it may", async () => {
		const begun: number[] = [];
		let running = 0;
		let most = 0;
		await eachBatch([1, 2, 3, 4, 5, 6, 7], 3, async (batch) => {
			begun.push(batch);
			most = Math.max(most, ++running);
			await setTimeout(batch % 2);
			running--;
		});
		expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
		expect(most).toBe(3);
		expect(running).toBe(0);
	});

	it("takes a batch from the list only when it can begin", async () => {
		let taken = 0;
		function* batches() {
			for (let count = 0; count < 5; count++) yield ++taken;
		}
		await eachBatch(batches(), 1, async (batch) => {
			await setTimeout(1);
			expect(taken).toBe(batch);
		});
		expect(taken).toBe(5);
	});

	it("fails with the error of a batch", async () => {
		const work = eachBatch([1, 2, 3], 2, async (batch) => {
			if (batch === 2) throw new Error("two");
		});
		await expect(work).rejects.toThrow("two");
	});

	it("does nothing where there are no batches", async () => {
		await eachBatch([], 2, () => Promise.reject(new Error("called")));
	});
});

describe("cutByCount", () => {
	it.each([
		[[1, 2, 3, 4, 5], 2, [[1, 2], [3, 4], [5]]],
		[
			[1, 2, 3, 4],
			2,
			[
				[1, 2],
				[3, 4],
			],
		],
		[[1], 5, [[1]]],
		[[], 3, [[]]],
	])("cuts %j into pieces of %i", (list, size, pieces) => {
		expect(cutByCount<number>(list, size)).toEqual(pieces);
	});
});
