import { existsSync } from "node:fs";
import path from "node:path";
import { cutByCount, eachBatch } from "../../system/batches.ts";
import { sha256At } from "../../system/hash.ts";
import type { Pool } from "../threads/pool.ts";
import { type Converted, recipeOf } from "./convert.ts";
import type { MeasuredFiles } from "./measured.ts";
import type { PictureLine, PictureMemory } from "./memory.ts";

/** A batch is this small so that threads share the work, and that little is lost where a build is stopped. */
const BATCH = 4;

/** The formats that are converted. The others are drawings, or are not known. */
const CONVERTED: ReadonlySet<string> = new Set(["jpg", "png", "webp", "avif", "gif"]);

/** What making copies of pictures works with. */
export interface CopiesWork {
	/** The version of sharp. */
	readonly sharp: string;
	readonly memory: Pick<PictureMemory, "copiesOf" | "remember" | "folder">;
	readonly pool: Pool;
	/** How many pictures a thread converts at a time. */
	readonly atOnce: number;
	/** Whether the output folder has a copy as we published it. */
	isPublished(path: string, sha256: string): boolean;
	onProgress?(done: number, of: number): void;
}

/** Smaller copies of pictures. */
export interface Copies {
	/** By the SHA-256 of the picture. */
	readonly byHash: ReadonlyMap<string, Converted>;
	/** How many pictures were converted now. */
	readonly fresh: number;
	/** Why sharp cannot be used. */
	readonly unusable?: string;
}

/** The result where no copies are wanted. */
export const NO_COPIES: Copies = { byHash: new Map(), fresh: 0 };

type Stale = { readonly from: string; readonly sha256: string };

/** Smaller copies of pictures: those that the memory has, and new ones, which threads make in batches. */
export async function makeCopies(work: CopiesWork, measured: MeasuredFiles): Promise<Copies> {
	const { memory, pool, atOnce, onProgress } = work;
	const recipe = recipeOf(work.sharp);
	const { byHash, stale } = findCopies(work, recipe, measured);
	let done = 0;
	let fresh = 0;
	let unusable: string | undefined;
	await eachBatch(stale.length === 0 ? [] : cutByCount(stale, BATCH), pool.jobs, async (pictures) => {
		if (unusable !== undefined) return;
		const result = await pool.run("convert", { folder: memory.folder, pictures, atOnce });
		if ("unusable" in result) {
			unusable = result.unusable;
			return;
		}
		const made = pictures.flatMap(({ sha256 }, index) => {
			const converted = result.converted[index];
			if (converted === undefined) return [];
			byHash.set(sha256, converted);
			return [copiesLine(sha256, recipe, converted)];
		});
		fresh += made.length;
		memory.remember(made);
		done += pictures.length;
		onProgress?.(done, stale.length);
	});
	return { byHash, fresh, unusable };
}

interface FoundCopies {
	readonly byHash: Map<string, Converted>;
	readonly stale: readonly Stale[];
}

/** The copies that the memory has and that are still there, and the pictures that are to be converted. */
function findCopies(work: CopiesWork, recipe: string, measured: MeasuredFiles): FoundCopies {
	const byHash = new Map<string, Converted>();
	const stale = new Map<string, Stale>();
	for (const [{ from }, [, , format, sha256]] of measured) {
		if (!CONVERTED.has(format) || byHash.has(sha256) || stale.has(sha256)) continue;
		const converted = work.memory.copiesOf(sha256, recipe);
		// A picture that could not be read is tried again.
		if (converted?.every((copy) => isAvailable(work, copy))) byHash.set(sha256, converted);
		else stale.set(sha256, { from, sha256 });
	}
	return { byHash, stale: [...stale.values()] };
}

/** Whether a copy is published, or is in the cache and whole. */
function isAvailable({ memory, isPublished }: CopiesWork, [name, , sha256]: readonly [string, number, string]): boolean {
	if (isPublished(copyPath(name), sha256)) return true;
	const file = path.join(memory.folder, name);
	return existsSync(file) && sha256At(file) === sha256;
}

/** Where a copy is published. */
export function copyPath(name: string): string {
	return `media/webp/${name}`;
}

/** The copies of a picture as a line of the memory. */
export function copiesLine(sha256: string, recipe: string, converted: Converted): PictureLine {
	return ["copies", sha256, recipe, converted];
}
