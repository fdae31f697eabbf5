import type { ResourceLimits } from "node:worker_threads";
import { Piscina } from "piscina";
import { type Answer, resultOf } from "./answers.ts";
import { startOf } from "./start.ts";
import type { Call } from "./worker.ts";

/** Threads that do the tasks of one module. */
export interface Threads {
	/**
	 * Calls an exported function of the module in one of the threads.
	 * @throws {CannotRun} where the function throws one, or meets a fault of the system
	 */
	run(name: string, task: unknown): Promise<unknown>;
	/** Ends them, whatever they are doing. */
	end(): Promise<void>;
}

/**
 * Starts threads.
 * @param module the address of the module, without extension; each function that it exports takes one argument
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
