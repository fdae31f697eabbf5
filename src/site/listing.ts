import type { Article } from "../article/article.ts";
import { cutByCount } from "../system/batches.ts";

/** A piece of a listing, on a page of its own. */
export interface Part {
	/** The last piece of its address: `1957`, `1957-2`, `1950s`, `undated`. */
	readonly name: string;
	/** The year, decade or `undated` that it is a part of. */
	readonly group: string;
	/** Oldest first. */
	readonly articles: readonly Article[];
}

/** A term's stories, cut into pages. */
export interface Listing {
	/** What the term's own page shows, newest first. */
	readonly newest: readonly Article[];
	/** Empty where the term's own page shows all. */
	readonly parts: readonly Part[];
}

/**
 * Cuts a listing by year: up to `2 × size` stories stand on one page; a longer listing shows its newest `size`
 * and has a part for every year, numbered from the year's oldest story, so that a new story never changes a full part.
 * @param articles oldest first, undated last
 */
export function cutByYear(articles: readonly Article[], size: number): Listing {
	if (articles.length <= 2 * size) return { newest: newestFirst(articles), parts: [] };
	const parts = [...groupBy(articles, groupOf)].flatMap(([group, members]) => {
		return cutByCount(members, 2 * size).map(
			(piece, index): Part => ({ name: index === 0 ? group : `${group}-${index + 1}`, group, articles: piece }),
		);
	});
	const undated = articles.slice(articles.findLastIndex((article) => article.published) + 1);
	return { newest: [...newestDated(articles, size), ...undated].slice(0, size), parts };
}

/** Puts things under what they have in common, in the order in which they come. */
export function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const thing of things) {
		const key = keyOf(thing);
		const group = groups.get(key);
		if (group) group.push(thing);
		else groups.set(key, [thing]);
	}
	return groups;
}

/** Undated stories stand behind the dated ones in either direction. */
export function newestFirst(articles: readonly Article[]): Article[] {
	return [...articles.filter((article) => article.published).reverse(), ...articles.filter((article) => !article.published)];
}

/**
 * The newest stories of which a date is known, newest first.
 * @param articles oldest first, undated last
 */
export function newestDated(articles: readonly Article[], size: number): Article[] {
	const dated = articles.findLastIndex((article) => article.published) + 1;
	return articles.slice(Math.max(0, dated - size), dated).reverse();
}

/** The year in which a story stands, as far as it is known: `1957`, `1950s`, `undated`. */
export function groupOf({ published }: Article): string {
	if (published?.year !== undefined) return String(published.year);
	return published?.decade === undefined ? "undated" : `${published.decade}s`;
}
