import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf } from "../../../problem.ts";
import { moveFile, removeFile } from "../../../system/disk/inuse.ts";
import { startThread } from "../../../system/start.ts";
import { refuseStopped } from "../../threads/pool.ts";
import type { Beating } from "./heartbeat.ts";
import { type Holder, holderText, lost, parseHolder, refused } from "./holder.ts";

/** The lock file's name in the output folder. It is there only while a build is at work, or after one was killed. */
export const LOCK = ".backfile-lock.json";

/** The times of a lease, in milliseconds. */
export interface LeaseTimes {
	/** How often its holder touches the lock file. */
	readonly beat: number;
	/** For how long another must see the file unchanged before it takes it over. */
	readonly lease: number;
}

/** Those of a build. */
export const TIMES: LeaseTimes = { beat: 1_000, lease: 20_000 };

/** A lock file that this build holds. */
export interface Lease {
	/** @throws {CannotRun} where another build has it by now */
	confirm(): void;
	release(): void;
}

/** What taking a lease works with. */
export interface LeaseOptions {
	readonly times?: LeaseTimes;
	/** Is told once where this build must find out whether the holder is still alive. */
	readonly onWait?: () => void;
	readonly signal?: AbortSignal;
}

/**
 * Takes the lock file of an output folder. It holds between machines and containers that share the folder, also where their clocks differ:
 * its holder touches it again and again, and others take it over when they have looked for the time of a lease and saw no change.
 * @param output absolute path; the folder is made, and is gone again with the lease where nothing else was put into it
 * @returns undefined where this build cannot write there: then it cannot harm another one either
 * @throws {CannotRun} where another build holds it
 */
export async function takeLease(output: string, me: Holder, options: LeaseOptions = {}): Promise<Lease | undefined> {
	const { times = TIMES } = options;
	const file = path.join(output, LOCK);
	for (;;) {
		const made = makeLockFile(output, me);
		if (made === "unwritable") return undefined;
		if (made !== "taken") return holdLease(output, me, times, made.folder);
		const standing = lookAt(file);
		if (!standing) continue;
		// The socket of this place is ours, so its holder has ended.
		const isHere = standing.holder?.place === me.place;
		if (!isHere && !(await isSilent(file, standing, options))) {
			const now = lookAt(file);
			if (!now) continue;
			throw refused(output, now.holder ?? standing.holder);
		}
		const taken = takeOver(file, me, standing);
		if (taken === "unwritable") return undefined;
		if (taken === "changed") continue;
		// Another build may have found the same, and taken it in the moment between our look and our step.
		if (!isHere) await pause(times.beat, options.signal);
		const now = lookAt(file);
		if (now?.holder?.token !== me.token) throw refused(output, now?.holder);
		return holdLease(output, me, times, undefined);
	}
}

/**
 * Makes the lock file where there is none.
 * @returns the first folder that was made for it, if any
 */
function makeLockFile(output: string, me: Holder): { readonly folder: string | undefined } | "taken" | "unwritable" {
	const file = path.join(output, LOCK);
	let folder: string | undefined;
	let isMade = false;
	try {
		folder = mkdirSync(output, { recursive: true });
		const descriptor = openSync(file, "wx");
		isMade = true;
		try {
			writeFileSync(descriptor, holderText(me));
		} finally {
			closeSync(descriptor);
		}
		return { folder };
	} catch (error) {
		if (isMade) rmSync(file, { force: true });
		removeFolders(output, folder);
		return !isMade && codeOf(error) === "EEXIST" ? "taken" : "unwritable";
	}
}

/** A lock file as it stands. */
interface Standing {
	readonly holder: Holder | undefined;
	/** Changes whenever the holder touches the file, or another takes it. */
	readonly state: string;
}

/** Looks at a lock file; undefined where there is none. It is opened, because only then do network file systems ask their server. */
function lookAt(file: string): Standing | undefined {
	try {
		const descriptor = openSync(file, "r");
		try {
			const { ino, mtimeMs } = fstatSync(descriptor);
			const text = readFileSync(descriptor, "utf8");
			return { holder: parseHolder(text), state: `${ino} ${mtimeMs} ${text}` };
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		return codeOf(error) === "ENOENT" ? undefined : { holder: undefined, state: codeOf(error) };
	}
}

/** Whether a lock file stays as it is for the time of a lease. Looks are counted instead of time: while a machine sleeps, only time passes. */
async function isSilent(file: string, { state }: Standing, { times = TIMES, onWait, signal }: LeaseOptions): Promise<boolean> {
	onWait?.();
	const between = times.beat / 2;
	for (let looks = Math.ceil(times.lease / between); looks > 0; looks--) {
		await pause(between, signal);
		if (lookAt(file)?.state !== state) return false;
	}
	return true;
}

/** @throws {CannotRun} where the build is stopped meanwhile */
async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
	await wait(ms, undefined, { signal }).catch(() => refuseStopped(signal));
}

/** Puts our lock file in the place of a dead one, unless that has changed. */
function takeOver(file: string, me: Holder, { state }: Standing): "taken" | "changed" | "unwritable" {
	const part = path.join(path.dirname(file), `.backfile-lock-${me.token}`);
	try {
		writeFileSync(part, holderText(me));
		if (lookAt(file)?.state !== state) return "changed";
		moveFile(part, file);
		return "taken";
	} catch {
		return "unwritable";
	} finally {
		rmSync(part, { force: true });
	}
}

function holdLease(output: string, { token }: Holder, { beat }: LeaseTimes, made: string | undefined): Lease {
	const file = path.join(output, LOCK);
	const isOurs = () => lookAt(file)?.holder?.token === token;
	let end = () => {};
	// A build that ends at once does without a thread.
	const timer = setTimeout(() => {
		const workerData: Beating = { file, token, beat };
		const thread = startThread(new URL("./heartbeat", import.meta.url), { workerData, execArgv: [] });
		// Without it another build may take the lock, which this one then finds out before it publishes.
		thread.on("error", () => {}).unref();
		end = () => void thread.terminate();
	}, beat).unref();
	return {
		confirm() {
			if (!isOurs()) throw lost(output, lookAt(file)?.holder);
		},
		release() {
			clearTimeout(timer);
			end();
			if (isOurs()) removeFile(file);
			removeFolders(output, made);
		},
	};
}

/** Removes an output folder and those above it, as far as they were made for the lock and are empty. */
function removeFolders(output: string, first: string | undefined): void {
	if (first === undefined) return;
	try {
		for (let folder = output; folder.startsWith(first); folder = path.dirname(folder)) rmdirSync(folder);
	} catch {
		// Something was published into it.
	}
}
