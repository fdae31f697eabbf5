import { totalmem } from "node:os";
import { BOUNDS } from "../../article/bounds/bounds.ts";
import { CannotRun } from "../../problem.ts";
import { type Answer, resultOf } from "../../system/answers.ts";
import { fileAt, openPulse, type Pulse, watch } from "../../system/pulse.ts";
import { startThread } from "../../system/start.ts";
import { ThreadDied } from "../../system/threads.ts";
import type { BuildOptions, Progress } from "../options.ts";
import type { BuildReport } from "../report.ts";

/** The options that can be sent to a thread. */
export type PlainOptions = Omit<BuildOptions, "onProgress" | "signal">;

/** What the thread of a build sends. */
export type Message = { readonly progress: Progress } | Answer<BuildReport>;

/** The share of the machine's memory that a build may use before it gives up. Node's own limit is too low for a million stories. */
const MEMORY_SHARE = 0.75;

const YOUNG_MB = 96;

/** What the thread of a build is given. */
export interface BuilderData {
	readonly options: PlainOptions;
	readonly pulse: Pulse;
}

/**
 * Builds in a thread of its own, so that this thread stays free to be interrupted or to serve pages. Where that thread dies over a file, or is
 * at one for too long, the build is begun again with a guard around each file: then that file is left out.
 * @throws {CannotRun} as `build` does, and where the thread dies
 */
export async function buildInThread(options: BuildOptions): Promise<BuildReport> {
	try {
		return await buildOnce(options);
	} catch (error) {
		if (!(error instanceof ThreadDied) || options.signal?.aborted) throw error;
		return await buildOnce({ ...options, isGuarded: true });
	}
}

async function buildOnce({ onProgress, signal, ...options }: BuildOptions): Promise<BuildReport> {
	const pulse = openPulse();
	const thread = startThread(new URL("./builder", import.meta.url), {
		workerData: { options, pulse } satisfies BuilderData,
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
		const answer = await new Promise<Answer<BuildReport>>((resolve, reject) => {
			thread.on("message", (message: Message) => {
				if ("progress" in message) onProgress?.(message.progress);
				else resolve(message);
			});
			thread.on("error", reject);
			thread.on("exit", () => reject(new CannotRun("The thread of the build ended before the build was finished.", "Build again.")));
		});
		return resultOf(answer);
	} catch (error) {
		const file = fileAt(pulse);
		if (file === undefined || (error instanceof CannotRun && !isStuck)) throw error;
		throw new ThreadDied(isStuck ? `it took more than ${most} seconds` : String(error), file);
	} finally {
		stopWatch();
		signal?.removeEventListener("abort", stop);
	}
}
