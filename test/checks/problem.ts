import type { Problem } from "../../src/problem.ts";

/** A problem of which only some members matter. */
export function problem(fields: Partial<Problem> = {}): Problem {
	return { file: "a.md", rule: "mojibake", severity: "warning", message: "It is odd.", remedy: "Mend it.", ...fields };
}
