import { compareText } from "../../problem.ts";

/** So many names are offered. */
const MOST = 3;

/** The least share of pairs of letters that two names must have in common. */
const LEAST = 0.45;

/**
 * The names that are most like one, the likest first; none where none is like it. There may be hundreds of thousands, and addresses are long, so this
 * takes linear time and compares no letter with every other, as `nearestOf` of `src/problem/nearest.ts` does for words.
 */
export function likestOf(name: string, names: Iterable<string>): string[] {
	const own = pairsOf(name);
	const found: { readonly other: string; readonly share: number }[] = [];
	for (const other of names) {
		const share = shareOf(own, pairsOf(other));
		if (share < LEAST) continue;
		found.push({ other, share });
		if (found.length > 50) keepBest(found);
	}
	keepBest(found);
	return found.map(({ other }) => other);
}

function keepBest(found: { readonly other: string; readonly share: number }[]): void {
	found.sort((a, b) => b.share - a.share || compareText(a.other, b.other)).splice(MOST);
}

/** The pairs of letters that follow each other in a name, without regard to case. A name counts with its beginning and its end. */
function pairsOf(name: string): ReadonlySet<string> {
	const text = ` ${name.normalize("NFKC").toLowerCase().slice(0, 300)} `;
	const pairs = new Set<string>();
	for (let at = 0; at < text.length - 1; at++) pairs.add(text.slice(at, at + 2));
	return pairs;
}

/** The share of pairs that two names have in common, 0 to 1. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let common = 0;
	for (const pair of a) if (b.has(pair)) common++;
	return (2 * common) / (a.size + b.size);
}
