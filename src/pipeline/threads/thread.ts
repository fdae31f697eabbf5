import { totalmem } from "node:os";
import { CannotRun } from "../../problem.ts";
import { type Answer, resultOf } from "../../system/answers.ts";
import { startThread } from "../../system/start.ts";
import type { CheckOptions, CheckReport } from "../check/check.ts";
import type { BuildOptions, Progress } from "../options.ts";
import type { BuildReport } from "../report.ts";

/** What the thread of a build or a check sends. */
export type Message<Report> = { readonly progress: Progress } | Answer<Report>;

/** The share of the machine's memory that a build may use before it gives up. Node's own limit is too low for a million stories. */
const MEMORY_SHARE = 0.75;

const YOUNG_MB = 96;

/**
 * Builds in a thread of its own, so that this thread stays free to be interrupted or to serve pages.
 * @throws {CannotRun} as `build` does, and where the thread dies
 */
export function buildInThread(options: BuildOptions): Promise<BuildReport> {
	return runInThread(new URL("./builder", import.meta.url), options, "build");
}

/**
 * Checks in a thread of its own.
 * @throws {CannotRun} as `check` does, and where the thread dies
 */
export function checkInThread(options: CheckOptions): Promise<CheckReport> {
	return runInThread(new URL("./checker", import.meta.url), options, "check");
}

/** What can be told and stopped. */
type Steered = Pick<BuildOptions, "onProgress" | "signal">;

function runInThread<Report>(module: URL, { onProgress, signal, ...options }: Steered, what: string): Promise<Report> {
	const thread = startThread(module, {
		workerData: options,
		resourceLimits: { maxOldGenerationSizeMb: (totalmem() / 1024 / 1024) * MEMORY_SHARE, maxYoungGenerationSizeMb: YOUNG_MB },
	});
	const stop = () => thread.postMessage("stop");
	signal?.addEventListener("abort", stop);
	return new Promise<Answer<Report>>((resolve, reject) => {
		thread.on("message", (message: Message<Report>) => {
			if ("progress" in message) onProgress?.(message.progress);
			else resolve(message);
		});
		thread.on("error", reject);
		thread.on("exit", () => reject(new CannotRun(`The thread of the ${what} ended before the ${what} was finished.`, "Try again.")));
	})
		.then(resultOf)
		.finally(() => signal?.removeEventListener("abort", stop));
}
