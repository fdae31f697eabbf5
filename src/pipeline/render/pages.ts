import type { StoryFault } from "../../eleventy/faults.ts";
import { type Rendered, type RenderedWithData, withData } from "../../site/output.ts";
import type { Plan } from "../../site/plan.ts";
import { eachBatch } from "../../system/batches.ts";
import { beginFlush } from "../../system/disk/flush.ts";
import { type CurrentOutput, currentHash } from "../publish/output.ts";
import type { Staged, StagingPlace } from "../publish/staging.ts";
import type { Indexing } from "../search/shards.ts";
import type { Pool } from "../threads/pool.ts";
import { batchesOf } from "./batches.ts";
import { doWithoutFaults, type Made } from "./faulty.ts";
import { addFile, type SiteFiles } from "./files.ts";
import type { EleventyTask } from "./tasks.ts";

/** As many outputs or fewer are rendered by one thread. */
const FEW = 500;

/** After so many outputs the disk is told to begin to write. Each time starts a program, which takes longer the more memory the build has. */
const OUTPUTS_PER_FLUSH = 10_000;

/** What rendering works with. */
export interface PageWork {
	readonly fingerprint: Plan["fingerprint"];
	readonly task: EleventyTask;
	readonly place: StagingPlace;
	readonly published: CurrentOutput;
	readonly pool: Pool;
	/** Whether the disk is to hold what is staged before it is published. */
	readonly flush: boolean;
	/** The texts that the search index waits for, where there is one. */
	readonly texts?: Indexing["texts"];
	onProgress?(done: number, of: number): void;
}

/**
 * Renders outputs in batches in the pool, stages them, and adds them to the site.
 * @returns the stories that cannot be rendered. Where there are any, the site lacks outputs, and has to be planned anew without these stories
 */
export async function stagePages(work: PageWork, outputs: readonly Rendered[], site: SiteFiles): Promise<StoryFault[]> {
	const { fingerprint, place, pool, flush, onProgress } = work;
	const faults: StoryFault[] = [];
	let done = 0;
	let unflushed = 0;
	// One batch more than there are threads is prepared, so that no thread waits for its data. A few outputs are done before another thread is ready.
	const atOnce = outputs.length <= FEW ? 1 : pool.jobs + 1;
	await eachBatch(batchesOf(outputs), atOnce, async (batch) => {
		const items = batch.map(withData);
		const running = stageBatch(work, items);
		// Hash here what a thread renders meanwhile.
		const fingerprints = new Map(items.map((item) => [item.path, { kind: item.kind, fingerprint: fingerprint(item) }]));
		const rendered = await running;
		faults.push(...rendered.faults);
		for (const staged of rendered.results.flat()) {
			const known = fingerprints.get(staged.path);
			if (known) addFile(site, staged, known.kind, known.fingerprint);
		}
		done += batch.length;
		unflushed += batch.length;
		if (flush && unflushed >= OUTPUTS_PER_FLUSH) {
			beginFlush(place.staging);
			unflushed = 0;
		}
		onProgress?.(done, outputs.length);
	});
	return faults;
}

/** Renders a batch and stages it, without what is about stories that cannot be rendered. */
async function stageBatch({ task, place, published, pool, texts }: PageWork, items: readonly RenderedWithData[]): Promise<Made<Staged[]>> {
	return doWithoutFaults(items, async (some) => {
		const before = some.map((output) => currentHash(published, output.path));
		const wanted = texts?.ofPages(some);
		const result = await pool.run("render", { ...task, outputs: some, place, before, texts: wanted });
		if (wanted && !("problem" in result)) texts?.made(wanted);
		return result;
	});
}
