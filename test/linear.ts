/** Reads a text in some way. */
export type Read = (text: string) => unknown;

/** Shorter times than this (milliseconds of the processor) say nothing. */
const NOTHING = 300;

/** How much longer it may take to read twice as much. The square of the length would take four times as long. */
const MOST = 2.6;

/** How often a length is measured, of which the shortest time counts, before the growth is believed: the machine pauses, and memory is tidied. */
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

/** How long processors have worked for this process, in milliseconds. The time of a clock would count what other programs do meanwhile. */
export function processorTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** How long it takes to read a text, in milliseconds. The clock counts what other programs do meanwhile, the processor what other threads do: the lesser counts. */
export async function timeOf(read: Read, text: string): Promise<number> {
	const [began, worked] = [performance.now(), processorTime()];
	await read(text);
	return Math.min(performance.now() - began, processorTime() - worked);
}

/**
 * Whether reading a fragment again and again may take more than linear time, as far as short texts tell.
 * @param length of the longer text; the other has a fourth of it
 */
export async function isSuspicious(read: Read, fragment: string, length = 1 << 16): Promise<boolean> {
	const [short, long] = [repeated(fragment, length / 4), repeated(fragment, length)];
	// A regular expression is compiled when it is used the second time, and is faster then.
	await read(short);
	const [first, second] = [await timeOf(read, short), await timeOf(read, long)];
	return second > 15 && second > 5.5 * Math.max(first, 2);
}

/**
 * Reads a fragment again and again: a length, twice and four times as much.
 * @param unit the first length
 * @returns what takes more than linear time; else undefined
 */
export async function steepness(read: Read, fragment: string, unit = 1_000_000): Promise<string | undefined> {
	const texts = [unit, 2 * unit, 4 * unit].map((length) => repeated(fragment, length));
	const times = texts.map(() => Number.POSITIVE_INFINITY);
	for (let tries = 0; tries < TRIES; tries++) {
		for (const [index, text] of texts.entries()) times[index] = Math.min(times[index] ?? 0, await timeOf(read, text));
		const [first = 0, , last = 0] = times;
		// Over both doublings together, since memory that grows in steps makes one of them look steep.
		if (last < NOTHING || last < MOST * MOST * Math.max(first, NOTHING / MOST / MOST)) return undefined;
	}
	return `${JSON.stringify(fragment)}: ${times.map((time) => `${time.toFixed()} ms`).join(", ")} for ${unit} characters, twice and four times as many`;
}
