import { CannotRun } from "../../problem.ts";
import { tooManyOpen } from "../../system/openfiles.ts";

/** Prints to standard error why a command could not run. */
export function printFailure(error: unknown): void {
	const known = tooManyOpen(error) ?? error;
	if (known instanceof CannotRun) process.stderr.write(`${known.message}\n    ${known.remedy}\n`);
	else process.stderr.write(`This is a fault of Backfile: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
