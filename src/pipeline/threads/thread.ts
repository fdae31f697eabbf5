import { totalmem } from "node:os";
import { CannotRun } from "../../problem.ts";
import { type Answer, resultOf } from "../../system/answers.ts";
import { startThread } from "../../system/start.ts";
import type { BuildOptions, Progress } from "../options.ts";
import type { BuildReport } from "../report.ts";

/** The options that can be sent to a thread. */
export type PlainOptions = Omit<BuildOptions, "onProgress" | "signal">;

/** What the thread of a build sends. */
export type Message = { readonly progress: Progress } | Answer<BuildReport>;

/** The share of the machine's memory that a build may use before it gives up. Node's own limit is too low for a million stories. */
const MEMORY_SHARE = 0.75;

const YOUNG_MB = 96;

/**
 * Builds in a thread of its own, so that this thread stays free to be interrupted or to serve pages.
 * @throws {CannotRun} as `build` does, and where the thread dies
 */
export function buildInThread({ onProgress, signal, ...options }: BuildOptions): Promise<BuildReport> {
	const thread = startThread(new URL("./builder", import.meta.url), {
		workerData: options satisfies PlainOptions,
		resourceLimits: { maxOldGenerationSizeMb: (totalmem() / 1024 / 1024) * MEMORY_SHARE, maxYoungGenerationSizeMb: YOUNG_MB },
	});
	const stop = () => thread.postMessage("stop");
	signal?.addEventListener("abort", stop);
	return new Promise<Answer<BuildReport>>((resolve, reject) => {
		thread.on("message", (message: Message) => {
			if ("progress" in message) onProgress?.(message.progress);
			else resolve(message);
		});
		thread.on("error", reject);
		thread.on("exit", () => reject(new CannotRun("The thread of the build ended before the build was finished.", "Build again.")));
	})
		.then(resultOf)
		.finally(() => signal?.removeEventListener("abort", stop));
}
