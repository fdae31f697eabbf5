import { availableParallelism } from "node:os";
import { BOUNDS } from "../../article/bounds/bounds.ts";
import { CannotRun, StoriesChanged } from "../../problem.ts";
import { startThreads, type Threads } from "../../system/threads.ts";
import type * as tasks from "./tasks.ts";

type Tasks = typeof tasks;

/** What a thread can do, by the name of its function in `tasks.ts`. */
export type TaskName = keyof Tasks;

type TaskOf<Name extends TaskName> = Parameters<Tasks[Name]>[0];

type ResultOf<Name extends TaskName> = ReturnType<Tasks[Name]> extends infer R ? Awaited<R> : never;

/** Does tasks, as many at a time as it can. The others wait. */
export interface Pool {
	/** The number of tasks that it does at a time. */
	readonly jobs: number;
	/**
	 * @throws {ThreadDied} where something goes wrong over a file: its thread dies, or is at it for too long
	 * @throws {CannotRun} where the task cannot be done, or the pool is closed
	 * @throws {StoriesChanged} where stories are no longer as they were read
	 */
	run<Name extends TaskName>(name: Name, task: TaskOf<Name>): Promise<ResultOf<Name>>;
	/** Waits for the tasks that have begun, and begins no more. */
	close(): Promise<void>;
}

/** An archive of fewer files than this is built without threads: the build is done before they have started. */
const SMALL_ARCHIVE = 1_000;

/**
 * The pool for a build.
 * @param files how many files the build reads and has published
 * @param jobs how many threads the user asks for; else one for each core
 * @param isGuarded whether every task must be in a thread that may die without the build
 */
export function poolFor(files: number, jobs?: number, isGuarded = false): Pool {
	return isGuarded ? startPool(jobs) : unguardedPool(files, jobs, startPool);
}

function unguardedPool(files: number, jobs: number | undefined, start: typeof startPool): Pool {
	return jobs === 1 || files < SMALL_ARCHIVE ? withoutThreads() : start(jobs);
}

/**
 * Gives pools whose threads stay when they are closed: the next build of as large an archive finds loaded what it needs. It may not be opened before
 * the last one is closed. An archive that is built without threads, and a guarded build, have a pool as any other build.
 */
export function keepingThreads(): typeof poolFor {
	let kept: Threads | undefined;
	const open = (jobs = availableParallelism()) => {
		kept ??= startTaskThreads(jobs);
		return poolOf(kept, jobs, async () => {});
	};
	return (files, jobs, isGuarded) => (isGuarded ? startPool(jobs) : unguardedPool(files, jobs, open));
}

/** A pool that does its tasks in this thread, one after the other. */
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

/** The limit of a thread's heap, in MB. Below 2048 Node makes the heap grow in smaller steps: it takes a fifth less memory and a tenth more time. */
const HEAP_MB = 1_900;

/**
 * Starts threads.
 * @param jobs how many; else one for each core
 */
export function startPool(jobs = availableParallelism()): Pool {
	const threads = startTaskThreads(jobs);
	return poolOf(threads, jobs, () => threads.end());
}

function startTaskThreads(jobs: number): Threads {
	// A limit of young objects (24 MB) would save a third of the memory of 10,000 stories, and cost a seventh more processor time.
	return startThreads(new URL("./tasks", import.meta.url), jobs, { maxOldGenerationSizeMb: HEAP_MB }, BOUNDS.seconds.most);
}

/** @param end is called when the pool is closed and its tasks have ended */
function poolOf(threads: Threads, jobs: number, end: () => Promise<void>): Pool {
	let closed = false;
	const running = new Set<Promise<unknown>>();
	return {
		jobs,
		async run<Name extends TaskName>(name: Name, task: TaskOf<Name>) {
			if (closed) throw stopped();
			const result = threads.run(name, task) as Promise<ResultOf<Name>>;
			running.add(result);
			return result
				.catch((error) => {
					if (closed) throw stopped();
					throw error instanceof CannotRun || error instanceof StoriesChanged ? error : threadFailed(error);
				})
				.finally(() => running.delete(result));
		},
		async close() {
			closed = true;
			// If threads were ended with an answer under way, that would be an error that nobody can catch.
			await Promise.allSettled(running);
			await end();
		},
	};
}

/** The error of a build that was stopped. */
export function stopped(): CannotRun {
	return new CannotRun("The build was stopped.", "Build again; nothing was published.");
}

/** @throws {CannotRun} where the build was stopped */
export function refuseStopped(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw stopped();
}

/** What a thread says of its end, for a message. What came from another thread may be a plain object, which has a message all the same. */
export function wordsOf(error: unknown): string {
	if (typeof error !== "object" || error === null) return String(error);
	const { message } = error as { readonly message?: unknown };
	return typeof message === "string" ? message : JSON.stringify(error);
}

function threadFailed(error: unknown): CannotRun {
	const message = wordsOf(error);
	return new CannotRun(
		`A thread of the build failed: ${message}.`,
		"Build again; with --jobs 1 if memory is short. Nothing was published.",
		"docs/builds.md#threads-and-memory",
	);
}
