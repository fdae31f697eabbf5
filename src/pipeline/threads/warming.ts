import type { Pool } from "./pool.ts";

/**
 * What a build knows after it has listed its files and before it has asked the disk for their stamps:
 * there was no build before it, files were added or removed since the last build, or the files have the same names.
 */
export type Situation = "first-build" | "other-files" | "same-files";

/** The moments of a build in which threads have time to load what rendering needs. */
export type Moment = "stamps" | "reading" | "planning";

/** The situation of a build. */
export function situationOf(last: { readonly names: string } | undefined, names: string): Situation {
	if (!last) return "first-build";
	return last.names === names ? "same-files" : "other-files";
}

/**
 * The number of threads that load what rendering needs when a moment begins.
 *
 * A first build renders everything: all threads but one are warmed up while stories are read, and all of them during planning.
 * A later build renders little, which one thread does alone. It is warmed up as soon as it is certain that something will be rendered.
 * @param jobs the threads of the pool
 */
export function threadsToWarm(moment: Moment, situation: Situation, jobs: number): number {
	// Without threads warming up only moves the same work to an earlier moment.
	if (jobs === 1) return 0;
	const threads: Readonly<Record<Situation, Readonly<Record<Moment, number>>>> = {
		"first-build": { stamps: 0, reading: jobs - 1, planning: jobs },
		"other-files": { stamps: 1, reading: 0, planning: 0 },
		"same-files": { stamps: 0, reading: 1, planning: 0 },
	};
	return threads[situation][moment];
}

/** Warms up the threads of a pool. */
export interface Warming {
	/** Tells that a moment of the build begins. */
	at(moment: Moment, situation: Situation): void;
	/** Waits until the threads that were warmed up before planning are free again. */
	ready(): Promise<void>;
}

/** Warms up the threads of a pool while a build goes on. */
export function openWarming(pool: Pool): Warming {
	const early: Promise<unknown>[] = [];
	return {
		at(moment, situation) {
			const threads = threadsToWarm(moment, situation, pool.jobs);
			const warm = Promise.allSettled(Array.from({ length: threads }, () => pool.run("warm", undefined)));
			if (moment !== "planning") early.push(warm);
		},
		async ready() {
			await Promise.all(early);
		},
	};
}
