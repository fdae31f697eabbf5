import { availableParallelism } from "node:os";
import { CannotRun } from "../../problem.ts";
import { startThreads } from "../../system/threads.ts";
import type * as tasks from "./tasks.ts";

type Tasks = typeof tasks;

export type TaskName = keyof Tasks;

type TaskOf<Name extends TaskName> = Parameters<Tasks[Name]>[0];

type ResultOf<Name extends TaskName> = ReturnType<Tasks[Name]> extends infer R ? Awaited<R> : never;

/** Does tasks: as many at a time as it can, the others wait. */
export interface Pool {
	/** How many it does at a time. */
	readonly jobs: number;
	/** @throws {CannotRun} where the task cannot be done, its thread dies, or the pool is closed */
	run<Name extends TaskName>(name: Name, task: TaskOf<Name>): Promise<ResultOf<Name>>;
	/** Ends what is under way, and begins nothing more. */
	close(): Promise<void>;
}

/** A pool without threads: for work that is done sooner than a thread has started. */
export function withoutThreads(): Pool {
	let last: Promise<unknown> = Promise.resolve();
	let closed = false;
	return {
		jobs: 1,
		run<Name extends TaskName>(name: Name, task: TaskOf<Name>) {
			const next = last.then(async () => {
				if (closed) throw stopped();
				const perform = (await import("./tasks.ts"))[name] as (task: TaskOf<Name>) => unknown;
				return (await perform(task)) as ResultOf<Name>;
			});
			last = next.catch(() => undefined);
			return next as Promise<ResultOf<Name>>;
		},
		async close() {
			closed = true;
			await last;
		},
	};
}

/** The most that a thread's heap may hold, in MB. Below 2048 Node lets it grow by less at a time: a fifth of the memory for a tenth of the time. */
const HEAP_MB = 1_900;

/**
 * Starts threads.
 * @param jobs how many; else one for each core
 */
export function startPool(jobs = availableParallelism()): Pool {
	const threads = startThreads(new URL("./tasks", import.meta.url), jobs, { maxOldGenerationSizeMb: HEAP_MB });
	let closed = false;
	const under = new Set<Promise<unknown>>();
	return {
		jobs,
		async run<Name extends TaskName>(name: Name, task: TaskOf<Name>) {
			if (closed) throw stopped();
			const running = threads.run(name, task) as Promise<ResultOf<Name>>;
			under.add(running);
			return running
				.catch((error) => {
					if (closed) throw stopped();
					throw error instanceof CannotRun ? error : died(error);
				})
				.finally(() => under.delete(running));
		},
		async close() {
			closed = true;
			// An answer that comes while the threads are ended would be an error that nobody can catch.
			await Promise.allSettled(under);
			await threads.end();
		},
	};
}

/** Has threads load what rendering needs, while there is nothing else for them to do. Without threads nothing would be won. */
export async function warmUp(pool: Pool, threads: number): Promise<void> {
	if (pool.jobs === 1) return;
	await Promise.allSettled(Array.from({ length: threads }, () => pool.run("warm", undefined)));
}

/** Why a build that was stopped has no result. */
export function stopped(): CannotRun {
	return new CannotRun("The build was stopped.", "Build again; nothing was published.");
}

function died(error: unknown): CannotRun {
	const message = error instanceof Error ? error.message : String(error);
	return new CannotRun(
		`A thread of the build failed: ${message}.`,
		"Build again; with --jobs 1 if memory is short. Nothing was published.",
	);
}
