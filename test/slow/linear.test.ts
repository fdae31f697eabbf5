import { describe, expect, it } from "vitest";
import { FRAGMENTS, growth, READERS } from "../importers/hostile.ts";

describe("a hostile megabyte is read in linear time:", () => {
	it.each(Object.entries(READERS))("%s", { timeout: 600_000 }, async (_, read) => {
		for (const fragment of FRAGMENTS) expect(await growth(read, fragment, 1 << 20)).toBeUndefined();
	});
});
