import { startThreads, type Threads } from "./threads.ts";

/** How many batches wait for each thread. */
export const AHEAD = 2;

/** Threads that are started when the first batch is sent to them. */
export interface LateThreads {
	/** How many there are. */
	readonly size: number;
	/** Whether one of them has not enough to do. */
	hasRoom(): boolean;
	/** Has a batch done by a function of the tasks. It fails when its result is waited for, not before. */
	run<T>(name: string, input: unknown): Promise<T>;
	/** Ends those that were started. */
	end(): Promise<void>;
}

/**
 * @param tasks the file of the tasks, without extension
 * @param limits of a thread's heap, in MB
 */
export function lateThreads(tasks: URL, size: number, limits: Parameters<typeof startThreads>[2]): LateThreads {
	let threads: Threads | undefined;
	let waiting = 0;
	return {
		size,
		hasRoom: () => waiting < size * AHEAD,
		run<T>(name: string, input: unknown): Promise<T> {
			threads ??= startThreads(tasks, size, limits);
			waiting++;
			const done = (threads.run(name, input) as Promise<T>).finally(() => waiting--);
			// A failure is thrown when the batch's turn comes, not before.
			done.catch(() => undefined);
			return done;
		},
		async end(): Promise<void> {
			await threads?.end();
		},
	};
}
