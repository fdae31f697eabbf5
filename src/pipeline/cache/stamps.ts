import { statSync } from "node:fs";

/** What the disk says of a file without opening it: of each file its size, mtime (ms since 1970) and inode; the size is -1 where it cannot be asked. */
export type Stamps = Float64Array<ArrayBuffer>;

/** Files to be asked for: plain data. */
export interface StampTask {
	/** Absolute. */
	readonly folder: string;
	/** Paths below it, with a NUL between each and the next: one text crosses to a thread much faster than many. */
	readonly files: string;
}

/** How many numbers a stamp has. */
const FIELDS = 3;

/** Asks the disk for the stamp of every file, in their order. */
export function stampFiles({ folder, files }: StampTask): Stamps {
	const names = files === "" ? [] : files.split("\0");
	const stamps = new Float64Array(names.length * FIELDS);
	for (const [index, name] of names.entries()) {
		const stat = statOf(`${folder}/${name}`);
		stamps.set(stat ? [stat.size, stat.mtimeMs, stat.ino] : [-1, 0, 0], index * FIELDS);
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

/** Stamps of many files, by their place. */
export function joinStamps(parts: readonly Stamps[]): Stamps {
	const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

export function sizeAt(stamps: Stamps, index: number): number {
	return stamps[index * FIELDS] ?? -1;
}

/** Milliseconds since 1970. */
export function mtimeAt(stamps: Stamps, index: number): number {
	return stamps[index * FIELDS + 1] ?? 0;
}

/** The coarsest clock that a file system keeps mtimes by (FAT). */
const TICK = 2_000;

/**
 * A file's stamp as text, by which a cache tells whether it is the file that was read.
 * Empty, which equals nothing, where the file is not there or was changed so lately that it may change again without another stamp.
 * @param at when the disk was asked: milliseconds since 1970
 */
export function stampText(stamps: Stamps, index: number, at: number): string {
	const size = sizeAt(stamps, index);
	const mtime = mtimeAt(stamps, index);
	return size < 0 || mtime > at - TICK ? "" : `${size} ${mtime} ${stamps[index * FIELDS + 2]}`;
}
