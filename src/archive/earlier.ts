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
	/** By place; all 0 between one story and the next. */
	const scores = new Uint32Array(articles.length);
	const result = new Map<Article, readonly Article[]>();
	for (const [index, article] of articles.entries()) {
		// Nobody knows what was earlier.
		if (!article.published) {
			result.set(article, []);
			continue;
		}
		const scored: number[] = [];
		for (const [kind, weight] of WEIGHTS) {
			for (const spelling of spellings(article, kind)) {
				const term = terms[kind].bySpelling.get(spelling);
				if (!term) continue;
				const before = recent.get(term) ?? [];
				// Two spellings of one term count once.
				if (before.at(-1) === index) continue;
				for (const earlier of before) {
					const score = scores[earlier] ?? 0;
					if (score === 0) scored.push(earlier);
					scores[earlier] = score + weight;
				}
				before.push(index);
				if (before.length > REACH) before.shift();
				recent.set(term, before);
			}
		}
		const scoreOf = (earlier: number) => scores[earlier] ?? 0;
		const best = scored.filter((earlier) => scoreOf(earlier) > 1).sort((a, b) => scoreOf(b) - scoreOf(a) || b - a);
		result.set(
			article,
			best.slice(0, limit).flatMap((earlier) => articles[earlier] ?? []),
		);
		for (const earlier of scored) scores[earlier] = 0;
	}
	return result;
}
