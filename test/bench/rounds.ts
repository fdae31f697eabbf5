import { type MemoryWatch, watchMemory } from "./memory.ts";
import { type Command, run } from "./run.ts";
import type { Step } from "./step.ts";
import type { Result } from "./table.ts";

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

/** Measures steps. A warm-up counts their files; then each round runs all steps, one at a time. */
export async function measure(steps: readonly Step[], { rounds, memory, signal, note }: Measuring): Promise<Result[]> {
	const files = await round("warm-up", async ({ counting, count }) => {
		await run(counting, signal);
		return count();
	});
	const times: number[][] = [];
	for (let number = 1; number <= rounds; number++)
		times.push(await round(`round ${number} of ${rounds}`, async ({ command }) => (await run(command, signal)).seconds));
	const peaks = memory ? await round("memory", ({ command }) => peakOf(command, signal)) : [];
	return steps.map(({ what }, index) => ({
		what,
		seconds: times.map((time) => time[index] ?? Number.NaN),
		files: files[index] ?? 0,
		memory: peaks[index],
	}));

	async function round<T>(name: string, take: (step: Step) => Promise<T>): Promise<T[]> {
		const taken: T[] = [];
		for (const step of steps) {
			note(`${name}: ${step.what} …`);
			await step.before();
			taken.push(await take(step));
		}
		return taken;
	}
}

/** The peak of the memory of a program with all processes that it starts, in bytes. */
async function peakOf(command: Command, signal: AbortSignal): Promise<number> {
	let watch: MemoryWatch | undefined;
	await run(command, signal, (session) => {
		watch = watchMemory(session);
	}).finally(() => watch?.stop());
	return watch?.stop() ?? 0;
}
