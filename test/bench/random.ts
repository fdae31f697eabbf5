/** A sequence of numbers that looks random and is the same each time. */
export interface Random {
	/** A number from 0, less than 1. */
	next(): number;
	/** A whole number from `low` to `high`; both can come. */
	from(low: number, high: number): number;
	/** A member of a list. */
	pick<T>(list: readonly T[]): T;
}

/** The golden ratio as a step through all 32-bit numbers. */
const STEP = 0x9e3779b9;

/** The sequence of one story: splitmix32, started from the seed and the number of the story, so that no story depends on those before it. */
export function randomOf(seed: number, story: number): Random {
	let state = mixed(mixed(seed + STEP) ^ Math.imul(story, STEP));
	const next = () => {
		state = (state + STEP) | 0;
		return (mixed(state) >>> 0) / 2 ** 32;
	};
	const from = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
	return { next, from, pick: <T>(list: readonly T[]) => list[from(0, list.length - 1)] as T };
}

/** Mixes a 32-bit number, so that each bit changes all others. */
function mixed(number: number): number {
	let bits = Math.imul(number ^ (number >>> 16), 0x21f0aaad);
	bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
	return bits ^ (bits >>> 15);
}
