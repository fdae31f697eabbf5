import { CannotRun } from "../../problem.ts";
import { tooManyOpen } from "../../system/openfiles.ts";
import { shownPage } from "./page.ts";

/**
 * Prints to standard error why a command could not run.
 * @param page of the documentation, on the command; another is named where the error knows one
 */
export function printFailure(error: unknown, page = "docs/commands.md"): void {
	const known = tooManyOpen(error) ?? error;
	if (known instanceof CannotRun) process.stderr.write(`${known.message}\n    ${known.remedy}\n    See ${shownPage(known.page ?? page)}\n`);
	else process.stderr.write(`This is a fault of Backfile: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
