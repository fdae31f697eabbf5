import {
	closeSync,
	createReadStream,
	createWriteStream,
	fstatSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";
import { CannotRun } from "../../problem.ts";
import { removeFolder } from "../../system/disk/inuse.ts";
import { startOfEntry, type ZipEntry, zipList } from "../../system/zipentries.ts";
import type { Source } from "../importer.ts";
import { headOf } from "./sources.ts";

/** No export has more files, or more bytes in one of them or in all. What is beyond is no export. */
const MOST = { files: 2_000_000, bytes: 64 * 2 ** 30, inflation: 2_000 };

/** Sources of which those that are ZIP files are folders of what is packed in them. */
export interface Unpacked {
	readonly sources: readonly Source[];
	/** Deletes what was unpacked. */
	tidy(): void;
}

/**
 * Unpacks the ZIP files among the sources into the folder for temporary files. Web archives (WACZ) stay as they are: they are read in place.
 * @throws {CannotRun} where one is damaged, locked with a password, or larger than any export
 */
export async function unpackSources(sources: readonly Source[]): Promise<Unpacked> {
	const folders: string[] = [];
	const tidy = () => folders.forEach(removeFolder);
	try {
		const unpacked: Source[] = [];
		for (const source of sources) unpacked.push(isZip(source) ? await unpackOne(source, folders) : source);
		return { sources: unpacked, tidy };
	} catch (error) {
		tidy();
		throw error;
	}
}

function isZip({ kind, head, name }: Source): boolean {
	return kind === "file" && !/\.wacz$/i.test(name) && Buffer.from(head.subarray(0, 4)).toString("latin1") === "PK\u0003\u0004";
}

async function unpackOne(source: Source, folders: string[]): Promise<Source> {
	const parent = mkdtempSync(path.join(os.tmpdir(), "backfile-zip-"));
	folders.push(parent);
	// An import is named after its source.
	const folder = path.join(parent, path.basename(source.path, path.extname(source.path)) || "export");
	mkdirSync(folder);
	const descriptor = openSync(source.path, "r");
	try {
		const list = zipList((place, length) => readAt(descriptor, place, length), fstatSync(descriptor).size);
		if (!list) throw damaged(source);
		await unpackEntries(list.entries, source, folder, descriptor);
	} catch (error) {
		if (error instanceof CannotRun || !(error instanceof Error)) throw error;
		throw damaged(source);
	} finally {
		closeSync(descriptor);
	}
	return openUnpacked(source, folder);
}

async function unpackEntries(entries: Iterable<ZipEntry>, source: Source, folder: string, descriptor: number): Promise<void> {
	let [files, bytes] = [0, 0];
	for (const entry of entries) {
		const to = pathIn(folder, entry.name);
		if (to === undefined) continue;
		if (entry.isEncrypted) throw new CannotRun(`${source.name} is locked with a password.`, "Unpack it, and name the folder.");
		bytes += entry.size;
		if (++files > MOST.files || bytes > MOST.bytes || entry.size > (entry.packed + 1_000) * MOST.inflation)
			throw new CannotRun(`${source.name} holds more than any export.`, "Unpack it, look what it holds, and name the folder.");
		mkdirSync(path.dirname(to), { recursive: true });
		const start = startOfEntry((place, length) => readAt(descriptor, place, length), entry);
		const packed = entry.packed === 0 ? Readable.from([]) : createReadStream(source.path, { start, end: start + entry.packed - 1 });
		await pipeline([
			packed,
			...(entry.method === 8 ? [createInflateRaw()] : []),
			atMost(entry.size),
			createWriteStream(to, { flags: "wx" }),
		]);
	}
}

/** Where a file goes; undefined for a folder, for names that lead out of the folder, and for what systems put beside files. */
function pathIn(folder: string, name: string): string | undefined {
	const parts = name.split(/[/\\]/);
	const isOdd = (part: string) => part === "" || part === "." || part === ".." || /[\p{Cc}:]/u.test(part);
	return name.endsWith("/") || parts[0] === "__MACOSX" || parts.some(isOdd) ? undefined : path.join(folder, ...parts);
}

/** Passes so many bytes on. A file that has more than its list says is a bomb. */
function atMost(size: number): Transform {
	let passed = 0;
	return new Transform({
		transform(chunk: Buffer, _, done) {
			passed += chunk.length;
			if (passed > size) done(new Error("The file is larger than the list says."));
			else done(undefined, chunk);
		},
	});
}

function readAt(descriptor: number, place: number, length: number): Buffer {
	const bytes = Buffer.alloc(length);
	return bytes.subarray(0, readSync(descriptor, bytes, 0, length, place));
}

function damaged({ name }: Source): CannotRun {
	return new CannotRun(`${name} is damaged: it is no whole ZIP file.`, "Export or download it again.");
}

/** The folder as a source; a single file in it, or a single folder, is the source itself. */
function openUnpacked(source: Source, folder: string): Source {
	const entries = readdirSync(folder, { withFileTypes: true });
	const [only] = entries.length === 1 ? entries : [];
	const at = only ? path.join(folder, only.name) : folder;
	if (only?.isDirectory()) return openUnpacked(source, at);
	if (!only) return { ...source, path: folder, kind: "folder", size: 0, head: new Uint8Array() };
	const descriptor = openSync(at, "r");
	const { size } = fstatSync(descriptor);
	closeSync(descriptor);
	return { ...source, path: at, size, head: headOf(at) };
}
