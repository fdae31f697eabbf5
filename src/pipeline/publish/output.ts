import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { CannotRun, compareText, type Problem } from "../../problem.ts";
import { sha256At, sha256Of } from "../../system/hash.ts";
import { once } from "../../system/once.ts";
import type { Cache } from "../cache/cache.ts";
import type { PublishedOutput } from "../cache/outputs.ts";
import { mtimeAt, sizeAt } from "../cache/stamps.ts";
import type { Pool } from "../threads/pool.ts";
import { stampAll } from "../threads/stamp.ts";
import {
	JOURNAL,
	type Journal,
	MANIFEST,
	manifestIn,
	type Owners,
	ownersIn,
	type Published,
	parseManifest,
	readJournal,
} from "./manifest.ts";
import { isOwnName } from "./staging.ts";

/** A file that we published; with what it was made from, if the cache knows that. */
type EarlierFile = Published & Partial<PublishedOutput>;

/** What earlier builds published into an output folder, as they recorded it. */
export interface EarlierOutput {
	/** By path. */
	readonly files: ReadonlyMap<string, EarlierFile>;
	/** What a build that was stopped was about to do. */
	readonly journal: Journal;
	/** SHA-256 of the manifest; undefined where there is none, or a damaged one. */
	readonly manifest: string | undefined;
	/** Which stories had which paths as their permalinks: read when it is first asked for. */
	owners(): Owners;
	/** `damaged`: a record is empty or cut off, as a power cut can leave it. `lost`: there are files and no record. */
	readonly records: "whole" | "damaged" | "lost";
	/** When we last published: milliseconds since 1970, by the clock of the file system. Where a record is not whole, no file is known to be older. */
	readonly publishedAt: number;
	readonly problems: readonly Problem[];
}

/**
 * Reads what earlier builds recorded of an output folder. Where the manifest is damaged or lost, the cache may still know it: what it says of a file counts
 * where the file has the bytes that it names.
 * @throws {CannotRun} where the folder holds files and is no site of ours
 */
export function readEarlierOutput(output: string, cache: Pick<Cache, "outputsOf" | "lastOutputs">): EarlierOutput {
	const text = manifestIn(output);
	const journal = readJournal(output);
	const isNew = text === undefined && journal.state === "none" && holdsNothing(output);
	const known = text === undefined ? undefined : cache.outputsOf(sha256Of(text));
	const { state, entries } = known
		? { state: "whole", entries: known }
		: text === undefined
			? { state: "none", entries: [] }
			: parseManifest(text, output);
	const isLost = state === "none" && journal.state === "none" && !isNew;
	const isDamaged = state === "damaged" || journal.state === "damaged";
	const isRemembered = isLost || state === "damaged";
	const files = new Map<string, EarlierFile>([...entries, ...((isRemembered && cache.lastOutputs) || [])]);
	const publishedAt = statSync(path.join(output, MANIFEST), { throwIfNoEntry: false })?.mtimeMs ?? 0;
	return {
		files,
		journal: journal.entries,
		manifest: text === undefined || state === "damaged" ? undefined : sha256Of(text),
		owners: once(() => ownersIn(text ?? "")),
		records: isLost ? "lost" : isDamaged ? "damaged" : "whole",
		publishedAt: isRemembered ? Number.NEGATIVE_INFINITY : publishedAt,
		problems: isDamaged ? [damagedRecord(state === "damaged" ? MANIFEST : JOURNAL)] : [],
	};
}

/**
 * Whether there is nothing in an output folder but working files of ours.
 * @throws {CannotRun} where there is something, and no front page: it is no site
 */
function holdsNothing(output: string): boolean {
	if (!existsSync(output)) return true;
	const [foreign] = readdirSync(output)
		.filter((name) => !isOwnName(name))
		.sort(compareText);
	if (foreign !== undefined && !existsSync(path.join(output, "index.html"))) throw foreignFolder(output, foreign);
	return foreign === undefined;
}

function foreignFolder(output: string, file: string): CannotRun {
	return new CannotRun(
		`The output folder ${output} holds files that are not ours, such as ${file}.`,
		"Name an empty or a new folder with --output, or empty this one yourself.",
		"docs/builds.md#publishing",
	);
}

/**
 * Makes sure that an output folder without any record is a site of ours: at least one page stands there exactly as it was made now.
 * @throws {CannotRun} where it is not
 */
export function refuseForeignSite(output: string, files: ReadonlyMap<string, Published>, staged: ReadonlySet<string>): void {
	for (const [file, { sha256 }] of files) {
		if (file.endsWith(".html") && (!staged.has(file) || sha256At(path.join(output, file)) === sha256)) return;
	}
	throw foreignFolder(output, "index.html");
}

function damagedRecord(file: string): Problem {
	return {
		file,
		rule: "manifest-damaged",
		severity: "info",
		message: "The list of published files was cut off, as after a power cut; the files themselves were compared, and it is whole again.",
		remedy: "Nothing is lost, and you need not do anything. A file that you put into the output folder by hand was left as it is.",
	};
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
