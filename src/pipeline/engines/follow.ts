import { setTimeout as wait } from "node:timers/promises";
import { CannotRun } from "../../problem.ts";
import type { EngineAddress } from "./address.ts";
import type { EngineProgress, EngineReport, PartJob } from "./engine.ts";
import { addFlow, countPending, type FlowState, lookAt, type Owner, type PartResult, type Queues, resultsOf } from "./flow.ts";
import { refusalOf } from "./refusals.ts";
import { partFailed } from "./tries.ts";

/** How often we look at the flow. */
const LOOK_MS = 200;

/** How often we ask for more than the state of the flow: whether there are workers, whether parts were lost. */
const ASK_MS = 2_000;

/** How long a build waits in silence for a first worker. */
const NO_WORKER_MS = 10_000;

/** How many errors of Redis, one after the other, are taken for passing ones. */
const MOST_ERRORS = 5;

/** What a run has and tells. */
export interface Following {
	readonly address: EngineAddress;
	/** Ends it. */
	readonly over: AbortSignal;
	readonly onProgress?: ((progress: EngineProgress) => void) | undefined;
	readonly onMessage: (message: string) => void;
}

/** What a run knows. */
interface Run extends Following {
	readonly queues: Queues;
	readonly owner: Owner;
	readonly parts: readonly PartJob[];
	/** What is known of the parts that are done. Redis may forget them. */
	readonly results: Map<string, PartResult>;
	/** The parts of the flow that is in Redis now. */
	flow: readonly PartJob[];
	/** How many times the flow was added. */
	added: number;
	/** How many parts were done when this was told last. */
	told: number;
	/** When we last asked which parts are done, and how many of the flow were. */
	collected: { readonly at: number; readonly done: number };
	/** When we last asked for more than the state of the flow, and when we last saw a worker; whether there was nothing to do for workers. */
	asked: { readonly at: number; readonly worker: number; readonly isIdle: boolean };
}

/**
 * Adds parts as a flow and follows it until all are done. Where Redis has lost the flow, the parts that are not done are added again.
 * @throws {CannotRun} where a part failed, where another build took the parts over, where Redis refuses again and again
 */
export async function follow(queues: Queues, owner: Owner, parts: readonly PartJob[], following: Following): Promise<EngineReport> {
	const now = performance.now();
	const run: Run = {
		...following,
		queues,
		owner,
		parts,
		results: new Map(),
		flow: parts,
		added: 0,
		told: 0,
		collected: { at: now, done: 0 },
		asked: { at: now, worker: now, isIdle: false },
	};
	for (let errors = 0; run.results.size < parts.length; ) {
		try {
			await step(run, await lookAt(queues, owner, run.flow.length));
			errors = 0;
		} catch (error) {
			// A command that was under way when the connection broke fails; the next look says how things stand.
			if (error instanceof CannotRun || run.over.aborted) throw error;
			if (++errors >= MOST_ERRORS) throw refusalOf(error, run.address).error;
			await wait(1_000, undefined, { signal: run.over });
		}
		if (run.results.size < parts.length) await wait(LOOK_MS, undefined, { signal: run.over });
	}
	return {
		seconds: parts.map(({ hash }) => run.results.get(hash)?.seconds ?? 0),
		retried: [...run.results.values()].reduce((sum, { retried }) => sum + retried, 0),
	};
}

async function step(run: Run, found: FlowState): Promise<void> {
	switch (found.state) {
		case "taken":
			throw new CannotRun(
				"Another build of this site, with the same store, took the parts over.",
				"Let one build at a time use a store; or give each a store of its own.",
				"docs/scale.md#engines",
			);
		case "failed":
			throw partFailed(run.parts.find(({ hash }) => hash === found.job.hash) ?? found.job, found.failure);
		case "gone":
			// Where a build is stopped before the connection is there, nobody would remove what is added.
			run.over.throwIfAborted();
			return add(run);
		case "going":
			await collect(run, found);
			if (found.left > 0) await askMore(run);
	}
}

/** Adds what is not done. */
async function add(run: Run): Promise<void> {
	run.flow = run.parts.filter(({ hash }) => !run.results.has(hash));
	if (run.added > 0) {
		run.onMessage(
			`Redis at ${run.address.shown} no longer has all parts of this build, as after a restart without persistence. ` +
				`${run.flow.length} of ${run.parts.length} are added again.`,
		);
	}
	await addFlow(run.queues, run.flow, run.owner);
	run.added++;
	run.collected = { at: performance.now(), done: 0 };
	run.asked = { ...run.asked, isIdle: false };
}

/** Tells how many are done, and learns which. To ask for all of them at each look would take time that grows with their square. */
async function collect(run: Run, { done, left }: { readonly done: number; readonly left: number }): Promise<void> {
	const all = run.parts.length - run.flow.length + done;
	if (all > run.told) run.onProgress?.({ done: all, of: run.parts.length });
	run.told = Math.max(run.told, all);
	const isDue = performance.now() - run.collected.at > Math.max(1_000, run.flow.length);
	if (done === run.collected.done || (left > 0 && !isDue)) return;
	for (const [hash, result] of await resultsOf(run.queues, run.flow)) run.results.set(hash, result);
	run.collected = { at: performance.now(), done };
}

/** Finds parts that were lost one by one, and says so where there is no worker. */
async function askMore(run: Run): Promise<void> {
	const now = performance.now();
	if (now - run.asked.at < ASK_MS) return;
	const [pending, workers] = await Promise.all([
		countPending(run.queues),
		// Some hosts do not let clients list clients.
		run.queues.parts.getWorkersCount().catch(() => 1),
	]);
	const worker = workers > 0 ? now : run.asked.worker;
	if (now - worker > NO_WORKER_MS && run.asked.worker !== Number.NEGATIVE_INFINITY) {
		run.onMessage("No worker takes parts. Start one on any machine: backfile worker --engine … --store …");
		// It is said once, until a worker has come.
		run.asked = { at: now, worker: Number.NEGATIVE_INFINITY, isIdle: pending === 0 };
		return;
	}
	if (pending === 0 && run.asked.isIdle) return add(run);
	run.asked = { at: now, worker, isIdle: pending === 0 };
}
