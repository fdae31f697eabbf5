import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { CannotRun, compareText } from "../../problem.ts";
import { cutByCount } from "../../site/listing.ts";
import type { Carried } from "../../site/material.ts";
import { isMedia, mediaPath } from "../../site/media/media.ts";
import type { Copied } from "../../site/output.ts";
import type { Found } from "../content/find.ts";
import { assetsOf, type Folders } from "../planning.ts";
import { type Journal, MANIFEST, manifestIn, type Published, parseManifest, readJournal } from "../publish/manifest.ts";
import { isOwnName } from "../publish/staging.ts";
import type { Standing } from "../render/render.ts";
import type { Pool } from "../threads/pool.ts";
import type { Cache, OutputRecord } from "./cache.ts";
import { sha256At, sha256Of } from "./hash.ts";
import { joinStamps, mtimeAt, type Stamps, sizeAt, stampFiles, stampText } from "./stamps.ts";

/** What we know of an output folder before we look at its files. */
export interface OpenedOutput {
	/** What we published there; with what it was made for, where the cache knows that. */
	readonly before: ReadonlyMap<string, Published & Partial<OutputRecord>>;
	/** What a build that was stopped was about to do. */
	readonly journal: Journal;
	/** SHA-256 of the manifest; undefined where there is none. */
	readonly manifest: string | undefined;
	/** When we last published: milliseconds since 1970, by the clock of its file system. */
	readonly published: number;
}

/**
 * Reads the records of an output folder.
 * @throws {CannotRun} where it holds files and no record of ours
 */
export function openOutput(output: string, cache: Cache): OpenedOutput {
	const text = manifestIn(output);
	const journal = readJournal(output);
	if (text === undefined && journal.size === 0) refuseForeign(output);
	const manifest = text === undefined ? undefined : sha256Of(text);
	const before = cache.outputsOf(manifest) ?? (text === undefined ? new Map<string, Published>() : parseManifest(text, output));
	const published = statSync(path.join(output, MANIFEST), { throwIfNoEntry: false })?.mtimeMs ?? 0;
	return { before, journal, manifest, published };
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

/** What the disk says of all that a build reads, and of all that was published. */
export interface Looked {
	/** A hash of the names and stamps of all content and all assets; undefined where a stamp proves nothing. */
	readonly inputs: string | undefined;
	/** The stamp of a file of the content folder, as text. */
	stampOf(file: string): string;
	/** The size of a picture or another file beside the stories; undefined where it is not known. */
	bytesOf(file: string): number | undefined;
	/** The stamp of the file that an output is a copy of, as text. */
	stampOfCopy(output: Pick<Copied, "path">): string;
	readonly standing: Standing;
	/** Whether every published file is as we left it. */
	readonly isUntouched: boolean;
}

/** All that a build is made from, beside the settings and the templates. */
export interface Inputs {
	/** Files of the content folder. */
	readonly files: readonly string[];
	readonly assets: readonly Carried[];
	/** A hash of their names. */
	readonly names: string;
}

export function inputsOf(found: Found, { templates }: Folders): Inputs {
	const files = filesOf(found);
	const assets = assetsOf(templates);
	return { files, assets, names: sha256Of(JSON.stringify([files, assets.map((asset) => asset.path)])) };
}

const BATCH = 10_000;

/** Asks the disk for the stamps of all content and of all that is published. */
export async function lookAt(found: Found, { files, assets }: Inputs, opened: OpenedOutput, folders: Folders, pool: Pool): Promise<Looked> {
	const { content, output } = folders;
	const at = Date.now();
	const [contentStamps, outputStamps] = await Promise.all([stamp(content, files), stamp(output, [...opened.before.keys()])]);

	const texts = new Map(files.map((file, index) => [file, stampText(contentStamps, index, at)]));
	const assetTexts = new Map(assets.map(({ path: file, from }) => [file, stampText(stampOne(from), 0, at)]));
	const sizes = new Map(files.flatMap((file, index) => (isMedia(file) ? [[file, sizeAt(contentStamps, index)] as const] : [])));
	let isSettled = true;
	for (const some of [texts, assetTexts]) for (const text of some.values()) isSettled &&= text !== "";
	const media = new Map(found.media.map((file) => [mediaPath(file), file]));
	const touched = new Set(opened.journal.keys());
	let index = 0;
	for (const [file, { bytes }] of opened.before) if (isTouched(index++, bytes)) touched.add(file);
	const hashes = new Map([...touched].map((file) => [file, sha256At(path.join(output, file))]));
	for (const [file, hash] of hashes) if (hash === opened.before.get(file)?.sha256 && !opened.journal.has(file)) touched.delete(file);

	return {
		inputs: isSettled ? sha256Of(JSON.stringify([[...texts], [...assetTexts], found.problems])) : undefined,
		bytesOf: (file) => sizes.get(file),
		stampOf: (file) => texts.get(file) ?? "",
		stampOfCopy: ({ path: file }) => texts.get(media.get(file) ?? "") ?? assetTexts.get(file) ?? "",
		isUntouched: touched.size === 0,
		standing: {
			recordOf(file) {
				const known = opened.before.get(file);
				return known && isRecord(known) && !touched.has(file) ? known : undefined;
			},
			below: (folder) => [...opened.before].filter(([file]) => file.startsWith(folder)),
			hashOf: (file) => (touched.has(file) ? hashes.get(file) : opened.before.get(file)?.sha256),
		},
	};

	async function stamp(folder: string, names: readonly string[]): Promise<Stamps> {
		if (names.length === 0) return joinStamps([]);
		return joinStamps(await Promise.all(cutByCount(names, BATCH).map((some) => pool.run("stamp", { folder, files: some.join("\0") }))));
	}

	/** Whether a published file may have been changed after we published it. */
	function isTouched(index: number, bytes: number): boolean {
		return sizeAt(outputStamps, index) !== bytes || mtimeAt(outputStamps, index) > opened.published;
	}
}

function stampOne(file: string): Stamps {
	return stampFiles({ folder: path.dirname(file), files: path.basename(file) });
}

function isRecord(known: Published & Partial<OutputRecord>): known is OutputRecord {
	return known.fingerprint !== undefined;
}

/** Every file that the content folder's part of a build is made from. */
function filesOf({ stories, pages, media, sidecars, tables, terms }: Found): string[] {
	return [...stories, ...pages, ...media, ...sidecars.values(), ...tables, ...(terms === undefined ? [] : [terms])];
}
