import { existsSync } from "node:fs";
import path from "node:path";
import { CannotRun, codeOf, compareText } from "../../problem.ts";
import { JOURNAL, MANIFEST, manifestIn, type Published, parseManifest } from "../publish/manifest.ts";
import { chunksOf, hashing } from "./chunks.ts";
import { newestDate } from "./pages.ts";
import { eachFile, type Work } from "./work.ts";

/** A file of the published site. */
export interface SiteFile extends Published {
	/** Below the output folder, with `/`. */
	readonly path: string;
}

/** A site as its manifest lists it. */
export interface PublishedSite {
	/** The output folder, absolute. */
	readonly folder: string;
	/** Sorted by path. */
	readonly files: readonly SiteFile[];
	/** The newest day at which a page says that a story was published or changed, `YYYY-MM-DD`; undefined where none says so. */
	readonly newest: string | undefined;
}

/**
 * Reads the manifest of a published site and compares every file with it.
 * @param folder the output folder, absolute
 * @throws {CannotRun} where there is no manifest, a build was stopped while it published, or a file is not as it was published
 */
export async function readPublished(folder: string, work: Work): Promise<PublishedSite> {
	const text = manifestIn(folder);
	if (text === undefined) {
		throw new CannotRun(
			`There is no published site in ${folder}: ${MANIFEST} is missing.`,
			"Run “backfile build” first, or name the folder of the site with --output.",
		);
	}
	if (existsSync(path.join(folder, JOURNAL)))
		throw new CannotRun(`A build was stopped while it published into ${folder}: ${JOURNAL} is there.`, "Run “backfile build” again first.");
	const { state, entries } = parseManifest(text, folder);
	if (state !== "whole") throw new CannotRun(`${path.join(folder, MANIFEST)} is cut off.`, "Run “backfile build” again first.");
	const files = [...entries].map(([file, entry]) => ({ path: file, ...entry })).sort((a, b) => compareText(a.path, b.path));
	let newest: string | undefined;
	for await (const file of eachFile(files, "comparing", work)) {
		const whole = checkedBytes(folder, file);
		if (whole && file.path.endsWith(".html")) newest = newestDate(whole.toString("latin1"), newest);
	}
	return { folder, files, newest };
}

/** The bytes of a file that is not large, compared with the manifest; undefined for a large one, which was compared all the same. */
function checkedBytes(folder: string, file: SiteFile): Buffer | undefined {
	let [first, count]: [Buffer | undefined, number] = [undefined, 0];
	for (const piece of publishedChunks(folder, file)) {
		first ??= piece;
		count++;
	}
	return count === 1 ? first : undefined;
}

/**
 * The bytes of a published file, in pieces.
 * @throws {CannotRun} after the last piece, where they are not those that the manifest names
 */
export function* publishedChunks(folder: string, file: SiteFile): Generator<Buffer> {
	const { chunks, hex } = hashing(readable(folder, file), "sha256");
	yield* chunks;
	if (hex() !== file.sha256) throw differs(folder, file, "is not as it was published");
}

/**
 * The bytes of a published file.
 * @throws {CannotRun} where they are not those that the manifest names
 */
export function publishedBytes(folder: string, file: SiteFile): Buffer {
	return Buffer.concat([...publishedChunks(folder, file)]);
}

function* readable(folder: string, file: SiteFile): Generator<Buffer> {
	try {
		yield* chunksOf(path.join(folder, file.path));
	} catch (error) {
		const code = codeOf(error);
		if (code === "ENOENT" || code === "ENOTDIR") throw differs(folder, file, "was published and is missing");
		if (code === "EACCES" || code === "EISDIR") throw differs(folder, file, `cannot be read (${code})`);
		throw error;
	}
}

function differs(folder: string, { path: file }: SiteFile, how: string): CannotRun {
	return new CannotRun(`${file} in ${folder} ${how}.`, "Run “backfile build” again: it mends the site. Then pack it.");
}
