import type { Article } from "../article/article.ts";
import { cutByCount } from "../system/batches.ts";
import { decadeOf, type NamedPeriod, yearOf } from "./periods.ts";

/** A part of a listing, on a page of its own. */
export interface ListingPart {
	/** The last piece of its address: `1957`, `1957-2`, `1950s`, `undated`. */
	readonly name: string;
	/** The period that it is a part of. */
	readonly period: NamedPeriod;
	/** Which part of its period it is, from 1. */
	readonly number: number;
	/** Oldest first. */
	readonly articles: readonly Article[];
}

/** A term's stories, cut into pages. */
export interface PagedListing {
	/** What the term's own page shows, newest first. */
	readonly newest: readonly Article[];
	/** Empty where the term's own page shows all. */
	readonly parts: readonly ListingPart[];
}

/** The period by which listings are cut. With `decadeOf` they would be cut by decade. */
const partPeriod = yearOf;

/**
 * Cuts a listing by year. Up to `2 × size` stories stand on one page. A longer listing shows its newest `size` stories,
 * and has parts for every year. Parts are numbered from the year's oldest story, so that a new story never changes a full part.
 * @param articles oldest first, undated last
 */
export function cutListing(articles: readonly Article[], size: number): PagedListing {
	if (articles.length <= 2 * size) return { newest: newestFirst(articles), parts: [] };
	const parts = groupByPeriod(articles, partPeriod).flatMap(({ period, articles: own }) => {
		return cutByCount(own, 2 * size).map((piece, index): ListingPart => {
			return { name: index === 0 ? period.name : `${period.name}-${index + 1}`, period, number: index + 1, articles: piece };
		});
	});
	const undated = articles.slice(articles.findLastIndex((article) => article.published) + 1);
	return { newest: [...newestDated(articles, size), ...undated].slice(0, size), parts };
}

/** The stories of one period. */
export interface PeriodOfStories {
	/** The period; a longer one for stories of which no more is known; or `UNDATED`. */
	readonly period: NamedPeriod;
	readonly articles: readonly Article[];
}

/** Groups stories by year, in the order in which the years come. */
export function groupByYear(articles: readonly Article[]): PeriodOfStories[] {
	return groupByPeriod(articles, yearOf);
}

/** Groups stories by decade, in the order in which the decades come. */
export function groupByDecade(articles: readonly Article[]): PeriodOfStories[] {
	return groupByPeriod(articles, decadeOf);
}

function groupByPeriod(articles: readonly Article[], periodOf: typeof yearOf): PeriodOfStories[] {
	const periods = groupBy(articles, ({ published }) => periodOf(published).name);
	return [...periods.values()].map((own) => ({ period: periodOf(own[0]?.published), articles: own }));
}

/** Groups things by a key, in the order in which the keys come. */
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

/** The newest stories first. Undated stories come last in either direction. */
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
