import { CannotRun } from "../../src/problem.ts";
import { type MemoryWatch, watchMemory } from "./proc/memory.ts";
import { type Command, run } from "./run.ts";
import type { Step } from "./step.ts";
import type { Result, Time } from "./table.ts";

/** How to measure. */
export interface Measuring {
	/** How often each step is timed. */
	readonly rounds: number;
	/** Whether to read the memory as well, in an extra round. */
	readonly memory: boolean;
	readonly signal: AbortSignal;
	/** Called with a line of progress. */
	note(text: string): void;
}

/**
 * Measures steps. A warm-up counts their files, and leaves out peers that fail; then each round runs all steps, one at a time.
 * @throws {CannotRun} where a step of ours fails, or a peer does after the warm-up
 */
export async function measure(steps: readonly Step[], { rounds, memory, signal, note }: Measuring): Promise<Result[]> {
	const able = (await round("warm-up", steps, warmUp)).filter((one) => one !== undefined);
	const ables = able.map(({ step }) => step);
	const times: Time[][] = [];
	for (let number = 1; number <= rounds; number++)
		times.push(await round(`round ${number} of ${rounds}`, ables, ({ commands }) => timeOf(commands, signal)));
	const peaks = memory ? await round("memory", ables, ({ commands }) => peakOf(commands, signal)) : [];
	return able.map(({ step, files }, index) => ({
		what: step.what,
		hasSearch: step.hasSearch,
		reference: step.reference,
		times: times.flatMap((time) => time[index] ?? []),
		files,
		memory: peaks[index],
	}));

	async function round<T>(name: string, steps: readonly Step[], take: (step: Step) => Promise<T>): Promise<T[]> {
		const taken: T[] = [];
		for (const step of steps) {
			note(`${name}: ${step.what} …`);
			await step.before();
			taken.push(await take(step));
		}
		return taken;
	}

	async function warmUp(step: Step): Promise<{ readonly step: Step; readonly files: number } | undefined> {
		try {
			await timeOf(step.counting, signal);
			return { step, files: step.count() };
		} catch (error) {
			if (!step.isPeer || !(error instanceof CannotRun)) throw error;
			note(`It is left out. ${error.message}`);
			return undefined;
		}
	}
}

/** Runs commands one after the other, and adds up their times. */
async function timeOf(commands: readonly Command[], signal: AbortSignal): Promise<Time> {
	let seconds = 0;
	let processor: number | undefined = 0;
	for (const command of commands) {
		const ran = await run(command, signal);
		seconds += ran.seconds;
		processor = processor === undefined || ran.processor === undefined ? undefined : processor + ran.processor;
	}
	return { seconds, processor };
}

/** The peak of the memory of programs that run one after the other, each with all processes that it starts, in bytes. */
async function peakOf(commands: readonly Command[], signal: AbortSignal): Promise<number> {
	let peak = 0;
	for (const command of commands) {
		let watch: MemoryWatch | undefined;
		await run(command, signal, (session) => {
			watch = watchMemory(session);
		}).finally(() => watch?.stop());
		peak = Math.max(peak, watch?.stop() ?? 0);
	}
	return peak;
}
