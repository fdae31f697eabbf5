import { describe, it } from "vitest";
import { assertSameAsClean } from "../pipeline/edits/sequences.ts";

/** How many sequences of edits are tried. */
const SEQUENCES = Number(process.env.BACKFILE_SEQUENCES ?? 200);

describe("an incremental build", () => {
	it("gives what a clean one gives, after hundreds of random sequences of edits", () =>
		assertSameAsClean({ numRuns: SEQUENCES, seed: Number(process.env.BACKFILE_SEED ?? Date.now() % 1_000_000) }));
});
