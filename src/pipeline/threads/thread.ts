import { totalmem } from "node:os";
import { BOUNDS } from "../../article/bounds/bounds.ts";
import { CannotRun } from "../../problem.ts";
import { type Answer, resultOf } from "../../system/answers.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";
import { fileAt, openPulse, type Pulse, watch } from "../../system/pulse.ts";
import { startThread } from "../../system/start.ts";
import { ThreadDied } from "../../system/threaddied.ts";
import type { CheckOptions, CheckReport } from "../check/check.ts";
import type { BuildOptions, Progress } from "../options.ts";
import type { BuildReport } from "../report.ts";

/** What the thread of a build or a check sends. */
export type Message<Report> = { readonly progress: Progress } | Answer<Report>;

/** The share of the machine's memory that a build may use before it gives up. Node's own limit is too low for a million stories. */
const MEMORY_SHARE = 0.75;

const YOUNG_MB = 96;

/** What the thread of a build or a check is given. */
export interface ThreadData<Options> {
	/** Those that can be sent to a thread. */
	readonly options: Options;
	readonly pulse: Pulse;
}

/**
 * Builds in a thread of its own, so that this thread stays free to be interrupted or to serve pages. Where that thread dies over a file, or is
 * at one for too long, the build is begun again with a guard around each file: then that file is left out.
 * @throws {CannotRun} as `build` does, and where the thread dies
 */
export function buildInThread(options: BuildOptions): Promise<BuildReport> {
	return runGuarded(new URL("./builder", import.meta.url), options, "build");
}

/**
 * Checks in a thread of its own, in the same way.
 * @throws {CannotRun} as `check` does, and where the thread dies
 */
export function checkInThread(options: CheckOptions): Promise<CheckReport> {
	return runGuarded(new URL("./checker", import.meta.url), options, "check");
}

/** What can be told and stopped. */
type Steered = Pick<BuildOptions, "onProgress" | "signal" | "isGuarded">;

async function runGuarded<Report>(module: URL, options: Steered, what: string): Promise<Report> {
	try {
		return await runInThread<Report>(module, options, what);
	} catch (error) {
		if (!(error instanceof ThreadDied) || options.signal?.aborted) throw error;
		return await runInThread<Report>(module, { ...options, isGuarded: true }, what);
	}
}

async function runInThread<Report>(module: URL, { onProgress, signal, ...options }: Steered, what: string): Promise<Report> {
	const pulse = openPulse();
	const thread = startThread(module, {
		workerData: { options, pulse } satisfies ThreadData<object>,
		resourceLimits: { maxOldGenerationSizeMb: (totalmem() / 1024 / 1024) * MEMORY_SHARE, maxYoungGenerationSizeMb: YOUNG_MB },
	});
	const stop = () => thread.postMessage("stop");
	signal?.addEventListener("abort", stop);
	const { most } = BOUNDS.seconds;
	let isStuck = false;
	const stopWatch = watch(pulse, most, () => {
		isStuck = true;
		void thread.terminate();
	});
	try {
		const answer = await new Promise<Answer<Report>>((resolve, reject) => {
			thread.on("message", (message: Message<Report>) => {
				if ("progress" in message) onProgress?.(message.progress);
				else resolve(message);
			});
			thread.on("error", reject);
			thread.on("exit", () => reject(new CannotRun(`The thread of the ${what} ended before the ${what} was finished.`, "Try again.")));
		});
		return resultOf(answer);
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
