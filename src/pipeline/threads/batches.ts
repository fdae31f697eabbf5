/** Does something for each batch, at most so many at a time, in no order. */
export async function eachBatch<T>(batches: Iterable<T>, atOnce: number, work: (batch: T) => Promise<void>): Promise<void> {
	const waiting = batches[Symbol.iterator]();
	const lane = async () => {
		for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
}
