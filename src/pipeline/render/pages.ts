import { type Rendered, withData } from "../../site/output.ts";
import type { Plan } from "../../site/plan.ts";
import { eachBatch } from "../../system/batches.ts";
import { type CurrentOutput, currentHash } from "../publish/output.ts";
import type { StagingPlace } from "../publish/staging.ts";
import type { Pool } from "../threads/pool.ts";
import { batchesOf } from "./batches.ts";
import { addFile, type SiteFiles } from "./files.ts";
import type { EleventyTask } from "./tasks.ts";

/** What rendering works with. */
export interface PageWork {
	readonly fingerprint: Plan["fingerprint"];
	readonly task: EleventyTask;
	readonly place: StagingPlace;
	readonly published: CurrentOutput;
	readonly pool: Pool;
	onProgress?(done: number, of: number): void;
}

/** Renders outputs in batches in the pool, stages them, and adds them to the site. */
export async function stagePages(work: PageWork, outputs: readonly Rendered[], site: SiteFiles): Promise<void> {
	const { fingerprint, task, place, published, pool, onProgress } = work;
	let done = 0;
	// One batch more than there are threads is prepared, so that no thread waits for its data.
	await eachBatch(batchesOf(outputs), pool.jobs + 1, async (batch) => {
		const items = batch.map(withData);
		const before = batch.map((output) => currentHash(published, output.path));
		const running = pool.run("render", { ...task, outputs: items, place, before });
		// Hash here what a thread renders meanwhile.
		const fingerprints = items.map(fingerprint);
		for (const [index, staged] of (await running).entries()) addFile(site, staged, batch[index]?.kind ?? "page", fingerprints[index] ?? "");
		done += batch.length;
		onProgress?.(done, outputs.length);
	});
}
