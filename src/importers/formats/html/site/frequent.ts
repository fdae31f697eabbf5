/** Counts values, and keeps those that come often. */
export interface Frequent {
	add(value: string): void;
	/** How many were added. */
	met(): number;
	/** The values that were added more often than this, sorted. A value that is just above may be missed. */
	above(times: number): string[];
}

/** How many values are kept at once. */
const KEPT = 500;

/** Finds the frequent values among any number of values, without keeping them all (Misra and Gries 1982). */
export function frequent(): Frequent {
	const counts = new Map<string, number>();
	let met = 0;
	return { add, met: () => met, above };

	function add(value: string): void {
		met++;
		const known = counts.get(value);
		if (known !== undefined || counts.size < KEPT) {
			counts.set(value, (known ?? 0) + 1);
			return;
		}
		for (const [other, count] of counts) {
			if (count === 1) counts.delete(other);
			else counts.set(other, count - 1);
		}
	}

	function above(times: number): string[] {
		return [...counts].flatMap(([value, count]) => (count > times ? [value] : [])).sort();
	}
}

/** More of so many pages than this cannot have one date or one headline by chance; at least two can. */
export function manyOf(pages: number): number {
	return Math.max(2, pages * 0.1, Math.min(pages / 2, 10));
}
