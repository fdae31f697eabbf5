import { type NamedPeriod, yearOf } from "../site/periods.ts";

/** A year, or another part of a listing, and how many stories it has. */
interface CountedPeriod {
	readonly period: NamedPeriod;
	readonly url?: string;
	readonly count: number;
}

/** A bar of a chart, in its units. */
interface Bar extends CountedPeriod {
	readonly x: number;
	readonly y: number;
	readonly height: number;
}

/** Bars for years in a row; those without stories are gaps. */
export interface Chart {
	readonly width: number;
	readonly height: number;
	readonly first: NamedPeriod;
	readonly last: NamedPeriod;
	/** The fullest year; the earliest of several; undefined where all that have stories have as many. */
	readonly most?: CountedPeriod;
	readonly bars: readonly Bar[];
}

/** The width of a bar with the gap beside it. */
const STEP = 12;

const HEIGHT = 60;

/** The least height that can be seen, for a year of one story beside a year of ten thousand. */
const LEAST_HEIGHT = 2;

/**
 * A chart of the years from the first to the last one that has stories, or of a whole decade. Parts of a listing that are no year are left out.
 * It is undefined where fewer than two years have stories: there is nothing to compare.
 * @param decade the first year of the decade
 */
export function yearChart(counted: readonly CountedPeriod[], decade?: number): Chart | undefined {
	const years = counted.filter(({ period }) => period.unit === "year").sort((a, b) => yearIn(a) - yearIn(b));
	const [first, last] = [years[0], years.at(-1)];
	if (!first || !last || first === last) return undefined;
	const [from, to] = decade === undefined ? [yearIn(first), yearIn(last)] : [decade, decade + 9];
	const most = years.reduce((fullest, year) => (year.count > fullest.count ? year : fullest));
	const bars = years.map((year): Bar => {
		const { period, url, count } = year;
		const height = Math.max(LEAST_HEIGHT, Math.round((HEIGHT * count) / most.count));
		return { period, url, count, x: (yearIn(year) - from) * STEP, y: HEIGHT - height, height };
	});
	const ends = { first: yearOf({ year: from }), last: yearOf({ year: to }) };
	const isEven = years.every(({ count }) => count === most.count);
	return { width: (to - from + 1) * STEP, height: HEIGHT, ...ends, most: isEven ? undefined : most, bars };
}

function yearIn({ period }: CountedPeriod): number {
	return period.year ?? 0;
}

/** A day of a month's grid. */
interface GridDay {
	readonly day: number;
	readonly url?: string;
	readonly count: number;
}

/** A month with those of its days that have stories. */
interface GridMonth {
	readonly year: number;
	readonly month: number;
	readonly days: readonly GridDay[];
}

/** A square of a month's grid; undefined before the first and after the last day. */
type Square = (GridDay & { readonly shade: number }) | undefined;

const SHADES = 4;

/**
 * A month as weeks of seven squares. Every day has a shade: 0 for no stories, 4 for as many as the fullest day has, or for four where that day has fewer.
 * @param most the stories of the fullest day
 * @param firstWeekday the weekday that weeks begin with, 1 for Monday to 7 for Sunday
 */
export function weeksOf({ year, month, days }: GridMonth, most: number, firstWeekday: number): Square[][] {
	const known = new Map(days.map((day) => [day.day, day]));
	const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
	// In JavaScript the week begins with Sunday, which is 0.
	const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() - firstWeekday + 14) % 7;
	const squares: Square[] = Array.from({ length: before }, () => undefined);
	for (let day = 1; day <= length; day++) {
		const { url, count } = known.get(day) ?? { count: 0 };
		squares.push({ day, url, count, shade: Math.ceil((SHADES * count) / Math.max(SHADES, most)) });
	}
	return Array.from({ length: Math.ceil(squares.length / 7) }, (_, week) => Array.from({ length: 7 }, (_, at) => squares[week * 7 + at]));
}

/** The weekday that weeks begin with where a language is spoken: 1 for Monday to 7 for Sunday (CLDR). */
export function firstWeekdayOf(language: string): number {
	const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?(): { firstDay: number }; weekInfo?: { firstDay: number } };
	return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}
