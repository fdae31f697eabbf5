/** Does something for each batch, at most so many at a time. Batches may finish in any order. */
export async function eachBatch<T>(batches: Iterable<T>, atOnce: number, work: (batch: T) => Promise<void>): Promise<void> {
	const waiting = batches[Symbol.iterator]();
	const lane = async () => {
		for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
}

/** Cuts a list into pieces of `size`, from the first. There is at least one piece, which may be empty. */
export function cutByCount<T>(list: readonly T[], size: number): T[][] {
	const pieces: T[][] = [];
	for (let at = 0; at === 0 || at < list.length; at += size) pieces.push(list.slice(at, at + size));
	return pieces;
}
