import type { SvgFault } from "../../article/svg/check.ts";
import type { Carried } from "../../site/material.ts";
import { cutByCount, eachBatch } from "../../system/batches.ts";
import type { Pool } from "../threads/pool.ts";
import { type CheckedFiles, isForeignDrawing, withoutFaulty } from "./drawings.ts";

const BATCH = 200;

/** What looking into SVG pictures works with. */
export interface DrawingWork {
	/** All files that the site carries. */
	readonly files: readonly Carried[];
	readonly pool: Pick<Pool, "run" | "jobs">;
	/** Whether a file is published as it is, so that an earlier build looked into it. */
	isPublished(file: Carried): boolean;
}

/** Leaves SVG pictures of the content folder out that may run something, load something of another site, or hide something. */
export async function withoutRefusedDrawings({ files, pool, isPublished }: DrawingWork): Promise<CheckedFiles> {
	const stale = files.filter((file) => isForeignDrawing(file.path) && !isPublished(file));
	const faults = new Map<Carried, SvgFault>();
	await eachBatch(stale.length === 0 ? [] : cutByCount(stale, BATCH), pool.jobs, async (batch) => {
		const found = await pool.run("drawings", { files: batch.map(({ from }) => from) });
		for (const [index, file] of batch.entries()) {
			const fault = found[index];
			if (fault) faults.set(file, fault);
		}
	});
	return withoutFaulty(files, faults);
}
