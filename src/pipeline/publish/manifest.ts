import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { CannotRun, codeOf, compareText } from "../../problem.ts";

/** A file as we published it. */
export interface Published {
	/** SHA-256, hex. */
	readonly sha256: string;
	readonly bytes: number;
}

/** What we published into an output folder, by path. It is published together with the site. */
export type Manifest = ReadonlyMap<string, Published>;

/** The manifest's name in the output folder. */
export const MANIFEST = ".backfile.json";

/** The journal's name in the output folder. It is there only while a build publishes, or after a build was stopped during that. */
export const JOURNAL = ".backfile-journal.json";

/** Each file that a build is about to add, change or remove, with the hashes (SHA-256, hex) that it may have from us. */
export type Journal = ReadonlyMap<string, readonly string[]>;

const SHA256 = /^[0-9a-f]{64}$/;

/** A SHA-256, hex. */
export const sha256 = z.string().regex(SHA256);

/** A path below the output folder. What somebody else may have written must not make us touch a file elsewhere. */
export const pathInside = z.string().refine(isInside, "leaves the output folder");

/** What a manifest says of one file: its SHA-256 (hex), and its size in bytes. */
export const publishedSchema = z.object({ sha256, bytes: z.int().min(0) });

function isInside(file: string): boolean {
	return file !== "" && !/^\/|[\\\0]|(^|\/)\.\.?(\/|$)/.test(file);
}

/** Tells what `publishedSchema` does, in a fifth of the time: a record has an entry for every file of the site. */
function isPublished(entry: unknown): entry is Published {
	const { sha256: hash, bytes } = (entry ?? {}) as { readonly [key in keyof Published]?: unknown };
	return isHash(hash) && Number.isSafeInteger(bytes) && Number(bytes) >= 0;
}

function isHash(hash: unknown): hash is string {
	return typeof hash === "string" && SHA256.test(hash);
}

function areHashes(entry: unknown): entry is readonly string[] {
	return Array.isArray(entry) && entry.every(isHash);
}

/** A record of ours as it was found in an output folder. */
export interface Found<Entry> {
	/** `damaged`: it is empty, cut off or overwritten, as a power cut can leave it. The entries are those that can still be read. */
	readonly state: "whole" | "damaged" | "none";
	readonly entries: ReadonlyMap<string, Entry>;
}

/** The text of an output folder's manifest; undefined where there is none. */
export function manifestIn(output: string): string | undefined {
	return textOf(path.join(output, MANIFEST));
}

/**
 * Reads a manifest.
 * @param file how messages call it
 * @throws {CannotRun} where it is not one of ours
 */
export function parseManifest(text: string, output: string, file = path.join(output, MANIFEST)): Found<Published> {
	return parsed(text, isPublished, file);
}

/**
 * Reads the journal of an output folder.
 * @param file how messages call it
 * @throws {CannotRun} where it is not one of ours
 */
export function readJournal(output: string, file = path.join(output, JOURNAL)): Found<readonly string[]> {
	const text = textOf(path.join(output, JOURNAL));
	return text === undefined ? { state: "none", entries: new Map() } : parsed(text, areHashes, file);
}

function textOf(file: string): string | undefined {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
		throw error;
	}
}

function parsed<Entry>(text: string, isEntry: (entry: unknown) => entry is Entry, file: string): Found<Entry> {
	let record: unknown;
	try {
		record = JSON.parse(text);
	} catch {
		return { state: "damaged", entries: new Map(wholeLines(text, isEntry)) };
	}
	const { backfile, files } = (record ?? {}) as { readonly backfile?: unknown; readonly files?: unknown };
	const entries = backfile === 1 && typeof files === "object" && files !== null ? Object.entries(files) : undefined;
	if (entries?.every((entry): entry is [string, Entry] => isInside(entry[0]) && isEntry(entry[1]))) {
		return { state: "whole", entries: new Map(entries) };
	}
	throw new CannotRun(
		`${file} is not as a build of this version writes it, so nobody can tell which files a build published.`,
		"Restore it, or build into an empty folder.",
		"docs/builds.md#publishing",
	);
}

/** The entries in the undamaged lines of a record. Each has a line of its own. */
function* wholeLines<Entry>(text: string, isEntry: (entry: unknown) => entry is Entry): Generator<readonly [string, Entry]> {
	for (const line of text.split("\n")) {
		try {
			const [entry] = Object.entries(JSON.parse(`{${line.replace(/,$/, "")}}`) as Readonly<Record<string, unknown>>);
			if (entry && isInside(entry[0]) && isEntry(entry[1])) yield [entry[0], entry[1]];
		} catch {
			// The line is not whole.
		}
	}
}

/** Which story had a path as its permalink: a mark of the story, by path. */
export type Owners = ReadonlyMap<string, string>;

/** The text of a manifest: sorted by path, and the same for the same files. */
export function manifestText(manifest: Manifest, owners: Owners = new Map()): string {
	return recordText(manifest, ({ sha256, bytes }, file) => {
		const owner = owners.get(file);
		return `{"sha256":"${sha256}","bytes":${bytes}${owner === undefined ? "" : `,"permalinkOf":"${owner}"`}}`;
	});
}

/** An entry of a manifest that names an owner. */
const OWNED = /^("(?:[^"\\]|\\.)*"):\{[^{}]*"permalinkOf":"([\da-f]{8})"\}/gm;

/** The owners that the text of a manifest names. */
export function ownersIn(text: string): Owners {
	return new Map([...text.matchAll(OWNED)].map(([, file = '""', owner = ""]) => [JSON.parse(file) as string, owner]));
}

/** A journal as its file has it: JSON, a path with its hashes on each line. */
export function journalText(journal: Journal): string {
	return recordText(journal, (hashes) => JSON.stringify(hashes));
}

function recordText<Entry>(entries: ReadonlyMap<string, Entry>, textOfEntry: (entry: Entry, file: string) => string): string {
	const lines = [...entries]
		.sort(([a], [b]) => compareText(a, b))
		.map(([file, entry]) => `${JSON.stringify(file)}:${textOfEntry(entry, file)}`);
	return `{"backfile":1,"files":{\n${lines.join(",\n")}\n}}\n`;
}
