import { futimesSync, openSync, readFileSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { parseHolder } from "./holder.ts";

// The thread that touches a lock file while its build is at work: the thread of the build may be busy for many seconds.

/** What this thread is to touch. */
export interface Beating {
	/** Absolute. */
	readonly file: string;
	/** That of its holder. */
	readonly token: string;
	/** How often, in milliseconds. */
	readonly beat: number;
}

const { file, token, beat } = workerData as Beating;

// If another build takes the lock over, this stays open on the file that was ours, and the other's is not touched.
const descriptor = openSync(file, "r+");
if (parseHolder(readFileSync(descriptor, "utf8"))?.token === token) touch();

function touch(): void {
	const now = Date.now() / 1000;
	futimesSync(descriptor, now, now);
	setTimeout(touch, beat);
}
