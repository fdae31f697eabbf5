import { describe, it } from "vitest";
import { assertSameAsClean } from "../build/edits.ts";

describe("an incremental build", () => {
	it("gives what a clean one gives, after hundreds of random sequences of edits", () =>
		assertSameAsClean({ numRuns: 200, seed: Number(process.env.BACKFILE_SEED ?? Date.now() % 1_000_000) }));
});
