import type { ResourceLimits } from "node:worker_threads";
import { Piscina } from "piscina";
import { CannotRun, codeOf } from "../problem.ts";
import { type Answer, resultOf } from "./answers.ts";
import { refuseTooManyOpen } from "./openfiles.ts";
import { fileAt, openPulse, watch } from "./pulse.ts";
import { startOf } from "./start.ts";
import { ThreadDied } from "./threaddied.ts";
import type { Call } from "./worker.ts";

/** Threads that do tasks. */
export interface Threads {
	/**
	 * Does a task in one of the threads.
	 * @param name the exported function of the module of tasks
	 * @param task its argument, which must be possible to clone
	 * @throws {CannotRun} where the function throws one, or an error of the operating system; another error as it is, without its own fields
	 * @throws {ThreadDied} where something goes wrong over a file, or there is no memory left; another thread takes the place of a dead one
	 */
	run(name: string, task: unknown): Promise<unknown>;
	/** Ends the threads, even those that are doing a task. */
	end(): Promise<void>;
}

/**
 * Starts threads.
 * @param module the address of the module of tasks, without extension; each function that it exports takes one argument
 * @param count how many threads
 * @param resourceLimits the limits of each thread
 * @param seconds how long a thread may be at one file; see `at` of pulse.ts
 */
export function startThreads(module: URL, count: number, resourceLimits: ResourceLimits, seconds = Number.POSITIVE_INFINITY): Threads {
	const tasks = startOf(module).args[0] ?? "";
	const { file, args } = startOf(new URL("./worker", import.meta.url), [tasks]);
	const threads = new Piscina({
		filename: file.href,
		argv: [...args],
		minThreads: count,
		maxThreads: count,
		resourceLimits,
		recordTiming: false,
	});
	return {
		async run(name, task) {
			const pulse = openPulse();
			const stopping = new AbortController();
			const stopWatch = watch(pulse, seconds, () => stopping.abort());
			try {
				const answer: Answer<unknown> = await threads.run({ name, task, pulse } satisfies Call, { signal: stopping.signal });
				return resultOf(answer);
			} catch (error) {
				refuseTooManyOpen(error);
				const file = fileAt(pulse);
				if (error instanceof CannotRun || (file === undefined && codeOf(error) !== "ERR_WORKER_OUT_OF_MEMORY")) throw error;
				throw new ThreadDied(stopping.signal.aborted ? `it took more than ${seconds} seconds` : messageOf(error), file);
			} finally {
				stopWatch();
			}
		},
		end: () => threads.destroy(),
	};
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
