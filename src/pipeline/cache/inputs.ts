import type { Carried } from "../../site/material.ts";
import { isMedia, mediaPath } from "../../site/media/media.ts";
import { sha256Of } from "../../system/hash.ts";
import type { Found } from "../content/find.ts";
import { mayBeDataFile } from "../content/sidecars/datafiles.ts";
import type { Pool } from "../threads/pool.ts";
import { stampAll } from "../threads/stamp.ts";
import { sizeAt, stampOne, stampText } from "./stamps.ts";

/** The files that a site is made from, apart from the settings and the templates. */
export interface Inputs {
	/** Files of the content folder. */
	readonly files: readonly string[];
	/** Files of the assets folders. */
	readonly assets: readonly Carried[];
	/** Files that are neither, such as the records of imports: absolute. */
	readonly records: readonly string[];
	/** A hash of the names of them all. */
	readonly names: string;
}

/** Lists the files that a site is made from. */
export function listInputs(
	{ stories, pages, media, sidecars, comments, tables, unread, terms, authors, redactions = [] }: Found,
	assets: readonly Carried[],
	records: readonly string[] = [],
): Inputs {
	const files = [
		...stories,
		...pages,
		...media,
		...sidecars,
		...comments,
		...tables,
		...unread.filter(mayBeDataFile),
		...[terms, authors].filter((file) => file !== undefined),
		...redactions,
	];
	return { files, assets, records, names: sha256Of(JSON.stringify([files, assets.map((asset) => asset.path), records])) };
}

/** What the disk says of the files that a site is made from. A stamp is a text, and is empty where it proves nothing. */
export interface StampedInputs {
	/** A hash of the names of all files. */
	readonly names: string;
	/** A hash of the names and stamps of all files; undefined where a stamp proves nothing. */
	readonly hash: string | undefined;
	/** The stamps of the files of the content folder. */
	readonly stamps: ReadonlyMap<string, string>;
	/** The sizes in bytes of those of them that are media; -1 where the disk could not say. */
	readonly sizes: ReadonlyMap<string, number>;
	/** The stamps of the files that are copied, by their paths on the site. */
	readonly copyStamps: ReadonlyMap<string, string>;
}

/** Asks the disk for the stamps of the files that a site is made from. */
export async function stampInputs(inputs: Inputs, found: Found, content: string, pool: Pool): Promise<StampedInputs> {
	const { files, assets, records, names } = inputs;
	const at = Date.now();
	const contentStamps = await stampAll(pool, content, files);
	const stamps = new Map(files.map((file, index) => [file, stampText(contentStamps, index, at)]));
	const assetStamps = new Map(assets.map(({ path: file, from }) => [file, stampOne(from, at)]));
	const sizes = new Map(files.flatMap((file, index) => (isMedia(file) ? [[file, sizeAt(contentStamps, index)] as const] : [])));
	const copyStamps = new Map(assetStamps);
	for (const file of found.media) copyStamps.set(mediaPath(file), stamps.get(file) ?? "");
	const recordStamps = new Map(records.map((file) => [file, stampOne(file, at)]));
	const isProven = [stamps, assetStamps, recordStamps].every((some) => !hasEmpty(some));
	const hash = isProven ? sha256Of(JSON.stringify([[...stamps], [...assetStamps], [...recordStamps], found.problems])) : undefined;
	return { names, hash, stamps, sizes, copyStamps };
}

function hasEmpty(stamps: ReadonlyMap<string, string>): boolean {
	for (const stamp of stamps.values()) if (stamp === "") return true;
	return false;
}
