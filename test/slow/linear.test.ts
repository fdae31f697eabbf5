import { describe, expect, it } from "vitest";
import { FRAGMENTS, READERS } from "../article/hostile.ts";
import { READERS as IMPORTERS, FRAGMENTS as OF_IMPORTS } from "../importers/hostile.ts";
import { SOURCE_READERS } from "../importers/sources.ts";
import { isSuspicious, type Read, steepness } from "../linear.ts";

/** One fragment in so many is tried, beginning with the one of the seed. */
const EVERY = Number(process.env.BACKFILE_EVERY ?? 1);
const SEED = Number(process.env.BACKFILE_SEED ?? 0);

/**
 * Reads 1, 2 and 4 MB of each fragment of which short texts take long, and of one in any case.
 * @param unit other lengths: this one, and twice and four times as much
 */
async function steepOf(read: Read, fragments: readonly string[], unit = 1_000_000): Promise<string[]> {
	const found: string[] = [];
	const tried = fragments.filter((_, index) => index % EVERY === SEED % EVERY);
	for (const [index, fragment] of tried.entries()) {
		if (index !== SEED % tried.length && !(await isSuspicious(read, fragment))) continue;
		const steep = await steepness(read, fragment, unit);
		if (steep !== undefined) found.push(steep);
	}
	return found;
}

describe("whatever is repeated is read in linear time, and without a fault:", () => {
	it.each(Object.entries(READERS))("%s", { timeout: 3_600_000 }, async (_, read) => {
		expect(await steepOf(read, FRAGMENTS)).toEqual([]);
	});

	it.each(Object.entries(IMPORTERS))("of an import: %s", { timeout: 3_600_000 }, async (_, read) => {
		expect(await steepOf(read, OF_IMPORTS)).toEqual([]);
	});

	// Each of thousands of rows is a story to be prepared.
	it.each(Object.entries(SOURCE_READERS))("of a source: %s", { timeout: 3_600_000 }, async (_, read) => {
		expect(await steepOf(read, FRAGMENTS, 100_000)).toEqual([]);
	});
});
