import { describe, it } from "vitest";
import { assertSameAsClean, takeSteps } from "../pipeline/edits/sequences.ts";

/** How many sequences of edits are tried. */
const SEQUENCES = Number(process.env.BACKFILE_SEQUENCES ?? 200);

describe("an incremental build", () => {
	it("gives what a clean one gives, after hundreds of random sequences of edits", () =>
		assertSameAsClean({ numRuns: SEQUENCES, seed: Number(process.env.BACKFILE_SEED ?? Date.now() % 1_000_000) }));

	it("gives the search index that a clean one gives, after edits, deletions and a change of templates", () =>
		takeSteps([
			["setting", { search: true }],
			["compare"],
			["add", "fog.md", "1957", "Zeppelins over the harbour."],
			["compare"],
			["template", { "layouts/redirect.njk": 0 }],
			["unpublish", 200],
			["compare"],
			["removeCache"],
			["remove", 0],
			["compare"],
			["setting", { search: false }],
		]));
});
