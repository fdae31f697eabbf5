import { createHash } from "node:crypto";
import {
	closeSync,
	existsSync,
	linkSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readSync,
	renameSync,
	rmdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { codeOf } from "../../problem.ts";
import { removeFolder } from "../../system/disk/inuse.ts";
import { sha256Of } from "../../system/hash.ts";
import type { Published } from "./manifest.ts";

/** Where finished files wait until all of them are finished: on the file system of the output folder. */
export interface StagingPlace {
	/** The output folder, absolute. */
	readonly output: string;
	/** Absolute, within the output folder. No other build has the same: one that slept and lost its lock must not write into ours. */
	readonly staging: string;
}

/** A finished file. It is staged, or published already as it is. */
export interface Staged extends Published {
	readonly path: string;
	/** Whether it is in staging, to be moved into the output folder. */
	readonly isStaged: boolean;
}

const STAGING = ".backfile-staging";

/** The folder within staging for files at new paths. */
export const ADDED = "added";

/** The folder within staging for files that replace others. */
export const CHANGED = "changed";

/** The folder within staging for the manifest and the journal. */
export const RECORDS = "records";

/** The folder within staging for the texts of stories, until they are in the search index. */
export const TEXTS = "texts";

/** Makes an empty staging folder in the output folder. */
export function openStaging(output: string): StagingPlace {
	const folder = path.join(output, STAGING);
	mkdirSync(output, { recursive: true });
	// One after the other: with "recursive", the error of a read-only disk would name a missing folder.
	if (!existsSync(folder)) mkdirSync(folder);
	const staging = mkdtempSync(path.join(folder, "build-"));
	mkdirSync(path.join(staging, RECORDS));
	return { output, staging };
}

/** The folder that Eleventy makes the owner's own files in. Templates can show its name, so it has the same in every build. */
export function ownFolder({ output }: StagingPlace): string {
	return path.join(output, STAGING, "own");
}

/** Deletes what builds that were killed left in staging. */
export function clearStaging(output: string): void {
	removeFolder(path.join(output, STAGING));
}

/** Whether a name in the output folder is one of our working files, and not a part of the site. */
export function isOwnName(name: string): boolean {
	return name.toLowerCase().startsWith(".backfile");
}

/** Deletes the staging folder of a build. */
export function discardStaging(place: StagingPlace): void {
	for (const folder of [place.staging, ownFolder(place)]) removeFolder(folder);
	try {
		rmdirSync(path.dirname(place.staging));
	} catch {
		// Another build is at work in it.
	}
}

/**
 * Stages a finished text, or bytes, unless it is published already as it is.
 * @param before the SHA-256 of the file that is at its path now; undefined where there is none of ours
 */
export function stageText(place: StagingPlace, file: string, text: string | Uint8Array, before: string | undefined): Staged {
	const bytes = typeof text === "string" ? encode(text) : text;
	const sha256 = sha256Of(bytes);
	if (sha256 !== before) inFolder(stagedPath(place, file, before), (to) => writeFileSync(to, bytes));
	return { path: file, sha256, bytes: bytes.length, isStaged: sha256 !== before };
}

/** Where texts are encoded, one after the other. */
const room = Buffer.allocUnsafe(1024 * 1024);

/** A text in UTF-8, which holds until the next is encoded. Hashing and writing a text would encode it twice, in new memory each time. */
function encode(text: string): Uint8Array {
	// A UTF-16 code unit takes three bytes at most.
	return text.length * 3 > room.length ? Buffer.from(text) : room.subarray(0, room.write(text));
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
					// Unlike writeSync, it goes on until all is written.
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
 * Replaces a file by a hard link to another of the same bytes, so that both take the room of one. Where the disk has no hard links nothing changes.
 * @param file a staged file, absolute
 * @param same the other file, absolute
 */
export function linkSameFile({ staging }: StagingPlace, file: string, same: string): void {
	// A name beside the file could be longer than the disk allows.
	const link = path.join(staging, "link");
	try {
		linkSync(same, link);
		renameSync(link, file);
	} catch {
		rmSync(link, { force: true });
	}
}

/**
 * Where a file is staged, absolute.
 * @param before the SHA-256 of the file that is at its path now; undefined where there is none of ours
 */
export function stagedPath({ staging }: StagingPlace, file: string, before: string | undefined): string {
	return path.join(staging, before === undefined ? ADDED : CHANGED, file);
}

/** Makes a file. It makes the folder only after a failure, because most folders exist already. */
export function inFolder(file: string, make: (file: string) => void): void {
	const attempt = () => {
		try {
			make(file);
		} catch (error) {
			throw withPath(error, file);
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

/** A system error with the file that it is about. An error about an open file has no path. */
function withPath(error: unknown, file: string): unknown {
	return error instanceof Error && !("path" in error) ? Object.assign(error, { path: file }) : error;
}
