import { statSync } from "node:fs";
import path from "node:path";
import { CannotRun } from "../../problem.ts";
import { LEDGER } from "../../site/ledger/ledger.ts";
import { cutByCount, eachBatch } from "../../system/batches.ts";
import { CACHE } from "../cache/folder.ts";
import { type Pool, poolFor, refuseStopped } from "../threads/pool.ts";
import { matcherOf, type Needle } from "./matching.ts";
import { searchText } from "./search.ts";
import type { FileToProve, ProvedFile } from "./tasks.ts";
import { fileIfThere, walkFolder } from "./walk.ts";

/** Where things are looked for. */
export interface Places {
	/** The output folder, absolute. */
	readonly output: string;
	/** The folder of the settings file, absolute, where its cache and its ledger are searched too. */
	readonly root?: string;
	/** Whether the cache is searched. */
	readonly cache: boolean;
}

/** What was searched, and what was found. */
export interface Searched {
	/** The files and folders in which something was found, or that could not be looked into. */
	readonly places: readonly ProvedFile[];
	readonly files: number;
	readonly bytes: number;
}

const BATCH = 200;

/**
 * Searches the output folder, the ledger and the cache.
 * @throws {CannotRun} where there is no output folder, or the search was stopped
 */
export async function searchPlaces(
	{ output, root, cache }: Places,
	needles: readonly Needle[],
	{ jobs, signal, onProgress }: { readonly jobs?: number; readonly signal?: AbortSignal; onProgress?(done: number, of: number): void },
): Promise<Searched> {
	if (!statSync(output, { throwIfNoEntry: false })?.isDirectory())
		throw new CannotRun(`There is no folder ${output}.`, "Build the site first, or name its folder with --output.");
	const walked = walkFolder(output);
	const cached = root !== undefined && cache ? walkFolder(path.join(root, CACHE), `${CACHE}/`) : undefined;
	const isThere = root !== undefined && statSync(path.join(root, CACHE), { throwIfNoEntry: false }) !== undefined;
	const beside = root === undefined ? [] : fileIfThere(path.join(root, LEDGER), LEDGER);
	const folders = isThere && cached ? [walked, cached] : [walked];
	const files = [...folders.flatMap((folder) => folder.files), ...beside];
	const pool = poolFor(files.length, jobs);
	const found = await searchFiles(pool, files, needles, { signal, onProgress });
	const matcher = matcherOf(needles);
	const inNames = folders
		.flatMap((folder) => folder.folders)
		.map((folder): ProvedFile => {
			const last = folder.slice(folder.lastIndexOf("/") + 1);
			const { hits } = searchText(last, matcher);
			return { path: folder, bytes: 0, found: hits.length > 0 ? [{ inside: "name of the folder", hits }] : [], unread: [] };
		});
	const unread = folders
		.flatMap((folder) => folder.unread)
		.map(({ path: at, why }) => ({ path: at, bytes: 0, found: [], unread: [{ name: "", why }] }));
	const all = [...inNames, ...found, ...unread];
	return {
		places: all.filter((place) => place.found.length > 0 || place.unread.length > 0),
		files: files.length,
		bytes: found.reduce((sum, { bytes }) => sum + bytes, 0),
	};
}

/** Searches files, in threads where they are many. */
export async function searchFiles(
	pool: Pool,
	files: readonly FileToProve[],
	needles: readonly Needle[],
	{ signal, onProgress }: { readonly signal?: AbortSignal; onProgress?(done: number, of: number): void },
): Promise<ProvedFile[]> {
	const found = new Map<string, ProvedFile>();
	const packed = JSON.stringify(needles);
	let done = 0;
	const stop = () => void pool.close();
	signal?.addEventListener("abort", stop);
	try {
		await eachBatch(cutByCount(files, BATCH), pool.jobs, async (batch) => {
			refuseStopped(signal);
			for (const file of await pool.run("prove", { needles: packed, files: batch })) found.set(file.path, file);
			done += batch.length;
			onProgress?.(done, files.length);
		});
	} finally {
		signal?.removeEventListener("abort", stop);
		await pool.close();
	}
	// Batches end in any order.
	return files.flatMap(({ path: at }) => found.get(at) ?? []);
}
