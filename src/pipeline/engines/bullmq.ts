import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { CannotRun } from "../../problem.ts";
import { addressOf, type EngineAddress } from "./address.ts";
import { type Connection, connect, tryRedis } from "./connection.ts";
import type { Engine } from "./engine.ts";
import { isOwn, type Owner, openQueues, type Queues, removeFlow } from "./flow.ts";
import { follow } from "./follow.ts";
import { loadLibraries } from "./libraries.ts";

export { work } from "./worker.ts";

/** What may be set for an engine. */
export interface EngineOptions {
	/** Is told what the user should know while a build goes on: that no worker is there, that the connection was lost. */
	readonly onMessage?: (message: string) => void;
	/** For how long a build waits for a Redis that went away. */
	readonly patienceMs?: number;
}

/** For how long a build waits for a Redis that went away, unless told otherwise. A Redis with much to load needs some time to start. */
const PATIENCE_MS = 60_000;

/** How long it may take to remove a flow in the end. */
const REMOVAL_MS = 5_000;

/**
 * Opens BullMQ on a Redis or a Valkey.
 * @param url `redis://[user:password@]host[:port][/db]`, or `rediss://…`
 * @param queue the name of the queue: of the site and the store, so that two sites can share a Redis
 * @throws {CannotRun} where the libraries are missing, Redis is not there, refuses the password, or is too old
 */
export async function openEngine(url: string, queue: string, options: EngineOptions = {}): Promise<Engine> {
	const { onMessage = () => undefined, patienceMs = PATIENCE_MS } = options;
	const address = addressOf(url);
	const libraries = await loadLibraries();
	const { refusal, warning } = await tryRedis(libraries, address);
	if (refusal) throw refusal.error;
	if (warning !== undefined) onMessage(warning);
	const connection = connect(libraries, address);
	const queues = openQueues(libraries, connection.client, queue);
	const closing = new AbortController();
	return {
		async run(parts, { onProgress, signal }) {
			const owner = { id: randomUUID(), began: Date.now() };
			const over = new AbortController();
			const following = follow(queues, owner, parts, { address, over: over.signal, onProgress, onMessage });
			try {
				return await Promise.race([
					following,
					lost(connection, address, { patienceMs, over: over.signal, onMessage }),
					stopped(signal ? AbortSignal.any([signal, closing.signal]) : closing.signal, over.signal),
				]);
			} finally {
				over.abort();
				if (!connection.outage()) {
					// A flow that is just being added must be there before it can be removed.
					await within(REMOVAL_MS, following);
					await within(REMOVAL_MS, withdraw(queues, owner));
				}
			}
		},
		async close() {
			connection.end();
			closing.abort();
			await queues.close().catch(() => undefined);
		},
	};
}

/** Removes the flow, unless another build put its own there. Where Redis is away it stays, and the next build removes it. */
async function withdraw(queues: Queues, owner: Owner): Promise<void> {
	if (await isOwn(queues, owner)) await removeFlow(queues);
}

/** Waits for the end of something, good or bad, but not for long. */
async function within(ms: number, what: Promise<unknown>): Promise<void> {
	const timer = new AbortController();
	await Promise.race([what, wait(ms, undefined, { signal: timer.signal })]).catch(() => undefined);
	timer.abort();
}

/** Waits until the connection has been lost for too long. */
async function lost(
	connection: Connection,
	{ shown }: EngineAddress,
	{
		patienceMs,
		over,
		onMessage,
	}: { readonly patienceMs: number; readonly over: AbortSignal; readonly onMessage: (message: string) => void },
): Promise<never> {
	let isTold = false;
	for (;;) {
		await wait(Math.min(500, patienceMs), undefined, { signal: over });
		const outage = connection.outage();
		if (!outage && isTold) onMessage(`Redis at ${shown} is there again.`);
		if (!outage) isTold = false;
		else if (outage.ms > patienceMs) {
			throw new CannotRun(
				`The connection to Redis was lost and did not come back within ${Math.round(patienceMs / 1_000)} s. ${outage.refusal.error.message}`,
				"Start Redis, then build again. Parts that are done stay done.",
				"docs/scale.md#engines",
			);
		} else if (outage.ms > 2_000 && !isTold) {
			isTold = true;
			onMessage(`${outage.refusal.error.message} The build waits for it.`);
		}
	}
}

/** Waits until the build is told to stop. */
function stopped(signal: AbortSignal, over: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		const stop = () =>
			reject(
				new CannotRun(
					"The build was stopped; its parts were taken out of the queue.",
					"Build again: parts that are done stay done.",
					"docs/scale.md#engines",
				),
			);
		if (signal.aborted) stop();
		signal.addEventListener("abort", stop, { once: true, signal: over });
	});
}
