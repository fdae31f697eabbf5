import type { Article } from "../../article/article.ts";
import { DAY } from "../../article/dates/newsdate.ts";
import type { Checked, Finding } from "../finding.ts";

/** The share of the days of one weekday that must have stories in a year for it to be one on which the paper came out. */
const USUAL = 0.8;

/** On how many weekdays a daily comes out at least. */
const DAILY = 4;

/** The fewest weeks from which it is taken on which weekdays a paper comes out. */
const ENOUGH_WEEKS = 8;

/** A year, or the part of it in which there was the paper. Days are counted from 1970-01-01. */
interface Year {
	readonly from: number;
	readonly to: number;
	/** The days on which it should have come out and has no story. */
	readonly missing: readonly number[];
}

/** Finds the days for which a daily has no story, holidays apart. */
export function checkGaps({ archive }: Checked): Finding[] {
	const byDay = new Map<number, Article>();
	for (const article of archive.stories) {
		if (article.published?.day !== undefined) byDay.set(Math.floor(article.published.from / DAY), article);
	}
	const days = [...byDay.keys()].sort((a, b) => a - b);
	const [first, last] = [days[0], days.at(-1)];
	if (first === undefined || last === undefined || days.length < ENOUGH_WEEKS * DAILY) return [];
	const years = yearsOf(first, last).flatMap((year) => dailyYear(year, byDay) ?? []);
	const isHoliday = holidaysOf(years);
	return years.flatMap(({ missing }) => {
		const lost = missing.filter((day) => !isHoliday(day));
		return rangesOf(lost, byDay).map((range) => gap(range, byDay));
	});
}

function yearsOf(first: number, last: number): Omit<Year, "missing">[] {
	const [from, to] = [first, last].map((day) => new Date(day * DAY).getUTCFullYear()) as [number, number];
	return Array.from({ length: to - from + 1 }, (_, index) => ({
		from: Math.max(first, Date.UTC(from + index, 0) / DAY),
		to: Math.min(last, Date.UTC(from + index + 1, 0) / DAY - 1),
	}));
}

/** The year with its missing days, if the paper was a daily in it. */
function dailyYear({ from, to }: Omit<Year, "missing">, byDay: ReadonlyMap<number, unknown>): Year | undefined {
	if (to - from < ENOUGH_WEEKS * 7) return undefined;
	const [all, filled] = [
		[0, 0, 0, 0, 0, 0, 0],
		[0, 0, 0, 0, 0, 0, 0],
	];
	for (let day = from; day <= to; day++) {
		const weekday = weekdayOf(day);
		all[weekday] = (all[weekday] ?? 0) + 1;
		if (byDay.has(day)) filled[weekday] = (filled[weekday] ?? 0) + 1;
	}
	const isUsual = all.map((count, weekday) => (filled[weekday] ?? 0) >= count * USUAL);
	if (isUsual.filter(Boolean).length < DAILY) return undefined;
	const missing = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
		(day) => isUsual[weekdayOf(day)] && !byDay.has(day),
	);
	return { from, to, missing };
}

/** Days before 1970 have numbers below 0. */
function weekdayOf(day: number): number {
	return ((day % 7) + 7) % 7;
}

/** How many years must leave out a day of the year for it to be a holiday. */
const HOLIDAY = { years: 3, share: 0.5 };

/** Tells holidays: those that nearly all papers keep, and the days that this one left out in most years. */
function holidaysOf(years: readonly Year[]): (day: number) => boolean {
	const counts = new Map<string, number>();
	for (const { missing } of years) for (const day of missing) counts.set(dayOfYear(day), (counts.get(dayOfYear(day)) ?? 0) + 1);
	return (day) => {
		const count = counts.get(dayOfYear(day)) ?? 0;
		if (count >= HOLIDAY.years && count >= years.length * HOLIDAY.share) return true;
		return /^(?:12-2[456]|12-31|01-01)$/.test(dayOfYear(day)) || [-2, 0, 1].includes(day - easterOf(new Date(day * DAY).getUTCFullYear()));
	};
}

function dayOfYear(day: number): string {
	return dateOf(day).slice(5);
}

function dateOf(day: number): string {
	return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day of Easter Sunday in the Gregorian calendar (Meeus). */
function easterOf(year: number): number {
	const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
	const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
	const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
	return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1) / DAY;
}

/** Puts missing days together between which the paper has no story. */
function rangesOf(missing: readonly number[], byDay: ReadonlyMap<number, unknown>): number[][] {
	const ranges: number[][] = [];
	for (const day of missing) {
		const range = ranges.at(-1);
		const before = range?.at(-1);
		let isNext = before !== undefined;
		for (let between = (before ?? day) + 1; isNext && between < day; between++) isNext = !byDay.has(between);
		if (range && isNext) range.push(day);
		else ranges.push([day]);
	}
	return ranges;
}

function gap(range: readonly number[], byDay: ReadonlyMap<number, Article>): Finding {
	const [first = 0, last = first] = [range[0], range.at(-1)];
	let before = first - 1;
	while (!byDay.has(before)) before--;
	const when = first === last ? `for ${dateOf(first)}` : `from ${dateOf(first)} to ${dateOf(last)} (${range.length} issues)`;
	return {
		file: byDay.get(before)?.file ?? "",
		rule: "calendar-gap",
		severity: "info",
		message: `There is no story ${when}, although the paper came out on nearly every such weekday that year. This story is the last one before.`,
		remedy: "Look whether the issue was lost on the way here; if there was none, all is well.",
	};
}
