import type { StoryFault } from "../../../eleventy/faults.ts";
import { CannotRun, type Problem } from "../../../problem.ts";
import { eachBatch } from "../../../system/batches.ts";
import { openEngine } from "../../engines/bullmq.ts";
import type { Engine, EngineReport, PartJob } from "../../engines/engine.ts";
import type { PartsOptions } from "../../options.ts";
import { getRecord, hasObject } from "../../stores/objects.ts";
import { REQUESTS, type Store } from "../../stores/store.ts";
import { type PartsContext, type StalePlan, storePlan } from "../plan.ts";
import { kitName, kitRecord, type PackRecord, PLAN, type PlanRecord, partName, partRecord } from "../records.ts";
import { isRendered } from "../rendering/partrenderer.ts";
import { WORKERS_WEIGHT } from "../writing/write.ts";
import { readPacks } from "./packs.ts";

/** What is to be rendered by an engine. */
export interface EngineWork {
	readonly context: PartsContext;
	readonly store: Store;
	readonly options: PartsOptions;
	readonly stale: StalePlan;
}

/** What gathering gave. */
export interface Gathered {
	/** The stories that cannot be rendered. Where there are any, nothing is staged. */
	readonly faults: readonly StoryFault[];
	/** What was wrong in the store, and is mended. */
	readonly problems: readonly Problem[];
	/** What the engine tells of the parts, where there is one. */
	readonly engine?: EngineReport;
}

/** Stages what packs have. Gives the stories that cannot be rendered. */
type Stage = (packs: readonly PackRecord[], fingerprints: ReadonlyMap<string, string>) => Promise<readonly StoryFault[]>;

/** How often parts are rendered again because something of them was damaged in the store. */
const MOST_REPAIRS = 3;

/** The name of the queue in which the parts of a store wait. */
export function queueOf({ store }: Pick<PlanRecord, "store">): string {
	return store;
}

/**
 * Has the workers of an engine render what is stale, and stages it. What turns out to be damaged in the store is made again.
 * @throws {CannotRun} where the engine or the store fails, or a part fails three times
 */
export async function haveRendered(work: EngineWork, stage: Stage): Promise<Gathered> {
	const { context, store, options, stale } = work;
	const { parts } = options;
	const writePlan = () => storePlan(context, store, stale, { parts, weight: WORKERS_WEIGHT });
	const { record, fingerprints } = await writePlan();
	const engine = await openEngine(options.engine ?? "", queueOf(record), { onMessage: (message) => tell(context, record, { message }) });
	const problems: Problem[] = [];
	const mended = async (isLost: boolean, error: unknown) => {
		if (!isLost || problems.length === MOST_REPAIRS || !(error instanceof CannotRun)) throw error;
		problems.push(damagedProblem(error));
		await writePlan();
	};
	const reports: EngineReport[] = [];
	try {
		for (;;) {
			try {
				reports.push(await runMissing(engine, work, record));
			} catch (error) {
				await mended(await lacksParts(store, record), error);
				continue;
			}
			try {
				return { faults: await stage(await readPacks(store, record.parts), fingerprints), problems, engine: together(reports) };
			} catch (error) {
				await mended((await notRendered(store, record)).length > 0, error);
			}
		}
	} finally {
		await engine.close();
	}
}

/** Has those parts rendered whose packs are not in the store. */
async function runMissing(engine: Engine, { store, context }: EngineWork, record: PlanRecord): Promise<EngineReport> {
	const jobs = await notRendered(store, record);
	const done = record.parts.length - jobs.length;
	if (jobs.length === 0) return { seconds: [], retried: 0 };
	return engine.run(jobs, { signal: context.signal, onProgress: (progress) => tell(context, record, { done: done + progress.done }) });
}

/** The parts that are not rendered. Of parts that are the same, such as empty ones, only the first. */
async function notRendered(store: Store, { parts }: PlanRecord): Promise<PartJob[]> {
	const numbers = new Map<string, number>();
	for (const [index, { hash }] of parts.entries()) if (!numbers.has(hash)) numbers.set(hash, index + 1);
	const jobs: PartJob[] = [];
	await eachBatch(numbers, REQUESTS, async ([hash, part]) => {
		if (!(await isRendered(store, hash))) jobs.push({ part, of: parts.length, hash });
	});
	return jobs.sort((a, b) => a.part - b.part);
}

function tell(
	{ onProgress }: PartsContext,
	{ parts }: PlanRecord,
	{ done = 0, message }: { readonly done?: number; readonly message?: string },
): void {
	onProgress?.({ step: "parts", done, of: parts.length, message });
}

/** Whether anything is missing of what parts are rendered from. What was damaged was removed by whoever noticed it. */
async function lacksParts(store: Store, { kit, parts }: PlanRecord): Promise<boolean> {
	let isLacking = false;
	await eachBatch(parts, REQUESTS, async ({ hash }) => {
		const part = await getRecord(store, partName(hash), partRecord).catch(() => undefined);
		for (const object of [...(part?.pages ?? []), ...(part?.shards ?? [])]) isLacking ||= !(await hasObject(store, object));
		isLacking ||= !part;
	});
	if (isLacking) return true;
	const record = await getRecord(store, kitName(kit), kitRecord).catch(() => undefined);
	return !record || !(await hasObject(store, record.object));
}

function together(reports: readonly EngineReport[]): EngineReport {
	return { seconds: reports.flatMap(({ seconds }) => seconds), retried: reports.reduce((sum, { retried }) => sum + retried, 0) };
}

function damagedProblem({ message }: CannotRun): Problem {
	return {
		file: PLAN,
		rule: "store-damaged",
		severity: "info",
		message: `Something in the store was damaged, and was made again: ${message}`,
		remedy: "Nothing is lost, and you need not do anything; if it comes again, look at the disk or the network of the store.",
	};
}
