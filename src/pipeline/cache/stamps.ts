import { statSync } from "node:fs";
import path from "node:path";

/**
 * What the disk says of files without opening them: for each file its size in bytes, its mtime, its inode and its ctime.
 * Times are milliseconds since 1970. The ctime is when the file or its name last changed: no program can set it, as many set the mtime. The size is -1 where the disk cannot say.
 */
export type Stamps = Float64Array<ArrayBuffer>;

/** Files to be asked for: plain data. */
export interface StampTask {
	/** Absolute. */
	readonly folder: string;
	/** Paths below the folder, separated by NUL characters: one text is sent to a thread much faster than many. */
	readonly files: string;
}

/** The number of numbers in a stamp. */
const FIELDS = 4;

/** Asks the disk for the stamp of every file, in their order. */
export function stampFiles({ folder, files }: StampTask): Stamps {
	const names = files === "" ? [] : files.split("\0");
	const stamps = new Float64Array(names.length * FIELDS);
	for (const [index, name] of names.entries()) {
		const stat = statOf(`${folder}/${name}`);
		stamps.set(stat ? [stat.size, stat.mtimeMs, stat.ino, stat.ctimeMs] : [-1, 0, 0, 0], index * FIELDS);
	}
	return stamps;
}

function statOf(file: string) {
	try {
		return statSync(file, { throwIfNoEntry: false });
	} catch {
		return undefined;
	}
}

/** Joins the stamps of several batches, in their order. */
export function joinStamps(parts: readonly Stamps[]): Stamps {
	const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

/** The size of a file in bytes; -1 where the disk could not say. */
export function sizeAt(stamps: Stamps, index: number): number {
	return stamps[index * FIELDS] ?? -1;
}

/** The mtime of a file, in milliseconds since 1970. */
export function mtimeAt(stamps: Stamps, index: number): number {
	return stamps[index * FIELDS + 1] ?? 0;
}

/** The coarsest step in which a file system keeps the times of files (FAT), in milliseconds. */
const TIME_STEP = 2_000;

/**
 * A file's stamp as text. A cache compares it to know whether a file is still the one that was read.
 * It is empty, and then proves nothing, where there is no file, or where the file changed so recently that it may change again and keep its stamp.
 * @param at when the disk was asked: milliseconds since 1970
 */
export function stampText(stamps: Stamps, index: number, at: number): string {
	const size = sizeAt(stamps, index);
	const mtime = mtimeAt(stamps, index);
	const [inode = 0, ctime = 0] = stamps.subarray(index * FIELDS + 2, index * FIELDS + FIELDS);
	return size < 0 || Math.max(mtime, ctime) > at - TIME_STEP ? "" : `${size} ${mtime} ${inode} ${ctime}`;
}

/**
 * Asks the disk for the stamp of one file, as text.
 * @param file absolute
 * @param at when the disk is asked: milliseconds since 1970
 */
export function stampOne(file: string, at: number): string {
	return stampText(stampFiles({ folder: path.dirname(file), files: path.basename(file) }), 0, at);
}
