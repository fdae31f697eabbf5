import type { Carried } from "../../site/material.ts";
import { cutByCount, eachBatch } from "../../system/batches.ts";
import type { Pool } from "../threads/pool.ts";
import type { Measured } from "./measure.ts";
import type { PictureLine, PictureMemory } from "./memory.ts";

const BATCH = 200;

/** What measuring pictures works with. */
export interface MeasureWork {
	/** The pictures that stories show. */
	readonly files: readonly Carried[];
	readonly memory: Pick<PictureMemory, "fileAt" | "remember">;
	readonly pool: Pool;
	/** The stamp of a file, as text; empty where it proves nothing. */
	stampOf(file: Carried): string;
}

/** Pictures with their sizes, in the order of the files. Files that cannot be opened are left out. */
export type MeasuredFiles = ReadonlyMap<Carried, Measured>;

/** The sizes of pictures: from the memory, or measured in batches in the pool. */
export async function measureAll({ files, memory, pool, stampOf }: MeasureWork, withHash: boolean): Promise<MeasuredFiles> {
	const measured = new Map<Carried, Measured>();
	const stale: Carried[] = [];
	for (const file of files) {
		const known = memory.fileAt(file.path, stampOf(file), withHash);
		if (known) measured.set(file, known);
		else stale.push(file);
	}
	const fresh: PictureLine[] = [];
	await eachBatch(stale.length === 0 ? [] : cutByCount(stale, BATCH), pool.jobs, async (batch) => {
		const results = await pool.run("measure", { files: batch.map(({ from }) => from), withHash });
		for (const [index, file] of batch.entries()) {
			const result = results[index];
			if (!result) continue;
			measured.set(file, result);
			fresh.push(fileLine(file, stampOf(file), result));
		}
	});
	memory.remember(fresh);
	// Batches finish in any order.
	return new Map(
		files.flatMap((file) => {
			const known = measured.get(file);
			return known ? [[file, known] as const] : [];
		}),
	);
}

/** A measured picture as a line of the memory. */
export function fileLine(file: Carried, stamp: string, measured: Measured): PictureLine {
	return ["file", file.path, stamp, measured];
}
