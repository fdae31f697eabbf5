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

/** What we published into an output folder, by path. It travels with the output. */
export type Manifest = ReadonlyMap<string, Published>;

/** The manifest's name in the output folder. */
export const MANIFEST = ".backfile.json";

/**
 * The journal's name in the output folder. It lies there only while a build publishes, or after it was stopped at that:
 * each file that is on its way in or out, with the hashes that we may have given it.
 */
export const JOURNAL = ".backfile-journal.json";

export type Journal = ReadonlyMap<string, readonly string[]>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A path below the output folder: nothing that a manifest says may touch a file elsewhere. */
const inside = z.string().refine((file) => !/^\/|\\|(^|\/)\.\.?(\/|$)/.test(file) && file !== "");

const manifestSchema = z.object({
	backfile: z.literal(1),
	files: z.record(inside, z.object({ sha256, bytes: z.int().min(0) })),
});

const journalSchema = z.object({ backfile: z.literal(1), files: z.record(inside, z.array(sha256)) });

/** The text of an output folder's manifest; undefined where there is none. */
export function manifestIn(output: string): string | undefined {
	return textOf(path.join(output, MANIFEST));
}

/**
 * Reads a manifest.
 * @throws {CannotRun} where it is not one of ours
 */
export function parseManifest(text: string, output: string): Manifest {
	return parsed(() => new Map(Object.entries(manifestSchema.parse(JSON.parse(text)).files)), path.join(output, MANIFEST));
}

/**
 * Reads the journal of an output folder; empty where there is none.
 * @throws {CannotRun} where it is not one of ours
 */
export function readJournal(output: string): Journal {
	const file = path.join(output, JOURNAL);
	const text = textOf(file);
	if (text === undefined) return new Map();
	return parsed(() => new Map(Object.entries(journalSchema.parse(JSON.parse(text)).files)), file);
}

function textOf(file: string): string | undefined {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
		throw error;
	}
}

function parsed<T>(parse: () => T, file: string): T {
	try {
		return parse();
	} catch {
		throw new CannotRun(`${file} is damaged, so it cannot be told which files are ours.`, "Restore it, or build into an empty folder.");
	}
}

/** A manifest as it is written: by path, the same bytes for the same files. */
export function manifestText(manifest: Manifest): string {
	return recordText(manifest, ({ sha256, bytes }) => `{"sha256":"${sha256}","bytes":${bytes}}`);
}

/** A journal as it is written. */
export function journalText(journal: Journal): string {
	return recordText(journal, (hashes) => JSON.stringify(hashes));
}

function recordText<Entry>(entries: ReadonlyMap<string, Entry>, textOfEntry: (entry: Entry) => string): string {
	const lines = [...entries].sort(([a], [b]) => compareText(a, b)).map(([file, entry]) => `${JSON.stringify(file)}:${textOfEntry(entry)}`);
	return `{"backfile":1,"files":{\n${lines.join(",\n")}\n}}\n`;
}
