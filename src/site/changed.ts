import type { Article } from "../article/article.ts";
import type { NewsDate } from "../article/date.ts";

/** When a story was last changed, as far as it says so: the latest of its publication, its update and its corrections. */
export function lastChange({ published, updated, corrections }: Article): NewsDate | undefined {
	return latest([published, updated, ...corrections.map(({ date }) => date)]);
}

/** The latest change of any of some stories. */
export function lastChangeOf(articles: readonly Article[]): NewsDate | undefined {
	return latest(articles.map(lastChange));
}

/** Of two that begin together the first. */
function latest(dates: readonly (NewsDate | undefined)[]): NewsDate | undefined {
	let last: NewsDate | undefined;
	for (const date of dates) if (date && (!last || date.from > last.from)) last = date;
	return last;
}
