/** Reads a text in some way. */
export type Read = (text: string) => unknown;

/** Shorter times than this (milliseconds of the processor) say nothing. */
const NOTHING = 300;

/** The whole is compared with as many parts, each of which is so many times smaller: what takes linear time takes as long over both, however slow the machine is. */
const PARTS = 8;

/** How much longer the whole may take than its parts. The square of the size takes eight times as long. */
const MOST = 3;

/** How often both are measured, of which the shortest times count, before the growth is believed: the machine pauses, and memory is tidied. */
const TRIES = 3;

/**
 * A text of a length that repeats a fragment. Where `…` stands in it, what stands before it is repeated, then what stands behind it as often.
 * Each `№` in it becomes another number.
 */
export function repeated(fragment: string, length: number): string {
	const [open = "", close = ""] = fragment.split("…");
	const times = Math.ceil(length / (open.length + close.length));
	return repeat(open, times) + repeat(close, times);
}

function repeat(text: string, times: number): string {
	if (!text.includes("№")) return text.repeat(times);
	return Array.from({ length: times }, (_, index) => text.replaceAll("№", String(index))).join("");
}

/**
 * Reads a fragment again and again, and tells whether that takes more than linear time.
 * @returns what takes more; else undefined, and that at once where it takes next to no time
 */
export async function slowness(read: Read, fragment: string, length: number): Promise<string | undefined> {
	const found = await slownessOf(read, (size) => repeated(fragment, size), length);
	return found && `${JSON.stringify(fragment)}: ${found}`;
}

/**
 * Does something of a size, and tells whether that takes more than linear time.
 * @param run does it
 * @param make makes what `run` is given, which is not measured
 * @returns what takes more; else undefined, and that at once where it takes next to no time
 */
export async function slownessOf<Given>(
	run: (given: Given) => unknown,
	make: (size: number) => Given,
	size: number,
): Promise<string | undefined> {
	return growth(run, make, size, NOTHING, TRIES);
}

/**
 * Whether reading a fragment again and again may take more than linear time, as far as a short text tells at once.
 * @param length of the text
 */
export async function isSuspicious(read: Read, fragment: string, length = 1 << 16): Promise<boolean> {
	return (await growth(read, (size) => repeated(fragment, size), length, NOTHING / 20, 2)) !== undefined;
}

async function growth<Given>(
	run: (given: Given) => unknown,
	make: (size: number) => Given,
	size: number,
	nothing: number,
	tries: number,
): Promise<string | undefined> {
	let [ofWhole, ofParts] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
	let made = 0;
	// Each is a little larger than the one before, since what is given again may be remembered.
	const makeAnother = (about: number) => make(Math.ceil(about * (1 + made++ / 500)));
	for (let tried = 0; tried < tries; tried++) {
		const whole = makeAnother(size);
		ofWhole = Math.min(ofWhole, await timeOf(() => run(whole)));
		if (ofWhole < nothing) return undefined;
		let time = 0;
		for (let count = 0; count < PARTS && MOST * time <= ofWhole; count++) {
			const part = makeAnother(size / PARTS);
			time += await timeOf(() => run(part));
		}
		if (MOST * time > ofWhole) return undefined;
		ofParts = Math.min(ofParts, time);
	}
	return `${ofWhole.toFixed()} ms for the size ${size}, and ${ofParts.toFixed()} ms for ${PARTS} parts of it`;
}

/** How long something takes, in milliseconds. The clock counts what other programs do meanwhile, the processor what other threads do: the lesser counts. */
async function timeOf(run: () => unknown): Promise<number> {
	const [began, worked] = [performance.now(), processorTime()];
	await run();
	return Math.min(performance.now() - began, processorTime() - worked);
}

/** How long processors have worked for this process, in milliseconds. */
function processorTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}
