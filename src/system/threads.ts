import type { ResourceLimits } from "node:worker_threads";
import { Piscina } from "piscina";
import { type Answer, resultOf } from "./answers.ts";
import { startOf } from "./start.ts";
import type { Call } from "./worker.ts";

/** Threads that do tasks. */
export interface Threads {
	/**
	 * Does a task in one of the threads.
	 * @param name the exported function of the module of tasks
	 * @param task its argument, which must be possible to clone
	 * @throws {CannotRun} where the function throws one, or an error of the operating system; another error as it is, without its own fields
	 * @throws where the thread dies
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
 */
export function startThreads(module: URL, count: number, resourceLimits: ResourceLimits): Threads {
	const tasks = startOf(module).args[0] ?? "";
	const { file, args } = startOf(new URL("./worker", import.meta.url), [tasks]);
	const threads = new Piscina({ filename: file.href, argv: [...args], minThreads: count, maxThreads: count, resourceLimits });
	return {
		async run(name, task) {
			const answer: Answer<unknown> = await threads.run({ name, task } satisfies Call);
			return resultOf(answer);
		},
		end: () => threads.destroy(),
	};
}
