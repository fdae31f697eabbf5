import type { Article } from "../article/article.ts";

/** What a story is judged by. */
type Judged = Pick<Article, "headline" | "print" | "image" | "standfirst" | "length">;

/**
 * Chooses the stories that tell most of a time, in the order in which they were given. Those on the first page of a print issue come
 * before all others, then those with a picture of their own, then those with a standfirst; of equals the longest, then the earliest.
 * Of stories whose headlines begin with the same two words, such as a weekly column, one is chosen before the others.
 * Nothing counts but the stories of that time, so that a story of another time never changes the choice.
 * @param articles oldest first
 */
export function tellingStories<Story extends Judged>(articles: readonly Story[], count: number): readonly Story[] {
	if (articles.length <= count) return articles;
	const ranked = articles.map((article, index) => ({ article, index, rank: rankOf(article) }));
	ranked.sort((a, b) => b.rank - a.rank || b.article.length - a.article.length || a.index - b.index);
	const beginnings = new Set<string>();
	const others: typeof ranked = [];
	const chosen: typeof ranked = [];
	for (const story of ranked) {
		if (chosen.length === count) break;
		const beginning = beginningOf(story.article.headline);
		(beginnings.has(beginning) ? others : chosen).push(story);
		beginnings.add(beginning);
	}
	return [...chosen, ...others]
		.slice(0, count)
		.sort((a, b) => a.index - b.index)
		.map(({ article }) => article);
}

function rankOf({ print, image, standfirst }: Judged): number {
	return (isFirstPage(print?.page) ? 4 : 0) + (image ? 2 : 0) + (standfirst ? 1 : 0);
}

/** Whether a page is the first of an issue: `1`, `A1`, `01`, `1 and 3`. */
function isFirstPage(page = ""): boolean {
	return /^[a-z]?0*1(?!\d)/i.test(page);
}

/** The first two words. */
function beginningOf(headline: string): string {
	return headline.split(" ", 2).join(" ").toLowerCase();
}
