/** A longer word is not compared: nobody types it by a slip, and comparing takes the product of both lengths. */
const LONGEST = 60;

/**
 * The name that somebody may have meant who wrote a word that is none; undefined where none is like it.
 * As many letters may be wrong, missing, too many or exchanged as a third of the word has; neither case nor `-`, `_`, `.` and blanks count.
 * Of several that are as near, the first is taken.
 */
export function nearestOf(word: string, names: Iterable<string>): string | undefined {
	const typed = plain(word);
	if (typed === "" || typed.length > LONGEST) return undefined;
	let [best, fewest]: [string | undefined, number] = [undefined, Math.max(1, Math.floor(typed.length / 3)) + 1];
	for (const name of names) {
		const known = plain(name);
		if (Math.abs(known.length - typed.length) >= fewest) continue;
		const slips = slipsBetween(typed, known);
		// Of a word of two letters, one slip leaves too little.
		if (slips < fewest && slips < Math.min(typed.length, known.length) - 1) [best, fewest] = [name, slips];
	}
	return best;
}

/** A sentence that offers the name that somebody may have meant, with a blank before it; empty where there is none. */
export function offerOf(word: string, names: Iterable<string>): string {
	const near = nearestOf(word, names);
	return near === undefined ? "" : ` Did you mean ${near}?`;
}

function plain(name: string): string {
	return name
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\s_.-]+/gu, "");
}

/** How many letters must be put in, taken out, replaced or exchanged with the next one to make one word of another (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
	let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
	for (let at = 1; at <= one.length; at++) {
		const row = [at];
		for (let to = 1; to <= other.length; to++) {
			const isSame = one[at - 1] === other[to - 1];
			let least = Math.min((last[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1, (last[to - 1] ?? 0) + (isSame ? 0 : 1));
			if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1])
				least = Math.min(least, (before[to - 2] ?? 0) + 1);
			row.push(least);
		}
		[before, last] = [last, row];
	}
	return last[other.length] ?? 0;
}
