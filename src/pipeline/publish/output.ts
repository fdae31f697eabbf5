import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { CannotRun, compareText } from "../../problem.ts";
import { sha256At, sha256Of } from "../../system/hash.ts";
import { once } from "../../system/once.ts";
import type { Cache } from "../cache/cache.ts";
import type { PublishedOutput } from "../cache/outputs.ts";
import { mtimeAt, sizeAt } from "../cache/stamps.ts";
import type { Pool } from "../threads/pool.ts";
import { stampAll } from "../threads/stamp.ts";
import { type Journal, MANIFEST, manifestIn, type Owners, ownersIn, type Published, parseManifest, readJournal } from "./manifest.ts";
import { isOwnName } from "./staging.ts";

/** A file that we published; with what it was made from, if the cache knows that. */
type EarlierFile = Published & Partial<PublishedOutput>;

/** What earlier builds published into an output folder, as they recorded it. */
export interface EarlierOutput {
	/** By path. */
	readonly files: ReadonlyMap<string, EarlierFile>;
	/** What a build that was stopped was about to do. */
	readonly journal: Journal;
	/** SHA-256 of the manifest; undefined where there is none. */
	readonly manifest: string | undefined;
	/** Which stories had which paths as their permalinks: read when it is first asked for. */
	owners(): Owners;
	/** When we last published: milliseconds since 1970, by the clock of the file system. */
	readonly publishedAt: number;
}

/**
 * Reads what earlier builds recorded of an output folder.
 * @throws {CannotRun} where it holds files and no record of ours
 */
export function readEarlierOutput(output: string, cache: Pick<Cache, "outputsOf">): EarlierOutput {
	const text = manifestIn(output);
	const journal = readJournal(output);
	if (text === undefined && journal.size === 0) refuseForeign(output);
	const manifest = text === undefined ? undefined : sha256Of(text);
	const files = cache.outputsOf(manifest) ?? (text === undefined ? new Map<string, Published>() : parseManifest(text, output));
	const publishedAt = statSync(path.join(output, MANIFEST), { throwIfNoEntry: false })?.mtimeMs ?? 0;
	return { files, journal, manifest, publishedAt, owners: once(() => ownersIn(text ?? "")) };
}

function refuseForeign(output: string): void {
	if (!existsSync(output)) return;
	const [foreign] = readdirSync(output)
		.filter((name) => !isOwnName(name))
		.sort(compareText);
	if (foreign === undefined) return;
	throw new CannotRun(
		`The output folder ${output} holds files that are not ours, such as ${foreign}.`,
		"Name an empty or a new folder with --output, or empty this one yourself.",
	);
}

/** What is in an output folder now. */
export interface CurrentOutput {
	/** What we published, by path. */
	readonly files: ReadonlyMap<string, EarlierFile>;
	/** Files that are not as we published them, or that a stopped build was about to change: the SHA-256 of each; undefined where there is no file. */
	readonly touched: ReadonlyMap<string, string | undefined>;
}

/** Asks the disk which published files are still as we left them. */
export async function checkOutput(output: string, earlier: EarlierOutput, pool: Pool): Promise<CurrentOutput> {
	const { files, journal, publishedAt } = earlier;
	const stamps = await stampAll(pool, output, [...files.keys()]);
	const suspects = new Set(journal.keys());
	let index = 0;
	for (const [file, { bytes }] of files) {
		if (sizeAt(stamps, index) !== bytes || mtimeAt(stamps, index) > publishedAt) suspects.add(file);
		index++;
	}
	const touched = new Map<string, string | undefined>();
	for (const file of suspects) {
		const sha256 = sha256At(path.join(output, file));
		if (journal.has(file) || sha256 !== files.get(file)?.sha256) touched.set(file, sha256);
	}
	return { files, touched };
}

/** What is known of an output that is published and unchanged; undefined for any other. */
export function unchangedOutput({ files, touched }: CurrentOutput, file: string): PublishedOutput | undefined {
	const known = files.get(file);
	return known && isComplete(known) && !touched.has(file) ? known : undefined;
}

function isComplete(known: EarlierFile): known is PublishedOutput {
	return known.fingerprint !== undefined;
}

/** The SHA-256 of the file at a path of ours; undefined where there is no file. */
export function currentHash({ files, touched }: CurrentOutput, file: string): string | undefined {
	return touched.has(file) ? touched.get(file) : files.get(file)?.sha256;
}
