import type { Period } from "../archive/calendar.ts";
import type { NewsDate } from "../article/date.ts";
import { padded } from "../article/dates/newsdate.ts";
import type { Settings } from "../settings.ts";
import { address, datePath } from "./address.ts";
import type { CountedLink, Link } from "./views.ts";

/** What stories are listed under: a period of the calendar, or that their date is not known. */
export interface NamedPeriod {
	/** How long it is. */
	readonly unit: Period["unit"] | "undated";
	/** As addresses have it: `1950s`, `1957`, `1957-03`, `1957-03-04`, `undated`. What it means is in the other fields. */
	readonly name: string;
	/** Of a decade its first year. */
	readonly year?: number;
	/** 1 to 12; only a month and a day have it. */
	readonly month?: number;
	/** 1 to 31; only a day has it. */
	readonly day?: number;
}

/** A link to what is listed under a period. */
export type PeriodLink = Link & { readonly period: NamedPeriod };

/** What is listed where no date is known. */
export const UNDATED: NamedPeriod = { unit: "undated", name: "undated" };

/** As far as a date is known. */
type KnownParts = Pick<NewsDate, "year" | "month" | "day" | "decade">;

/** The years that were asked for. A plan asks for the year of every story many times. */
const YEARS = new Map<number, NamedPeriod>();

/** The year that a date lies in; else its decade, else `UNDATED`. */
export function yearOf({ year, decade }: KnownParts = {}): NamedPeriod {
	if (year === undefined) return decade === undefined ? UNDATED : decadePeriod(decade);
	const known = YEARS.get(year);
	if (known) return known;
	const period: NamedPeriod = { unit: "year", name: String(year), year };
	YEARS.set(year, period);
	return period;
}

/** The decade that a date lies in; else `UNDATED`. */
export function decadeOf({ year, decade = year && year - (year % 10) }: KnownParts = {}): NamedPeriod {
	return decade === undefined ? UNDATED : decadePeriod(decade);
}

/** The month that a date lies in; else its year, and so on. */
export function monthOf(date: KnownParts = {}): NamedPeriod {
	const { year, month } = date;
	return year === undefined || month === undefined ? yearOf(date) : { unit: "month", name: `${year}-${padded(month)}`, year, month };
}

/** The day that a date lies in; else its month, and so on. */
function dayOf(date: KnownParts = {}): NamedPeriod {
	const { year, month, day } = date;
	if (year === undefined || month === undefined || day === undefined) return monthOf(date);
	return { unit: "day", name: `${year}-${padded(month)}-${padded(day)}`, year, month, day };
}

function decadePeriod(year: number): NamedPeriod {
	return { unit: "decade", name: `${year}s`, year };
}

/** The shortest period with a page of its own that a date is known to lie in, and its page. */
export function filedUnder(date: NewsDate | undefined, { calendar }: Pick<Settings, "calendar">): PeriodLink {
	return periodLink(calendar === "year" ? yearOf(date) : calendar === "month" ? monthOf(date) : dayOf(date));
}

/** A period of the calendar without its stories. */
export function namedPeriod({ unit, name, year, month, day }: Period): NamedPeriod {
	return { unit, name, year, month, day };
}

/** When a period begins, in wall-clock milliseconds; undefined where it is of no time. */
export function beginOf({ year, month = 1, day = 1 }: NamedPeriod): number | undefined {
	return year === undefined ? undefined : Date.UTC(year, month - 1, day);
}

/** The path of a period's page. */
export function periodPath({ unit, year, month, day }: NamedPeriod): string {
	return `${datePath(unit === "decade" ? { decade: year } : { year, month, day })}/`;
}

/** The URL of a period's page. */
export function periodUrl(period: NamedPeriod): string {
	return address(periodPath(period)).url;
}

/** A link to a period's page. It has no count: with one, the page that holds the link would change with every story of the period. */
export function periodLink(period: NamedPeriod): PeriodLink {
	return { name: period.name, url: periodUrl(period), period };
}

/** A link to a period's page with the number of its stories. */
export function countedPeriodLink(period: Period): CountedLink & PeriodLink {
	return { ...periodLink(namedPeriod(period)), count: period.count };
}
