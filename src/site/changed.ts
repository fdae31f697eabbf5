import type { Article } from "../article/article.ts";
import type { NewsDate } from "../article/date.ts";

/** When a story was last changed, as far as it says so: the latest of its publication, its update and its corrections. */
export function lastChange({ published, updated, corrections }: Article): NewsDate | undefined {
	let last = published;
	for (const date of [updated, ...corrections.map((correction) => correction.date)]) {
		if (date && (!last || date.from > last.from)) last = date;
	}
	return last;
}

/** The latest change of any of some stories. */
export function lastChangeOf(articles: readonly Article[]): NewsDate | undefined {
	let last: NewsDate | undefined;
	for (const article of articles) {
		const date = lastChange(article);
		if (date && (!last || date.from > last.from)) last = date;
	}
	return last;
}
