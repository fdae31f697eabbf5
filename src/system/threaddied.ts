import { CannotRun } from "../problem.ts";

/** Is thrown where a thread dies over a file or has no memory left, or is ended because it is at one file for too long. */
export class ThreadDied extends CannotRun {
	constructor(
		/** Why it died. */
		readonly reason: string,
		/** The file that it was at, where it was at one. */
		readonly file: string | undefined,
	) {
		super(`A thread failed: ${reason}.`, "Try again; with --jobs 1 if memory is short. Nothing was published.");
		this.name = "ThreadDied";
	}
}
