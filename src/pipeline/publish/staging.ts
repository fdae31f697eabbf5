import { createHash } from "node:crypto";
import { closeSync, linkSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { codeOf } from "../../problem.ts";
import { sha256Of } from "../../system/hash.ts";
import type { Published } from "./manifest.ts";

/** Where finished files wait: on the file system of the output folder, which nothing changes before all are there. */
export interface StagingPlace {
	/** The output folder, absolute. */
	readonly output: string;
	/** Absolute, within the output folder. */
	readonly staging: string;
	/** Whether the output folder was made for it. */
	readonly isNew?: boolean;
}

/** A finished file: staged, or published already as it is. */
export interface Staged extends Published {
	readonly path: string;
	/** Whether it lies in staging, to be moved in. */
	readonly isStaged: boolean;
}

const STAGING = ".backfile-staging";

/** Folders within staging: for files at new paths, for those that stand over others, for what Eleventy makes beside our outputs, and for the manifest. */
export const ADDED = "added";
export const CHANGED = "changed";
export const OWN = "own";
export const RECORDS = "records";

/** Makes an empty staging folder, in the output folder, and throws away what an earlier build left in it. */
export function openStaging(output: string): StagingPlace {
	const staging = path.join(output, STAGING);
	clearStaging(output);
	const isNew = mkdirSync(output, { recursive: true }) !== undefined;
	// One at a time: made together, a disk that can only be read would be told of as a folder that is missing.
	mkdirSync(staging);
	mkdirSync(path.join(staging, RECORDS));
	return { output, staging, isNew };
}

/** Throws away what a build that was killed left staged. */
export function clearStaging(output: string): void {
	rmSync(path.join(output, STAGING), { recursive: true, force: true });
}

/** Whether a name in the output folder is one of ours, and no part of the site. */
export function isOwnName(name: string): boolean {
	return name.startsWith(".backfile");
}

/** Throws away what is staged; where nothing was published the output folder as well, if it was made for it. */
export function discardStaging({ output, staging, isNew }: StagingPlace): void {
	rmSync(staging, { recursive: true, force: true });
	if (isNew && readdirSync(output).length === 0) rmdirSync(output);
}

/**
 * Stages a finished text, or bytes, in any thread; what is published already as it is stays untouched.
 * @param before the SHA-256 of what lies at its path now; undefined where nothing of ours does
 */
export function stageText(place: StagingPlace, file: string, text: string | Uint8Array, before: string | undefined): Staged {
	const sha256 = sha256Of(text);
	if (sha256 !== before) inFolder(stagedPath(place, file, before), (to) => writeFileSync(to, text));
	return { path: file, sha256, bytes: Buffer.byteLength(text), isStaged: sha256 !== before };
}

const CHUNK = 1024 * 1024;

/**
 * Stages a copy of a file, however large.
 * @throws a system error that names the file where it cannot be read
 */
export function stageFile(place: StagingPlace, file: string, from: string, before: string | undefined): Staged {
	const source = openSync(from, "r");
	try {
		const to = stagedPath(place, file, before);
		const chunk = Buffer.allocUnsafe(CHUNK);
		const digest = createHash("sha256");
		let bytes = 0;
		inFolder(to, () => {
			const target = openSync(to, "w");
			try {
				for (let size = readSync(source, chunk); size > 0; size = readSync(source, chunk)) {
					const part = chunk.subarray(0, size);
					digest.update(part);
					bytes += size;
					// It goes on until all is written; writeSync may stop halfway.
					writeFileSync(target, part);
				}
			} finally {
				closeSync(target);
			}
		});
		const sha256 = digest.digest("hex");
		if (sha256 === before) rmSync(to);
		return { path: file, sha256, bytes, isStaged: sha256 !== before };
	} finally {
		closeSync(source);
	}
}

/**
 * Makes one file of two that hold the same bytes: a hard link, so that they take the room of one. Where the disk has none they stay two.
 * @param file a staged one, absolute
 */
export function makeOne(file: string, twin: string): void {
	const link = `${file}.link`;
	try {
		linkSync(twin, link);
		renameSync(link, file);
	} catch {
		rmSync(link, { force: true });
	}
}

/**
 * Where a file is staged, absolute.
 * @param before the SHA-256 of what lies at its path now
 */
export function stagedPath({ staging }: StagingPlace, file: string, before: string | undefined): string {
	return path.join(staging, before === undefined ? ADDED : CHANGED, file);
}

/** Makes a file, and its folder only where that is missing: most files go into one that is there. */
export function inFolder(file: string, make: (file: string) => void): void {
	const attempt = () => {
		try {
			make(file);
		} catch (error) {
			throw about(file, error);
		}
	};
	try {
		attempt();
	} catch (error) {
		if (codeOf(error) !== "ENOENT") throw error;
		mkdirSync(path.dirname(file), { recursive: true });
		attempt();
	}
}

/** A system error that names a file: one of a file that is open does not by itself. */
function about(file: string, error: unknown): unknown {
	return error instanceof Error && !("path" in error) ? Object.assign(error, { path: file }) : error;
}
