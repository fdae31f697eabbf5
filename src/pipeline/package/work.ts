import { setImmediate } from "node:timers/promises";
import { CannotRun } from "../../problem.ts";

/** How far the packing has come. */
export interface PackageProgress {
	readonly step: "comparing" | "reading sources" | "bag" | "zip" | "wacz";
	/** Files. */
	readonly done: number;
	readonly of: number;
}

/** What all steps of a package share. */
export interface Work {
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: PackageProgress) => void;
}

/** So many milliseconds pass at most before a Ctrl-C is noticed. */
const BREATH = 50;

/**
 * Gives files one by one, says how far the work has come, and stops where it is told to.
 * @throws {CannotRun} where it was stopped
 */
export async function* eachFile<T>(
	files: readonly T[],
	step: PackageProgress["step"],
	{ signal, onProgress }: Work,
): AsyncGenerator<T, void, undefined> {
	let last = performance.now();
	onProgress?.({ step, done: 0, of: files.length });
	for (const [index, file] of files.entries()) {
		yield file;
		if (performance.now() - last < BREATH) continue;
		await setImmediate();
		refuseIfStopped(signal);
		last = performance.now();
		onProgress?.({ step, done: index + 1, of: files.length });
	}
	refuseIfStopped(signal);
}

/** @throws {CannotRun} where the work was stopped */
function refuseIfStopped(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new CannotRun("The packing was stopped.", "Nothing half stands there; run the command again.");
}
