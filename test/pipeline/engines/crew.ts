import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import type { PartJob } from "../../../src/pipeline/engines/engine.ts";
import { type WorkOptions, work } from "../../../src/pipeline/engines/worker.ts";
import { CannotRun } from "../../../src/problem.ts";

/** Workers of a test, in its own process. */
export interface Crew {
	/** The parts that were begun, in this order. */
	readonly begun: readonly number[];
	/** What the workers said. */
	readonly messages: readonly string[];
	/** Tells the workers to stop and waits until they have. */
	stop(): Promise<void>;
}

/** Starts workers. */
export function startCrew(
	url: string,
	queue: string,
	{
		workers = 2,
		lockMs = 1_500,
		render = () => wait(10),
	}: Partial<Pick<WorkOptions, "lockMs" | "render">> & { readonly workers?: number } = {},
): Crew {
	const stopping = new AbortController();
	const begun: number[] = [];
	const messages: string[] = [];
	const working = Array.from({ length: workers }, () =>
		work(url, queue, {
			render,
			onTaken: ({ part }) => begun.push(part),
			onMessage: (message) => messages.push(message),
			signal: stopping.signal,
			lockMs,
		}),
	);
	return {
		begun,
		messages,
		async stop() {
			stopping.abort();
			await Promise.all(working);
		},
	};
}

/** Parts of a plan. */
export function partsOf(count: number, plan = "a"): readonly PartJob[] {
	return Array.from({ length: count }, (_, index) => ({ part: index + 1, of: count, hash: `${plan}${index + 1}` }));
}

/** Waits until something holds. */
export async function until(holds: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
	for (const began = performance.now(); !(await holds()); await wait(20)) {
		if (performance.now() - began > ms) throw new Error("It did not come to hold.");
	}
}

/** The `CannotRun` that something ends with. */
export async function refusal(running: Promise<unknown>): Promise<CannotRun> {
	const error = await running.then(
		() => undefined,
		(error: unknown) => error,
	);
	expect(error).toBeInstanceOf(CannotRun);
	return error as CannotRun;
}
