import { setTimeout as wait } from "node:timers/promises";
import type { Job, Worker } from "bullmq";
import { addressOf, type EngineAddress } from "./address.ts";
import { type Connection, connect, tryRedis } from "./connection.ts";
import type { PartJob } from "./engine.ts";
import { type PartResult, PREFIX, partsQueue } from "./flow.ts";
import { type Libraries, loadLibraries } from "./libraries.ts";
import { textOf } from "./refusals.ts";
import { failureOf, failureText, readFailure, TRIES } from "./tries.ts";

/** What a worker does with parts. */
export interface WorkOptions {
	/**
	 * Renders one part and writes its pack. A `CannotRun` that it throws is told to the build; whatever it throws counts as a try.
	 * @param signal is aborted where the worker is told to stop: it may end the part soon, or throw, and the part is given back
	 */
	render(job: PartJob, signal: AbortSignal): Promise<void>;
	onTaken?(job: PartJob): void;
	onDone?(job: PartJob, seconds: number): void;
	/** Is told what the user should know: that Redis is away, that it is back. */
	onMessage?(message: string): void;
	/** Tells the worker to stop. */
	readonly signal: AbortSignal;
	/** See `LOCK_MS`. */
	readonly lockMs?: number;
}

/**
 * For how long a worker may be silent before its part is given to another. A worker says every quarter of this that it lives, on its event
 * loop: a rendering that blocks the loop for longer than this, or a connection that is lost for longer, costs a try, and the part is done twice,
 * with the same bytes. The part of a worker that died runs elsewhere after one to two times this.
 */
const LOCK_MS = 60_000;

/** How long a worker that stops may take after its last part. */
const FAREWELL_MS = 3_000;

/**
 * Takes parts until told to stop; finishes the one it is at, or gives it back. A Redis that is away, at the start or later, is waited for.
 * @param url `redis://[user:password@]host[:port][/db]`, or `rediss://…`
 * @param queue the name of the queue, as the build names it
 * @throws {CannotRun} where the libraries are missing, Redis refuses the password or is too old, or what is there is no Redis
 */
export async function work(url: string, queue: string, options: WorkOptions): Promise<void> {
	const address = addressOf(url);
	const libraries = await loadLibraries();
	await untilThere(libraries, address, options);
	if (options.signal.aborted) return;
	const connection = connect(libraries, address);
	const { lockMs = LOCK_MS } = options;
	let rendering = 0;
	const worker = new libraries.bullmq.Worker<PartJob, PartResult>(
		partsQueue(queue),
		async (job, token) => {
			rendering++;
			try {
				return await perform(libraries, job, token, options);
			} finally {
				rendering--;
			}
		},
		{
			connection: connection.client,
			prefix: PREFIX,
			skipVersionCheck: true,
			lockDuration: lockMs,
			stalledInterval: Math.ceil(lockMs / 3),
			// We count tries ourselves, those that failed and those over which a worker died together.
			maxStalledCount: Number.MAX_SAFE_INTEGER,
			runRetryDelay: 1_000,
		},
	);
	tellErrors(worker, address, options);
	await untilStopped(connection, address, options);
	const isClosed = worker.close().then(
		() => true,
		() => true,
	);
	// It would never end where Redis is away, nor where the connection that it waits for parts on is just being made.
	for (let idle = 0; idle < FAREWELL_MS && !(await Promise.race([isClosed, wait(250, false)])); ) idle = rendering === 0 ? idle + 250 : 0;
	connection.end();
	worker.disconnect().catch(() => undefined);
}

async function perform({ bullmq }: Libraries, job: Job<PartJob>, token = "", options: WorkOptions): Promise<PartResult> {
	const { data, attemptsMade: failed, stalledCounter: died } = job;
	const tries = failed + died;
	if (tries >= TRIES) throw new bullmq.UnrecoverableError(failureText({ ...readFailure(job.failedReason), died }));
	options.onTaken?.(data);
	const began = performance.now();
	try {
		await options.render(data, options.signal);
	} catch (error) {
		if (options.signal.aborted) {
			// Where the part was given to another already, there is nothing to give back; where Redis is away, its lock ends by itself.
			await Promise.race([job.moveToWait(token).catch(() => undefined), wait(FAREWELL_MS)]);
			throw new bullmq.WaitingError();
		}
		const text = failureText(failureOf(error, died));
		throw tries + 1 >= TRIES ? new bullmq.UnrecoverableError(text) : new Error(text);
	}
	const seconds = (performance.now() - began) / 1_000;
	options.onDone?.(data, seconds);
	return { seconds, retried: tries };
}

/** Waits for a Redis that can be used. Says once why there is none yet. */
async function untilThere(libraries: Libraries, address: EngineAddress, { signal, onMessage }: WorkOptions): Promise<void> {
	for (let isTold = false; !signal.aborted; ) {
		const { refusal, warning } = await tryRedis(libraries, address);
		if (!refusal) {
			if (warning !== undefined) onMessage?.(warning);
			return;
		}
		if (!refusal.mayCome) throw refusal.error;
		if (!isTold) onMessage?.(`${refusal.error.message} The worker keeps trying.`);
		isTold = true;
		await wait(1_000, undefined, { signal }).catch(() => undefined);
	}
}

/** Waits until the worker is told to stop. Says once when Redis went away, and when it is back. */
async function untilStopped(connection: Connection, { shown }: EngineAddress, { signal, onMessage }: WorkOptions): Promise<void> {
	for (let isTold = false; !signal.aborted; ) {
		await wait(1_000, undefined, { signal }).catch(() => undefined);
		const outage = connection.outage();
		if (outage && outage.ms > 2_000 && !isTold) {
			isTold = true;
			onMessage?.(`${outage.refusal.error.message} The worker keeps trying.`);
		} else if (!outage && isTold) {
			isTold = false;
			onMessage?.(`Redis at ${shown} is there again.`);
		}
	}
}

/** Tells the errors of the queue, each once. Those of the connection are told elsewhere; what workers throw is told to the build. */
function tellErrors(worker: Worker, address: EngineAddress, { onMessage }: WorkOptions): void {
	const told = new Set<string>();
	worker.on("error", (error) => {
		const text = textOf(error, address);
		if ("code" in error && /^E[A-Z]+$/.test(String(error.code))) return;
		if (/Connection is closed/.test(text)) return;
		const isLost = /renew lock|Missing (lock|key)|not in the active|not owned/i.test(text);
		const message = isLost ? "This worker was silent for too long: another does its part as well." : `Redis at ${address.shown}: ${text}`;
		if (told.has(message)) return;
		told.add(message);
		onMessage?.(message);
	});
}
