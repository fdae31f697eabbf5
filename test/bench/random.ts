/** A row of numbers that looks random and is the same each time. */
export interface Random {
	/** From 0, and less than 1. */
	next(): number;
	/** A whole number, both ends among them. */
	from(low: number, high: number): number;
	/** One of a list. */
	pick<T>(list: readonly T[]): T;
}

/** The golden ratio as a step through all 32-bit numbers. */
const STEP = 0x9e3779b9;

/** The row of one story of a seed: splitmix32, begun where both say, so that no story depends on those before it. */
export function randomOf(seed: number, story: number): Random {
	let state = mixed(mixed(seed + STEP) ^ Math.imul(story, STEP));
	const next = () => {
		state = (state + STEP) | 0;
		return (mixed(state) >>> 0) / 2 ** 32;
	};
	const from = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
	return { next, from, pick: <T>(list: readonly T[]) => list[from(0, list.length - 1)] as T };
}

/** Spreads each bit of a 32-bit number over all of them. */
function mixed(number: number): number {
	let bits = Math.imul(number ^ (number >>> 16), 0x21f0aaad);
	bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
	return bits ^ (bits >>> 15);
}
