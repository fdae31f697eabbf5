import { type NamedPeriod, yearOf } from "../site/periods.ts";

/** A year, or another part of a listing, and how many stories it has. */
interface CountedPeriod {
	readonly period: NamedPeriod;
	readonly url?: string;
	readonly count: number;
}

/** A bar of a chart. */
interface Bar extends CountedPeriod {
	/** Where the place of its year begins, in percent of the chart's width. */
	readonly x: number;
	/** Where it begins within that place. */
	readonly inner: number;
	/** In pixels from the top. */
	readonly y: number;
	/** In pixels. */
	readonly height: number;
}

/** The beginning of a decade, or of half a decade where there are few years. */
interface Tick {
	/** In percent of the chart's width. */
	readonly x: number;
	/** The year that begins there. */
	readonly period: NamedPeriod;
	/** Whether there is no room to write that year where all of the chart is seen at once. */
	readonly isCrowded: boolean;
	/** Whether it stands at an end of the chart, so that its year is written behind it or before it, not below its middle. */
	readonly end?: "start" | "end";
}

/** Bars for years in a row; those without stories are gaps. */
export interface Chart {
	/** In pixels, where there is room for that. */
	readonly width: number;
	/** The height of the highest bar, in pixels. */
	readonly height: number;
	/** The width of the place of a year, in percent of the chart's width. */
	readonly step: number;
	/** The width of a bar, in percent of the chart's width. */
	readonly barWidth: number;
	readonly first: NamedPeriod;
	readonly last: NamedPeriod;
	/** The fullest year; the earliest of several; undefined where all that have stories have as many. */
	readonly most?: CountedPeriod;
	readonly bars: readonly Bar[];
	readonly ticks: readonly Tick[];
}

/** The width of a bar with the gap beside it, in pixels: wide enough for a finger. */
const STEP = 24;

/** How much of that is the bar. */
const FILLED = 0.8;

const HEIGHT = 60;

/** The least height that can be seen, for a year of one story beside a year of ten thousand. */
const LEAST_HEIGHT = 2;

/** How wide a chart is on wide screens: at most, and where it stands in a narrow column. In pixels. */
const WIDTHS = { full: 1_000, small: 250 };

/** The least distance between two years that are written below a chart, in pixels. */
const LABEL_DISTANCE = 45;

/**
 * A chart of the years from the first to the last one that has stories, or of a whole decade. Parts of a listing that are no year are left out.
 * It is undefined where fewer than two years have stories: there is nothing to compare.
 * @param decade the first year of the decade
 * @param isSmall whether it stands in a narrow column
 */
export function yearChart(counted: readonly CountedPeriod[], decade?: number, isSmall = false): Chart | undefined {
	const years = counted.filter(({ period }) => period.unit === "year").sort((a, b) => yearIn(a) - yearIn(b));
	const [first, last] = [years[0], years.at(-1)];
	if (!first || !last || first === last) return undefined;
	const [from, to] = decade === undefined ? [yearIn(first), yearIn(last)] : [decade, decade + 9];
	const most = years.reduce((fullest, year) => (year.count > fullest.count ? year : fullest));
	const length = to - from + 1;
	const bars = years.map((year): Bar => {
		const { period, url, count } = year;
		const height = Math.max(LEAST_HEIGHT, Math.round((HEIGHT * count) / most.count));
		const at = yearIn(year) - from;
		return { period, url, count, x: percent(at / length), inner: percent((at + (1 - FILLED) / 2) / length), y: HEIGHT - height, height };
	});
	const isEven = years.every(({ count }) => count === most.count);
	return {
		width: length * STEP,
		height: HEIGHT,
		step: percent(1 / length),
		barWidth: percent(FILLED / length),
		first: yearOf({ year: from }),
		last: yearOf({ year: to }),
		most: isEven ? undefined : most,
		bars,
		ticks: ticksOf(from, length, isSmall ? WIDTHS.small : WIDTHS.full),
	};
}

/** The ticks below a chart of `length` years. */
function ticksOf(from: number, length: number, widest: number): Tick[] {
	const distance = length <= 12 ? 5 : 10;
	const pixels = Math.min(widest, length * STEP) / length;
	const written = [distance, 10, 20, 50, 100, 500].find((years) => years * pixels >= LABEL_DISTANCE) ?? 1_000;
	const first = Math.ceil(from / distance) * distance;
	const count = Math.max(0, Math.ceil((from + length - first) / distance));
	return Array.from({ length: count }, (_, index): Tick => {
		const year = first + index * distance;
		const years = year - from;
		const end = years * pixels < LABEL_DISTANCE / 2 ? "start" : (length - years) * pixels < LABEL_DISTANCE / 2 ? "end" : undefined;
		return { x: percent(years / length), period: yearOf({ year }), isCrowded: year % written !== 0, end };
	});
}

/** A share as percent, with three digits behind the point. */
function percent(share: number): number {
	return Math.round(share * 100_000) / 1_000;
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

/** A square of a month's grid, with all that is known of its day; undefined before the first and after the last day. */
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
		const own = known.get(day) ?? { day, count: 0 };
		squares.push({ ...own, shade: Math.ceil((SHADES * own.count) / Math.max(SHADES, most)) });
	}
	return Array.from({ length: Math.ceil(squares.length / 7) }, (_, week) => Array.from({ length: 7 }, (_, at) => squares[week * 7 + at]));
}

/** The weekday that weeks begin with where a language is spoken: 1 for Monday to 7 for Sunday (CLDR). */
export function firstWeekdayOf(language: string): number {
	const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?(): { firstDay: number }; weekInfo?: { firstDay: number } };
	return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}
