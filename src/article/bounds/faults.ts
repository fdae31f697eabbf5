import type { Problem } from "../../problem.ts";
import { BeyondBound, BOUNDS, type BoundName, beyond } from "./bounds.ts";

/** What is wrong with a file that is left out because it is beyond a bound. */
export interface BoundFault extends Pick<Problem, "message" | "remedy"> {
	readonly rule: "beyond-bound";
}

/** Says what is wrong with a file that is left out because it is beyond a bound. */
export function boundFault(bound: BoundName): BoundFault {
	return { rule: "beyond-bound", message: `The file is left out: it has ${beyond(bound)}.`, remedy: BOUNDS[bound].remedy };
}

/** Says that a file is left out because it is beyond a bound. */
export function boundProblem(file: string, bound: BoundName): Problem {
	return { file, severity: "error", ...boundFault(bound) };
}

/**
 * Says that a file is left out because of what was thrown over it: it is beyond a bound, or it shows a fault of ours.
 * @param doing what was done with it, such as "read"
 */
export function faultProblem(file: string, doing: string, error: unknown): Problem {
	if (error instanceof BeyondBound) return boundProblem(file, error.bound);
	const message = `The file could not be ${doing}, so it is left out: ${messageOf(error)}.`;
	const remedy = "Take out of it what is unusual, by halves, until it is read; and tell us, since this is a fault of Backfile.";
	return { file, rule: "file-fault", severity: "error", message, remedy };
}

function messageOf(error: unknown): string {
	const { reason, message = String(error) } = error as { readonly reason?: string; readonly message?: string };
	return (reason ?? message).replace(/\s+/g, " ").replace(/\.$/, "").slice(0, 200);
}
