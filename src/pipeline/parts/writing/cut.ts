/** Something to be done in a part, and how long it takes beside others. */
export interface Weighed {
	readonly weight: number;
}

/**
 * Shares things among parts so that each part takes about as long: the heaviest first, each to the part that has the least.
 * @param parts how many; some are empty where there are fewer things
 */
export function shareOut<T extends Weighed>(things: readonly T[], parts: number): T[][] {
	const shares = Array.from({ length: parts }, (): { weight: number; readonly things: [number, T][] } => ({ weight: 0, things: [] }));
	const heaviest = [...things.entries()].sort(([a, { weight: one }], [b, { weight: other }]) => other - one || a - b);
	for (const [index, thing] of heaviest) {
		const least = shares.reduce((found, share) => (share.weight < found.weight ? share : found));
		least.weight += thing.weight;
		least.things.push([index, thing]);
	}
	return shares.map((share) => share.things.sort(([a], [b]) => a - b).map(([, thing]) => thing));
}
