import { setTimeout as wait } from "node:timers/promises";
import { work } from "../../engines/bullmq.ts";
import type { PartJob } from "../../engines/engine.ts";
import { getRecord } from "../../stores/objects.ts";
import { openStore } from "../../stores/open.ts";
import type { Store } from "../../stores/store.ts";
import { queueOf } from "../gathering/byengine.ts";
import { ownerRecord, PLAN } from "../records.ts";
import { openPartRenderer } from "./partrenderer.ts";

/** What a worker works on, and whom it tells. */
export interface WorkerOptions {
	/** The store, as a user names it. */
	readonly place: string;
	/** `redis://…` */
	readonly engine: string;
	/** How many threads; else one for each core. */
	readonly jobs: number | undefined;
	/** After how many seconds without a sign of a worker its part is given to another; undefined for the engine's own. */
	readonly silence: number | undefined;
	/** Tells the worker to stop. */
	readonly signal: AbortSignal;
	onMessage(message: string): void;
	onTaken(job: PartJob): void;
	onDone(job: PartJob, seconds: number): void;
}

/** How often a worker looks whether there is a plan in its store, in milliseconds. */
const LOOK_MS = 1_000;

/**
 * Renders parts that an engine hands out, until told to stop. A store without a plan is waited for.
 * @throws {CannotRun} where the store cannot be read, or the engine refuses
 */
export async function workOn({ place, engine, jobs, silence, ...options }: WorkerOptions): Promise<void> {
	const { signal, onMessage } = options;
	const store = await openStore(place);
	try {
		const queue = await queueWhenPlanned(store, signal, onMessage);
		if (queue === undefined) return;
		const renderer = openPartRenderer(store, { jobs, signal });
		try {
			onMessage(`Waiting for parts of ${store.place}; Ctrl-C stops.`);
			await work(engine, queue, {
				...options,
				...(silence !== undefined && { lockMs: silence * 1000 }),
				async render({ hash }) {
					await renderer.render(hash);
				},
			});
		} finally {
			await renderer.close();
		}
	} finally {
		await store.close();
	}
}

/** The queue of the parts of a store, once anything was planned into it; undefined where the worker is told to stop before. */
async function queueWhenPlanned(store: Store, signal: AbortSignal, onMessage: (message: string) => void): Promise<string | undefined> {
	for (let isTold = false; !signal.aborted; ) {
		const owner = await getRecord(store, PLAN, ownerRecord);
		if (owner) return queueOf(owner);
		if (!isTold) onMessage(`There is no plan in ${store.place} yet; the worker waits for one.`);
		isTold = true;
		await wait(LOOK_MS, undefined, { signal }).catch(() => undefined);
	}
	return undefined;
}
