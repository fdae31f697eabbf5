import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import type { ReadStory } from "../article/read.ts";
import { CannotRun } from "../problem.ts";
import type { Staged } from "./publish.ts";
import * as tasks from "./tasks.ts";
import type { Answer } from "./worker.ts";

/** Does tasks: as many at a time as it can, the others wait. */
export interface Pool {
	read(task: tasks.ReadTask): Promise<readonly ReadStory[]>;
	render(task: tasks.RenderTask): Promise<readonly Staged[]>;
	/** Ends what is under way, and begins nothing more. */
	close(): Promise<void>;
}

/** A pool without threads: for work that is done sooner than a thread has started. */
export function withoutThreads(): Pool {
	let last: Promise<unknown> = Promise.resolve();
	let closed = false;
	const inTurn = <T, R>(perform: (task: T) => R | Promise<R>) => {
		return (task: T): Promise<R> => {
			const next = last.then(() => {
				if (closed) throw new CannotRun("The build has ended.", "Build again.");
				return perform(task);
			});
			last = next.catch(() => undefined);
			return next;
		};
	};
	return { read: inTurn(tasks.read), render: inTurn(tasks.render), close };

	async function close(): Promise<void> {
		closed = true;
		await last;
	}
}

/**
 * Starts threads.
 * @param jobs how many; else one for each core
 */
export function startPool(jobs = availableParallelism()): Pool {
	const file = import.meta.url.endsWith(".ts") ? "worker.mjs" : "worker.js";
	const threads = new Piscina({ filename: new URL(file, import.meta.url).href, minThreads: jobs, maxThreads: jobs });
	const inThread = <T, R>(name: "read" | "render") => {
		return async (task: T): Promise<R> => {
			const answer: Answer<R> = await threads.run(task, { name }).catch(died);
			if ("result" in answer) return answer.result;
			throw new CannotRun(answer.failure.message, answer.failure.remedy);
		};
	};
	return { read: inThread("read"), render: inThread("render"), close: () => threads.destroy() };
}

function died(error: unknown): never {
	const message = error instanceof Error ? error.message : String(error);
	throw new CannotRun(`A thread of the build failed: ${message}.`, "Build again; with --jobs 1 if memory is short.");
}
