import type { Article } from "../../article/article.ts";
import { groupByDecade, groupByYear } from "../listing.ts";
import { decadeOf, type NamedPeriod } from "../periods.ts";

/** The heading of some stories in a long list: those of a year or a decade, from one place, counted from 0, to another that is not of them. */
export interface Heading {
	/** The year or the decade. */
	readonly period: NamedPeriod;
	/** The place of its first story in the list, from 0. */
	readonly from: number;
	/** The place behind its last story. */
	readonly to: number;
}

/** A list with more stories than this has headings. */
const LONG_LIST = 20;

/** Where fewer stories than this stand under a heading, on average, there are too many headings. */
const LEAST_STORIES = 4;

/** The headings of a list in the order of its dates: years; decades where few stories are of one year; none where it is short, or all of one time. */
export function headingsOf(articles: readonly Article[]): Heading[] {
	if (articles.length <= LONG_LIST) return [];
	const groups = [groupByYear, groupByDecade]
		.map((group) => group(articles))
		.find(({ length }) => length * LEAST_STORIES <= articles.length);
	if (!groups || groups.length < 2) return [];
	let from = 0;
	const headings = groups.map(({ period, articles: own }) => {
		const heading = { period, from, to: from + own.length };
		from = heading.to;
		return heading;
	});
	// A date of which only the end is known has no year, and stands among those that have.
	const isInOrder = headings.every(({ from: first, to }, index) => {
		const own = groups[index]?.articles;
		return own?.[0] === articles[first] && own?.at(-1) === articles[to - 1];
	});
	return isInOrder ? headings : [];
}

/** The heading under which the stories of a year stand. */
export function headingOf(year: NamedPeriod, headings: readonly Heading[]): Heading | undefined {
	const decade = decadeOf({ year: year.year }).name;
	return headings.find(({ period: { name } }) => name === year.name || name === decade);
}
