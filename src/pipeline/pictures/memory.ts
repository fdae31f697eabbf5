import { mkdirSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Problem } from "../../problem.ts";
import { removeFile, removeFolder } from "../../system/disk/inuse.ts";
import { once } from "../../system/once.ts";
import { damagedProblem } from "../cache/folder.ts";
import { BLOCK, blocksOf, type Log, openLog } from "../cache/log.ts";
import type { Converted } from "./convert.ts";
import type { Measured } from "./measure.ts";

/** What the file at a path of the site was when it had this stamp. */
type FileLine = readonly ["file", path: string, stamp: string, Measured];

/** The copies that a recipe made of a picture. */
type CopiesLine = readonly ["copies", sha256: string, recipe: string, Converted];

/** A line of the memory of pictures. */
export type PictureLine = FileLine | CopiesLine;

/** What earlier builds learnt of pictures. A build gives the same site if any part of it is missing. */
export interface PictureMemory {
	/** Where converted pictures are, absolute. */
	readonly folder: string;
	/** Undefined where the file was never measured, or has another stamp; also where a hash is needed and none is known. */
	fileAt(path: string, stamp: string, needsHash: boolean): Measured | undefined;
	/** The copies that a recipe made of a picture; undefined where it was not tried. */
	copiesOf(sha256: string, recipe: string): Converted | undefined;
	remember(lines: readonly PictureLine[]): void;
	/** Forgets all lines but these, once there are many others. */
	compact(used: readonly PictureLine[]): void;
	/** Deletes the copies if they were for one build only. */
	close(): void;
	readonly problems: readonly Problem[];
}

/**
 * Opens the memory of pictures, which is read when it is first asked. Like `openCache` it never throws.
 * @param folder that of the cache; undefined where nothing is remembered
 */
export function openPictures(folder: string | undefined): PictureMemory {
	const known = once(() => readKnown(folder));
	const place = once(() => copiesFolder(folder));
	const write = quietWriter();
	return {
		get folder() {
			return place().folder;
		},

		get problems() {
			return known.made?.log?.found === "damaged" ? [damagedProblem("pictures")] : [];
		},

		fileAt(file, stamp, needsHash) {
			const [, , remembered, measured] = known().files.get(file) ?? [];
			return stamp !== "" && remembered === stamp && !(needsHash && measured?.[3] === "") ? measured : undefined;
		},

		copiesOf(sha256, recipe) {
			const [, , remembered, converted] = known().copies.get(sha256) ?? [];
			return remembered === recipe ? converted : undefined;
		},

		remember(fresh) {
			addLines(known(), fresh);
			for (const block of blocksOf(fresh)) write(() => known().log?.append(block));
		},

		compact(used) {
			if (known().lines < 2 * used.length + 10 * BLOCK) return;
			write(() => known().log?.rewrite(blocksOf(used)));
			write(() => deleteOtherCopies(place().folder, used));
		},

		close() {
			if (place.made?.isTemporary) removeFolder(place.made.folder);
		},
	};
}

/** Does what writes to the memory, until the first failure. The cache of stories reports that it cannot be written. */
function quietWriter(): (work: () => void) => void {
	let isWritable = true;
	return (work) => {
		if (!isWritable) return;
		try {
			work();
		} catch {
			isWritable = false;
		}
	};
}

interface Known {
	readonly log?: Log;
	readonly files: Map<string, FileLine>;
	readonly copies: Map<string, CopiesLine>;
	/** The number of lines in the log: old lines stay in it. */
	lines: number;
}

function readKnown(folder: string | undefined): Known {
	const log = folder === undefined ? undefined : openLog(path.join(folder, "pictures"), "pictures 1");
	const known: Known = { log, files: new Map(), copies: new Map(), lines: 0 };
	for (const block of (log?.blocks ?? []) as PictureLine[][]) addLines(known, block);
	return known;
}

function addLines(known: Known, lines: readonly PictureLine[]): void {
	known.lines += lines.length;
	for (const line of lines) {
		if (line[0] === "file") known.files.set(line[1], line);
		else known.copies.set(line[1], line);
	}
}

interface CopiesFolder {
	readonly folder: string;
	/** Whether it is for this build only. */
	readonly isTemporary: boolean;
}

function copiesFolder(cache: string | undefined): CopiesFolder {
	if (cache !== undefined) {
		try {
			const folder = path.join(cache, "webp");
			mkdirSync(folder, { recursive: true });
			return { folder, isTemporary: false };
		} catch {
			// Build as if there were no cache.
		}
	}
	return { folder: mkdtempSync(path.join(tmpdir(), "backfile-webp-")), isTemporary: true };
}

/** Deletes the copies that none of these lines names. */
function deleteOtherCopies(folder: string, used: readonly PictureLine[]): void {
	const names = new Set(used.flatMap((line) => (line[0] === "copies" ? (line[3] ?? []).map(([name]) => name) : [])));
	for (const name of readdirSync(folder)) if (!names.has(name)) removeFile(path.join(folder, name));
}
