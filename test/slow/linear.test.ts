import { describe, expect, it } from "vitest";
import { FRAGMENTS, READERS } from "../article/hostile.ts";
import { READERS as IMPORTERS, FRAGMENTS as OF_IMPORTS } from "../importers/hostile.ts";
import { SOURCE_READERS } from "../importers/sources.ts";
import { isSuspicious, type Read, slowness } from "../linear.ts";

/** One fragment in so many is tried, beginning with the one of the seed. */
const EVERY = Number(process.env.BACKFILE_EVERY ?? 1);
const SEED = Number(process.env.BACKFILE_SEED ?? 0);

/**
 * Reads 4 MB of each fragment of which short texts take long, and of one in any case.
 * @param length another length
 */
async function slowOf(read: Read, fragments: readonly string[], length = 4_000_000): Promise<string[]> {
	const found: string[] = [];
	const tried = fragments.filter((_, index) => index % EVERY === SEED % EVERY);
	for (const [index, fragment] of tried.entries()) {
		if (index !== SEED % tried.length && !(await isSuspicious(read, fragment))) continue;
		const slow = await slowness(read, fragment, length);
		if (slow !== undefined) found.push(slow);
	}
	return found;
}

describe("whatever is repeated is read in linear time, and without a fault:", () => {
	it.each(Object.entries(READERS))("%s", { timeout: 3_600_000 }, async (_, read) => {
		expect(await slowOf(read, FRAGMENTS)).toEqual([]);
	});

	it.each(Object.entries(IMPORTERS))("of an import: %s", { timeout: 3_600_000 }, async (_, read) => {
		expect(await slowOf(read, OF_IMPORTS)).toEqual([]);
	});

	// Each of thousands of rows is a story to be prepared.
	it.each(Object.entries(SOURCE_READERS))("of a source: %s", { timeout: 3_600_000 }, async (_, read) => {
		expect(await slowOf(read, FRAGMENTS, 400_000)).toEqual([]);
	});
});
