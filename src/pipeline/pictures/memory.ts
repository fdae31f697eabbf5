import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Problem } from "../../problem.ts";
import { once } from "../../system/once.ts";
import { damaged } from "../cache/cache.ts";
import { BLOCK, blocksOf, type Log, openLog } from "../cache/log.ts";
import type { Converted } from "./convert.ts";
import type { Measured } from "./measure.ts";

/** What the file at a path of the site was when it had that stamp. */
type FileLine = readonly ["file", path: string, stamp: string, Measured];

/** What came of converting a picture by a recipe. */
type CopiesLine = readonly ["copies", sha256: string, recipe: string, Converted];

/** A line of the memory of pictures. */
export type PictureLine = FileLine | CopiesLine;

/** What earlier builds learnt of pictures. All of it may be missing, and nothing of it may be lacked. */
export interface PictureMemory {
	/** Where converted pictures lie, absolute. */
	readonly folder: string;
	/** Undefined where the file was never looked into, or has another stamp; or has no hash, and one is needed. */
	fileAt(path: string, stamp: string, needsHash: boolean): Measured | undefined;
	/** What came of converting a picture by a recipe; undefined where it was not tried. */
	copiesOf(sha256: string, recipe: string): Converted | undefined;
	remember(lines: readonly PictureLine[]): void;
	/** Forgets, once it is much, what is not among these. */
	keep(used: readonly PictureLine[]): void;
	/** Throws away copies that were for one build alone. */
	close(): void;
	readonly problems: readonly Problem[];
}

/**
 * Opens the memory of pictures, which is read when it is first asked; it never throws, as `openCache` does not.
 * @param folder that of the cache; undefined where nothing is remembered
 */
export function openPictures(folder: string | undefined): PictureMemory {
	const known = once(() => readKnown(folder));
	const place = once(() => placeIn(folder));
	let isWritable = true;
	return {
		get folder() {
			return place().folder;
		},

		get problems() {
			return known.made?.log?.found === "damaged" ? [damaged("pictures")] : [];
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
			note(known(), fresh);
			for (const block of blocksOf(fresh)) write(() => known().log?.append(block));
		},

		keep(used) {
			if (known().lines < 2 * used.length + 10 * BLOCK) return;
			write(() => known().log?.rewrite(blocksOf(used)));
			write(() => sweep(place().folder, used));
		},

		close() {
			if (place.made?.isPassing) rmSync(place.made.folder, { recursive: true, force: true });
		},
	};

	/** Where the cache cannot be written, that of stories says so. */
	function write(work: () => void): void {
		if (!isWritable) return;
		try {
			work();
		} catch {
			isWritable = false;
		}
	}
}

interface Known {
	readonly log?: Log;
	readonly files: Map<string, FileLine>;
	readonly copies: Map<string, CopiesLine>;
	/** How many lines the log has. */
	lines: number;
}

function readKnown(folder: string | undefined): Known {
	const log = folder === undefined ? undefined : openLog(path.join(folder, "pictures"), "pictures 1");
	const known: Known = { log, files: new Map(), copies: new Map(), lines: 0 };
	for (const block of (log?.blocks ?? []) as PictureLine[][]) note(known, block);
	return known;
}

function note(known: Known, lines: readonly PictureLine[]): void {
	known.lines += lines.length;
	for (const line of lines) {
		if (line[0] === "file") known.files.set(line[1], line);
		else known.copies.set(line[1], line);
	}
}

interface Place {
	readonly folder: string;
	/** Whether it is for this build alone. */
	readonly isPassing: boolean;
}

function placeIn(cache: string | undefined): Place {
	if (cache !== undefined) {
		try {
			const folder = path.join(cache, "webp");
			mkdirSync(folder, { recursive: true });
			return { folder, isPassing: false };
		} catch {
			// A cache that cannot be written is none.
		}
	}
	return { folder: mkdtempSync(path.join(tmpdir(), "backfile-webp-")), isPassing: true };
}

/** Deletes the copies that none of these lines tells of. */
function sweep(folder: string, used: readonly PictureLine[]): void {
	const names = new Set(used.flatMap((line) => (line[0] === "copies" ? (line[3] ?? []).map(([name]) => name) : [])));
	for (const name of readdirSync(folder)) if (!names.has(name)) rmSync(path.join(folder, name), { force: true });
}
