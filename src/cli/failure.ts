import { CannotRun } from "../problem.ts";

/** Prints to standard error why a command could not run. */
export function printFailure(error: unknown): void {
	if (error instanceof CannotRun) process.stderr.write(`${error.message}\n    ${error.remedy}\n`);
	else process.stderr.write(`This is a fault of Backfile: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
