import type { Article } from "../article/article.ts";
import { compareDates, knownDate, type NewsDate } from "../article/date.ts";

/** When a story was last changed, as far as it says so: the latest date of its publication, its update and its corrections. */
export function lastChange(article: Article): NewsDate | undefined {
	return latest([article.published, ...revisionsOf(article)]);
}

/** The latest change of any of some stories. */
export function lastChangeOf(articles: readonly Article[]): NewsDate | undefined {
	return latest(articles.map(lastChange));
}

/** When a story was last changed after its publication, in ISO 8601; undefined where it tells of no change whose date is known. */
export function modifiedDate(article: Pick<Article, "updated" | "corrections">): string | undefined {
	return knownDate(latest(revisionsOf(article).filter((date) => knownDate(date) !== undefined)));
}

function revisionsOf({ updated, corrections }: Pick<Article, "updated" | "corrections">): readonly (NewsDate | undefined)[] {
	return corrections.length === 0 ? [updated] : [updated, ...corrections.map(({ date }) => date)];
}

/** The latest date. Of two dates that begin together it is the more exact one; of two equal dates the first. */
function latest(dates: readonly (NewsDate | undefined)[]): NewsDate | undefined {
	let last: NewsDate | undefined;
	for (const date of dates) if (date && (!last || compareDates(date, last) > 0)) last = date;
	return last;
}
