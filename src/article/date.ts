import { DateTime } from "luxon";
import { isCalendarDate, parseCalendarDate } from "./dates/calendar.ts";
import { parseEdtf } from "./dates/extended.ts";
import { parseInstant } from "./dates/instant.ts";
import { DAY, type NewsDate } from "./dates/newsdate.ts";
import { parseWords } from "./dates/words.ts";

export { dateOfInstant } from "./dates/instant.ts";
export type { NewsDate } from "./dates/newsdate.ts";

/**
 * Reads a date: EDTF level 0 or 1, ISO 8601, RFC 5322, `2010/1/2`, or English words with a month by name.
 * A time without an offset is one of `zone`, the site's time zone; an instant has its day there too.
 * @returns undefined where it is no date, or an impossible one.
 */
export function parseDate(value: string, zone: string): NewsDate | undefined {
	const text = value.trim();
	if (isCalendarDate(text)) return parseCalendarDate(text);
	return parseInstant(text, zone) ?? parseWords(text) ?? parseEdtf(text);
}

/** Orders dates: by start, then the longer span (the coarser date) first. Unknown dates come last. */
export function compareDates(a: NewsDate | undefined, b: NewsDate | undefined): number {
	if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
	return a.from - b.from || b.to - b.from - (a.to - a.from);
}

/** What may follow the known part of a date: nothing, or marks that say that the rest is not known. */
const UNKNOWN: ReadonlySet<string> = new Set(["", "-XX", "-XX-XX"]);

/**
 * A date in ISO 8601, as far as it is known: `1957`, `1957-03`, `1957-03-04`, or an instant with its offset.
 * @returns undefined for one that is uncertain, approximate, a season, a decade or a span
 */
export function knownDate(date: NewsDate | undefined): string | undefined {
	if (date?.instant !== undefined) return date.edtf;
	if (date?.year === undefined) return undefined;
	const length = date.day !== undefined ? 10 : date.month !== undefined ? 7 : 4;
	return UNKNOWN.has(date.edtf.slice(length)) ? date.edtf.slice(0, length) : undefined;
}

/** The moment at which a date begins in a zone, in milliseconds since 1970, UTC. */
export function startOf(date: NewsDate, zone: string): number {
	if (date.instant !== undefined) return date.instant;
	return DateTime.fromMillis(date.from, { zone: "utc" }).setZone(zone, { keepLocalTime: true }).toMillis();
}

/**
 * When a date begins, exact where that is later than two days before `at`; else some moment between its beginning and `at`.
 * For old dates this is much faster than `startOf`, which asks for the zone's offset at that time.
 */
export function startAround(date: NewsDate, at: number, zone: string): number {
	return date.instant === undefined && date.from + 2 * DAY < at ? date.from + DAY : startOf(date, zone);
}
