import type { Article } from "../article/article.ts";
import { spellings, type Term, type TermKind, type Terms } from "./terms.ts";

/** How strongly a shared term of each kind says that two stories have one subject. */
const WEIGHTS: ReadonlyArray<readonly [TermKind, number]> = [
	["series", 3],
	["tag", 2],
	["section", 1],
];

/** How many earlier stories of each term are compared. */
const STORIES_PER_TERM = 8;

/**
 * Finds for every story earlier stories on the same subject: those that share the most terms, by weight, and of these the newest. They come newest first.
 * It looks back in time only, so that a new story never changes the page of an old one. An undated story has none and is none.
 * @param articles in the order of the archive
 * @param limit the most stories that are found for one
 */
export function earlierCoverage(articles: readonly Article[], terms: Terms, limit: number): ReadonlyMap<Article, readonly Article[]> {
	const recent = new Map<Term, number[]>();
	/** The score of each article by its index. All are 0 again before the next story. */
	const scores = new Uint32Array(articles.length);
	const result = new Map<Article, readonly Article[]>();
	for (const [index, article] of articles.entries()) {
		// Nobody knows what is earlier than an undated story.
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
				if (before.length > STORIES_PER_TERM) before.shift();
				recent.set(term, before);
			}
		}
		const scoreOf = (earlier: number) => scores[earlier] ?? 0;
		const best = scored.filter((earlier) => scoreOf(earlier) > 1).sort((a, b) => scoreOf(b) - scoreOf(a) || b - a);
		result.set(
			article,
			best
				.slice(0, limit)
				.sort((a, b) => b - a)
				.flatMap((earlier) => articles[earlier] ?? []),
		);
		for (const earlier of scored) scores[earlier] = 0;
	}
	return result;
}
