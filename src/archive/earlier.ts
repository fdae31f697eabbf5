import type { Article } from "../article/article.ts";
import { spellings, type Term, type TermKind, type Terms } from "./terms.ts";

/** How much a shared term says that two stories are about the same. */
const WEIGHTS: ReadonlyArray<readonly [TermKind, number]> = [
	["series", 3],
	["tag", 2],
	["section", 1],
];

/** How far back each term is looked through. */
const REACH = 8;

/**
 * For every story the earlier ones on the same subject, at most `limit`, the nearest first.
 * Looks back in time only, so that a new story never changes the page of an old one.
 * @param articles in the order of the archive
 */
export function earlierCoverage(articles: readonly Article[], terms: Terms, limit: number): ReadonlyMap<Article, readonly Article[]> {
	const recent = new Map<Term, number[]>();
	const result = new Map<Article, readonly Article[]>();
	for (const [index, article] of articles.entries()) {
		// Nobody knows what was earlier.
		if (!article.published) {
			result.set(article, []);
			continue;
		}
		const scores = new Map<number, number>();
		for (const [kind, weight] of WEIGHTS) {
			for (const spelling of spellings(article, kind)) {
				const term = terms[kind].bySpelling.get(spelling);
				if (!term) continue;
				const before = recent.get(term) ?? [];
				// Two spellings of one term count once.
				if (before.at(-1) === index) continue;
				for (const earlier of before) scores.set(earlier, (scores.get(earlier) ?? 0) + weight);
				before.push(index);
				if (before.length > REACH) before.shift();
				recent.set(term, before);
			}
		}
		const best: (readonly [earlier: number, score: number])[] = [];
		for (const entry of scores) if (entry[1] > 1) best.push(entry);
		best.sort((a, b) => b[1] - a[1] || b[0] - a[0]);
		result.set(
			article,
			best.slice(0, limit).flatMap(([earlier]) => articles[earlier] ?? []),
		);
	}
	return result;
}
