import { describe, it } from "vitest";
import { assertSameAsClean } from "./edits.ts";

describe("an incremental build", () => {
	it("gives what a clean one gives, after whatever edits", () => assertSameAsClean({ numRuns: 20, seed: 1957 }));
});
