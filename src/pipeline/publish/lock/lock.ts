import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { FolderTaken, type Holder, holderHere, parseHolder, refused } from "./holder.ts";
import { type LeaseOptions, LOCK, takeLease } from "./lease.ts";
import { socketAddress, takeSocket } from "./socket.ts";

/** An output folder that is locked for this build. */
export interface Lock {
	/**
	 * Makes sure, before something is published, that the folder is still locked: a machine may have slept meanwhile.
	 * @throws {CannotRun} where another build has taken it over
	 */
	confirm(): void;
	unlock(): void;
}

/**
 * Locks an output folder for one build, twice over. The system's lock, a local socket, ends with its process, and is seen within one machine or container.
 * A lock file in the folder holds between all that share it.
 * @param output absolute path
 * @throws {CannotRun} where another build has locked it; it names that build
 */
export async function lockOutput(output: string, options: LeaseOptions = {}): Promise<Lock> {
	const address = socketAddress(output);
	const free = await takeSocket(address);
	if (free === "taken") throw refused(output, holderOf(output));
	const freeSocket = free === "unknown" ? () => {} : free;
	try {
		const lease = await takeLease(output, holderHere(free === "unknown" ? undefined : address), options);
		return {
			confirm: () => lease?.confirm(),
			unlock() {
				lease?.release();
				freeSocket();
			},
		};
	} catch (error) {
		freeSocket();
		throw error;
	}
}

/** How often it is tried again to lock a folder, in milliseconds. */
const AGAIN = 250;

/**
 * Locks an output folder as `lockOutput` does, and where another build is at work in it, waits for its end.
 * @param patience how long it waits, in milliseconds
 * @throws {CannotRun} where the other build takes longer
 */
export async function lockWhenFree(output: string, patience: number, options: LeaseOptions = {}): Promise<Lock> {
	const until = performance.now() + patience;
	for (;;) {
		try {
			return await lockOutput(output, options);
		} catch (error) {
			if (!(error instanceof FolderTaken) || performance.now() >= until || options.signal?.aborted) throw error;
		}
		options.onWait?.();
		await setTimeout(AGAIN);
	}
}

function holderOf(output: string): Holder | undefined {
	try {
		return parseHolder(readFileSync(path.join(output, LOCK), "utf8"));
	} catch {
		return undefined;
	}
}
