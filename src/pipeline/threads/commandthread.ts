// The thread of a whole command, in which it builds, checks or explains. The threads that do its tasks, such as rendering, are those of pool.ts.
import { totalmem } from "node:os";
import type { Worker } from "node:worker_threads";
import { BOUNDS } from "../../article/bounds/bounds.ts";
import { CannotRun } from "../../problem.ts";
import { type Answer, resultOf } from "../../system/answers.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";
import { fileAt, openPulse, type Pulse, watch } from "../../system/pulse.ts";
import { startThread } from "../../system/start.ts";
import { ThreadDied } from "../../system/threaddied.ts";
import type { CheckOptions, CheckReport } from "../check/check.ts";
import type { ExplainOptions } from "../explain/explain.ts";
import type { Explanation } from "../explain/explanation.ts";
import type { HostOptions, HostReport } from "../hosts/host.ts";
import type { LedgerOptions, LedgerReport } from "../ledger/work.ts";
import type { BuildOptions, Progress } from "../options.ts";
import type { PlanOptions, PlanReport } from "../parts/writing/planparts.ts";
import type { BuildReport } from "../report.ts";

/** What the thread of a build or a check sends. */
export type Message<Report> = { readonly progress: Progress } | Answer<Report>;

/** The share of the machine's memory that a build may use before it gives up. Node's own limit is too low for a million stories. */
const MEMORY_SHARE = 0.75;

const YOUNG_MB = 96;

/** What a thread of builds or checks is told: to do its work, to stop with it, or to end when nothing more will come. */
export type Order<Options> = WorkOrder<Options> | "stop" | "end";

/** The options that can be sent to a thread, and the memory in which it says which file it is at. */
interface WorkOrder<Options> {
	readonly options: Options;
	readonly pulse: Pulse;
}

/**
 * Builds in a thread of its own, so that this thread stays free to be interrupted or to serve pages. Where that thread dies over a file, or is
 * at one for too long, the build is begun again with a guard around each file: then that file is left out.
 * @throws {CannotRun} as `build` does, and where the thread dies
 */
export function buildInThread(options: BuildOptions): Promise<BuildReport> {
	return runGuarded(options, (some) => runOnce(BUILDER, some, "build"));
}

/**
 * Checks in a thread of its own, in the same way.
 * @throws {CannotRun} as `check` does, and where the thread dies
 */
export function checkInThread(options: CheckOptions): Promise<CheckReport> {
	return runGuarded(options, (some) => runOnce(new URL("./checker", import.meta.url), some, "check"));
}

/**
 * Plans parts in a thread of its own, in the same way.
 * @throws {CannotRun} as `planParts` does, and where the thread dies
 */
export function planInThread(options: PlanOptions): Promise<PlanReport> {
	return runGuarded(options, (some) => runOnce(new URL("./planner", import.meta.url), some, "plan"));
}

/**
 * Writes the rules of a host in a thread of its own, in the same way.
 * @throws {CannotRun} as `writeHost` does, and where the thread dies
 */
export function hostInThread(options: HostOptions): Promise<HostReport> {
	return runGuarded(options, (some) => runOnce(new URL("./hoster", import.meta.url), some, "plan"));
}

/**
 * Compares a ledger and changes it in a thread of its own, in the same way.
 * @throws {CannotRun} as `workOnLedger` does, and where the thread dies
 */
export function ledgerInThread(options: LedgerOptions): Promise<LedgerReport> {
	return runGuarded(options, (some) => runOnce(new URL("./recorder", import.meta.url), some, "plan"));
}

/**
 * Explains an address or a file in a thread of its own, in the same way.
 * @throws {CannotRun} as `explainAsked` does, and where the thread dies
 */
export function explainInThread(options: ExplainOptions): Promise<Explanation> {
	return runGuarded(options, (some) => runOnce(EXPLAINER, some, "explanation"));
}

const [BUILDER, EXPLAINER] = [new URL("./builder", import.meta.url), new URL("./explainer", import.meta.url)];

/** Explains addresses of one archive, one after the other. */
export interface Explainer {
	/** Explains as `explainInThread` does. The archive is read for the first address, and kept for those that follow. */
	explain(options: ExplainOptions): Promise<Explanation>;
	/** Forgets the archive, when what it is explaining is answered: the next address is told of the archive as it is then. */
	forget(): void;
}

/** Makes an explainer whose thread stays until it forgets. */
export function openExplainer(): Explainer {
	const kept = keepThread(EXPLAINER);
	let answered: Promise<unknown> = Promise.resolve();
	const forget = () => {
		const old = kept.leave();
		void answered.then(() => old?.postMessage("end" satisfies Order<object>));
	};
	return {
		forget,
		explain(options) {
			const explained = runGuarded(options, (some) =>
				some.isGuarded ? runOnce<Explanation>(EXPLAINER, some, "explanation") : runIn<Explanation>(kept.thread(), some, "explanation"),
			);
			// What could not be read now may be whole when the next one asks.
			const ended = explained.then(() => {}, forget);
			answered = answered.then(() => ended);
			return explained;
		},
	};
}

/** Builds one archive again and again. */
export interface Builder {
	/** Builds as `buildInThread` does, one build at a time. */
	build(options: BuildOptions): Promise<BuildReport>;
	/** Forgets all that earlier builds have loaded. */
	renew(): Promise<void>;
}

/** Makes a builder whose thread stays, with the threads that it works with: each build finds loaded what the one before it needed. */
export function openBuilder(): Builder {
	const kept = keepThread(new URL("./keeper", import.meta.url));
	return {
		build: (options) =>
			runGuarded(options, (some) => (some.isGuarded ? runOnce(BUILDER, some, "build") : runIn(kept.thread(), some, "build"))),
		async renew() {
			await kept.leave()?.terminate();
		},
	};
}

/** A thread that is started when it is first asked for, and stays. */
interface KeptThread {
	/** The thread; another one where it has ended. */
	thread(): Worker;
	/** Keeps the thread no longer. */
	leave(): Worker | undefined;
}

function keepThread(module: URL): KeptThread {
	let kept: Worker | undefined;
	return {
		thread() {
			if (kept) return kept;
			const thread = start(module);
			thread.once("exit", () => {
				if (kept === thread) kept = undefined;
			});
			kept = thread;
			return thread;
		},
		leave() {
			const old = kept;
			kept = undefined;
			return old;
		},
	};
}

/** What can be told and stopped. */
type Steered = Pick<BuildOptions, "onProgress" | "signal" | "isGuarded">;

async function runGuarded<Options extends Steered, Report>(options: Options, run: (options: Options) => Promise<Report>): Promise<Report> {
	try {
		return await run(options);
	} catch (error) {
		if (!(error instanceof ThreadDied) || options.signal?.aborted) throw error;
		return await run({ ...options, isGuarded: true });
	}
}

/** Starts a thread for one piece of work. */
async function runOnce<Report>(module: URL, options: Steered, what: string): Promise<Report> {
	const thread = start(module);
	try {
		return await runIn(thread, options, what);
	} finally {
		thread.postMessage("end" satisfies Order<object>);
	}
}

function start(module: URL): Worker {
	return startThread(module, {
		resourceLimits: { maxOldGenerationSizeMb: (totalmem() / 1024 / 1024) * MEMORY_SHARE, maxYoungGenerationSizeMb: YOUNG_MB },
	});
}

async function runIn<Report>(thread: Worker, { onProgress, signal, ...options }: Steered, what: string): Promise<Report> {
	const pulse = openPulse();
	const tell = (order: Order<object>) => thread.postMessage(order);
	const stop = () => tell("stop");
	signal?.addEventListener("abort", stop);
	const { most } = BOUNDS.seconds;
	let isStuck = false;
	const stopWatch = watch(pulse, most, () => {
		isStuck = true;
		void thread.terminate();
	});
	try {
		tell({ options, pulse });
		return resultOf(await answerOf<Report>(thread, onProgress, what));
	} catch (error) {
		refuseTooManyOpen(error);
		const file = fileAt(pulse);
		if (file === undefined || (error instanceof CannotRun && !isStuck)) throw error;
		throw new ThreadDied(isStuck ? `it took more than ${most} seconds` : String(error), file);
	} finally {
		stopWatch();
		signal?.removeEventListener("abort", stop);
	}
}

/** Waits for the answer of a thread, and passes on what it tells until then. */
async function answerOf<Report>(thread: Worker, onProgress: BuildOptions["onProgress"], what: string): Promise<Answer<Report>> {
	let stopListening = () => {};
	try {
		return await new Promise((resolve, reject) => {
			const onMessage = (message: Message<Report>) => {
				if ("progress" in message) onProgress?.(message.progress);
				else resolve(message);
			};
			const onExit = () => reject(new CannotRun(`The thread of the ${what} ended before the ${what} was finished.`, "Try again."));
			thread.on("message", onMessage).on("error", reject).on("exit", onExit);
			stopListening = () => thread.off("message", onMessage).off("error", reject).off("exit", onExit);
		});
	} finally {
		stopListening();
	}
}
