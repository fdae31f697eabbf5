import { readFileSync } from "node:fs";
import path from "node:path";
import type { Sharp } from "sharp";
import { WIDTHS } from "../../site/media/pictures.ts";
import { eachBatch } from "../../system/batches.ts";
import { writeWhole } from "../../system/disk/whole.ts";
import { sha256Of } from "../../system/hash.ts";

/** The options for copies. After a change here all copies are made anew. */
const OPTIONS = { quality: 80, effort: 4 } as const;

/**
 * All that the bytes of a copy depend on, apart from the picture.
 * @param sharp its version
 */
export function recipeOf(sharp: string): string {
	return JSON.stringify([sharp, WIDTHS, OPTIONS]);
}

/** Pictures to be converted: plain data. */
export interface ConvertTask {
	/** The folder that the copies are written to, absolute. */
	readonly folder: string;
	readonly pictures: readonly { readonly from: string; readonly sha256: string }[];
	/** How many are converted at a time. */
	readonly atOnce: number;
}

/** The smaller copies of a picture, from the narrowest. There are none of a narrow or animated picture. Null where the file cannot be read as a picture. */
export type Converted = readonly (readonly [name: string, width: number, sha256: string])[] | null;

/** The copies of each picture, undefined where its file has changed since; or why sharp cannot be used. */
export type ConvertResult = { readonly converted: readonly (Converted | undefined)[] } | { readonly unusable: string };

type Library = typeof import("sharp")["default"];

/** Makes smaller copies of pictures as WebP. */
export async function convert({ folder, pictures, atOnce }: ConvertTask): Promise<ConvertResult> {
	const library = await load();
	if (typeof library === "string") return { unusable: library };
	const converted: (Converted | undefined)[] = [];
	await eachBatch(pictures.entries(), atOnce, async ([index, picture]) => {
		converted[index] = await convertOne(library, folder, picture);
	});
	return { converted };
}

let loading: Promise<Library | string> | undefined;

function load(): Promise<Library | string> {
	loading ??= import("sharp").then(
		({ default: library }) => {
			// A decoded picture is needed once only, and the pool already has a thread for each core.
			library.cache(false);
			library.concurrency(1);
			return library;
		},
		(error: unknown) => (error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)),
	);
	return loading;
}

async function convertOne(
	library: Library,
	folder: string,
	{ from, sha256 }: ConvertTask["pictures"][number],
): Promise<Converted | undefined> {
	const bytes = readIfSame(from, sha256);
	if (!bytes) return undefined;
	const copies: [string, number, string][] = [];
	try {
		const picture = library(bytes, { failOn: "error" });
		const { pages = 1, autoOrient } = await picture.metadata();
		if (pages > 1) return [];
		for (const width of WIDTHS.filter((some) => some < autoOrient.width)) {
			const copy = await narrowed(picture, width);
			// A drawing of few colours may be smaller as it is.
			if (copy.length >= bytes.length) continue;
			const name = `${sha256.slice(0, 20)}-${width}.webp`;
			const file = path.join(folder, name);
			writeWhole(file, copy, `${file}.${process.pid}.part`);
			copies.push([name, width, sha256Of(copy)]);
		}
	} catch (error) {
		// An error of the disk is no fault of the picture.
		if (error instanceof Error && "syscall" in error) throw error;
		return null;
	}
	return copies;
}

/** A file's bytes; undefined where they are no longer those with this hash. */
function readIfSame(file: string, sha256: string): Uint8Array | undefined {
	try {
		const bytes = readFileSync(file);
		return sha256Of(bytes) === sha256 ? bytes : undefined;
	} catch {
		return undefined;
	}
}

/** A smaller copy: upright, in the colours of the web, and without the metadata that the camera wrote. */
function narrowed(picture: Sharp, width: number): Promise<Buffer> {
	return picture.clone().autoOrient().resize({ width }).webp(OPTIONS).toBuffer();
}
