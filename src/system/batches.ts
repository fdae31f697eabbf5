/**
 * Does some work for each batch. Batches begin in their order and may finish in any order.
 * @param atOnce how many are under way at a time
 */
export async function eachBatch<T>(batches: Iterable<T>, atOnce: number, work: (batch: T) => Promise<void>): Promise<void> {
	const waiting = batches[Symbol.iterator]();
	const lane = async () => {
		for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
}

/** Cuts a list into pieces of `size`; the last may be shorter. There is always one piece at least, which may be empty. */
export function cutByCount<T>(list: readonly T[], size: number): T[][] {
	const pieces: T[][] = [];
	for (let at = 0; at === 0 || at < list.length; at += size) pieces.push(list.slice(at, at + size));
	return pieces;
}
