import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Sharp } from "sharp";
import { WIDTHS } from "../../site/media/pictures.ts";
import { sha256Of } from "../cache/hash.ts";
import { eachBatch } from "../threads/batches.ts";

/** How copies are made: a change here makes all of them anew. */
const OPTIONS = { quality: 80, effort: 4 } as const;

/** What the bytes of a copy depend on beside the picture. */
export function recipeOf(sharp: string): string {
	return JSON.stringify([sharp, WIDTHS, OPTIONS]);
}

/** Pictures to be converted: plain data. */
export interface ConvertTask {
	/** Where the copies go, absolute. */
	readonly folder: string;
	readonly pictures: readonly { readonly from: string; readonly sha256: string }[];
	/** How many are converted at a time. */
	readonly atOnce: number;
}

/** The smaller copies of a picture, from the narrowest: none where it is narrow, or moves; null where it is no picture that can be read. */
export type Converted = readonly (readonly [name: string, width: number, sha256: string])[] | null;

/** What came of a task: of each picture its copies, undefined where its file changed meanwhile; or why sharp cannot be used. */
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
			// What is decoded is needed once; the threads of the pool are those that there are cores for.
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
	const bytes = readAs(from, sha256);
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
			put(path.join(folder, name), copy);
			copies.push([name, width, sha256Of(copy)]);
		}
	} catch (error) {
		// What the disk says is no fault of the picture.
		if (error instanceof Error && "syscall" in error) throw error;
		return null;
	}
	return copies;
}

/** A file's bytes, if they are those still. */
function readAs(file: string, sha256: string): Uint8Array | undefined {
	try {
		const bytes = readFileSync(file);
		return sha256Of(bytes) === sha256 ? bytes : undefined;
	} catch {
		return undefined;
	}
}

/** Turned as the camera was held, in the colours of the web, and without what the camera wrote beside it. */
function narrowed(picture: Sharp, width: number): Promise<Buffer> {
	return picture.clone().autoOrient().resize({ width }).webp(OPTIONS).toBuffer();
}

/** Writes a file whole or not at all. */
function put(file: string, bytes: Uint8Array): void {
	const part = `${file}.${process.pid}.part`;
	writeFileSync(part, bytes);
	renameSync(part, file);
}
