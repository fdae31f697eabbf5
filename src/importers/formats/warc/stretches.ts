import { closeSync, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import path from "node:path";
import { inflateRawSync } from "node:zlib";
import { compareText } from "../../../problem.ts";
import { relativePath } from "../../../system/disk/diskpaths.ts";
import { type ReadAt, startOfEntry, type ZipEntry, zipList } from "../../../system/zipentries.ts";
import type { ProblemStep, Source } from "../../importer.ts";
import { problemStep } from "../../reading/files.ts";
import { type Bytes, bytesOfBuffer, bytesOfFile } from "./records/bytes.ts";

/** A part of a file in which records stand: the whole of a WARC file, or a WARC file in a WACZ. */
export interface Stretch {
	/** For reports. */
	readonly name: string;
	/** Absolute. */
	readonly path: string;
	/** Where in the file it begins, in bytes from 0. */
	readonly from: number;
	/** How long it is, in bytes. */
	readonly size: number;
	/** Whether it is compressed by the ZIP that it stands in, beside what it is itself. */
	readonly isDeflated: boolean;
	/** How many bytes of all sources come before it. */
	readonly before: number;
}

/** File names of crawls. */
export const CRAWL_NAMES = /\.(warc|warc\.gz|wacz)$/i;

const WARC_IN_WACZ = /(^|\/)[^/]+\.warc(\.gz)?$/i;

/** A WARC file that its ZIP compressed again is unpacked into memory, if it is not larger. */
const MOST_DEFLATED = 256_000_000;

/** Finds what records stand in: of folders all files of crawls. */
export function stretchesOf(sources: readonly Source[]): {
	readonly stretches: readonly Stretch[];
	readonly problems: readonly ProblemStep[];
} {
	const stretches: Stretch[] = [];
	const problems: ProblemStep[] = [];
	let before = 0;
	for (const file of sources.flatMap(filesIn)) {
		const size = sizeOf(file.path);
		const found = beginsWith(file.path, "PK")
			? stretchesOfZip(file, size, before)
			: [{ ...file, from: 0, size, isDeflated: false, before }];
		for (const one of found) {
			if ("step" in one) problems.push(one);
			else stretches.push(one);
		}
		before += size;
	}
	return { stretches, problems };
}

interface CrawlFile {
	readonly name: string;
	readonly path: string;
}

function filesIn({ kind, path: full, name }: Source): CrawlFile[] {
	if (kind === "file") return [{ name, path: full }];
	return readdirSync(full, { recursive: true, encoding: "utf8", withFileTypes: true })
		.filter((entry) => entry.isFile() && CRAWL_NAMES.test(entry.name))
		.map((entry) => path.join(entry.parentPath, entry.name))
		.map((file) => ({ path: file, name: `${name.replace(/[\\/]+$/, "")}/${relativePath(full, file)}` }))
		.sort((a, b) => compareText(a.name, b.name));
}

function sizeOf(file: string): number {
	return withFile(file, (_, size) => size);
}

function beginsWith(file: string, letters: string): boolean {
	return withFile(file, (read) => read(0, letters.length).toString("latin1") === letters);
}

function withFile<T>(file: string, look: (read: ReadAt, size: number) => T): T {
	const descriptor = openSync(file, "r");
	try {
		const read: ReadAt = (place, length) => {
			const bytes = Buffer.alloc(length);
			return bytes.subarray(0, readSync(descriptor, bytes, 0, length, place));
		};
		return look(read, fstatSync(descriptor).size);
	} finally {
		closeSync(descriptor);
	}
}

/** The WARC files in a WACZ (1.1, section 5), which are read where they stand. */
function stretchesOfZip(file: CrawlFile, size: number, before: number): (Stretch | ProblemStep)[] {
	return withFile(file.path, (read) => {
		const found: (Stretch | ProblemStep)[] = [];
		try {
			const list = zipList(read, size);
			if (!list) return [damaged(file, "it has no list of the files in it, and so was cut off")];
			const places = new Set<number>();
			for (const entry of list.entries) {
				// A list may name the same bytes again and again.
				if (!WARC_IN_WACZ.test(entry.name) || places.has(entry.local)) continue;
				places.add(entry.local);
				found.push(stretchOf(file, entry, read, before));
			}
		} catch (error) {
			if (error instanceof Error && "syscall" in error) throw error;
			found.push(damaged(file, "its list of files is damaged"));
		}
		if (found.length === 0) found.push(damaged(file, "there is no WARC file in it"));
		return found;
	});
}

function stretchOf(file: CrawlFile, entry: ZipEntry, read: ReadAt, before: number): Stretch | ProblemStep {
	const name = `${file.name}/${entry.name}`;
	const repack = "Unpack it, and import the files of its folder archive/.";
	if (entry.isEncrypted) return refused(name, "it is encrypted", repack);
	if (entry.method !== 0 && entry.method !== 8)
		return refused(name, `the ZIP packs it by method ${entry.method}, which is not known here`, repack);
	if (entry.method === 8 && entry.size > MOST_DEFLATED)
		return refused(name, `the ZIP compresses it, and it has more than ${MOST_DEFLATED / 1_000_000} MB`, repack);
	return {
		name,
		path: file.path,
		from: startOfEntry(read, entry),
		size: entry.packed,
		isDeflated: entry.method === 8,
		before: before + entry.local,
	};
}

function damaged({ name }: CrawlFile, why: string): ProblemStep {
	const remedy = "Get it again. If its folder archive/ can be unpacked, import the files in that.";
	return problemStep({ file: name }, "source-syntax", "error", `The WACZ cannot be read: ${why}.`, remedy);
}

function refused(name: string, why: string, remedy: string): ProblemStep {
	return problemStep({ file: name }, "source-refused", "error", `The file cannot be read: ${why}.`, remedy);
}

/**
 * Opens a stretch.
 * @throws an error of zlib, where it is compressed by its ZIP and damaged
 */
export function openStretch({ path: file, from, size, isDeflated }: Stretch): Bytes {
	const bytes = bytesOfFile(file, from, size);
	if (!isDeflated) return bytes;
	try {
		return bytesOfBuffer(inflateRawSync(bytes.at(0, size), { maxOutputLength: MOST_DEFLATED }));
	} finally {
		bytes.close();
	}
}
