/** Reads a text in some way. */
export type Read = (text: string) => unknown;

/** Shorter times than this (milliseconds of the processor) say nothing. */
const NOTHING = 60;

/** How much longer it may take to read twice as much. The square of the length would take four times as long. */
const MOST = 2.6;

/** How often a pair of lengths is measured before the growth is believed: a pause of the machine is not found three times. */
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

async function timeOf(read: Read, text: string): Promise<number> {
	const start = process.cpuUsage();
	await read(text);
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
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
 * Reads a fragment again and again, for lengths that double.
 * @param unit the first length
 * @returns what takes more than linear time; else undefined
 */
export async function steepness(read: Read, fragment: string, unit = 1_000_000): Promise<string | undefined> {
	for (const length of [unit, 2 * unit]) {
		const [short, long] = [repeated(fragment, length), repeated(fragment, 2 * length)];
		let told = "";
		for (let tries = 0; tries < TRIES; tries++) {
			const [first, second] = [await timeOf(read, short), await timeOf(read, long)];
			const isSteep = second > NOTHING && second > MOST * Math.max(first, NOTHING / MOST);
			told = isSteep
				? `${JSON.stringify(fragment)}: ${first.toFixed()} ms for ${length} characters, ${second.toFixed()} ms for twice as many`
				: "";
			if (!isSteep) break;
		}
		if (told !== "") return told;
	}
	return undefined;
}
