import { DateTime } from "luxon";
import { parseApproximate } from "./dates/approximate.ts";
import { isCalendarDate, parseCalendarDate } from "./dates/calendar.ts";
import { parseExtended } from "./dates/extended.ts";
import { parseInstant } from "./dates/instant.ts";
import { DAY, type NewsDate } from "./dates/newsdate.ts";
import { parsePeoplesDate } from "./dates/people.ts";

export { dateOfInstant } from "./dates/instant.ts";
export type { NewsDate } from "./dates/newsdate.ts";

/** No date that people write is longer. */
const LONGEST = 100;

/**
 * Reads a date: EDTF level 0 or 1, ISO 8601, RFC 5322, or as people write it wherever the day is certain.
 * A time without an offset is one of `zone`, the site's time zone; an instant has its day there too.
 * @param zone an IANA time zone
 * @returns undefined where it is no date, an impossible one, or one that may mean two days.
 * @example
 * parseDate("1957-03~", "Europe/London")?.year; // 1957
 */
export function parseDate(value: string, zone: string): NewsDate | undefined {
	const text = withoutBrackets(value.trim());
	if (isCalendarDate(text)) return parseCalendarDate(text);
	if (text.length > LONGEST) return undefined;
	return parseInstant(text, zone) ?? parsePeoplesDate(text, zone) ?? parseExtended(text) ?? parseApproximate(text);
}

/** A cataloguer puts a date into brackets that the paper itself does not have: `[1957?]`, `[ca. 1957]`. */
function withoutBrackets(text: string): string {
	return /^\[([^[\],]+)\]$/.exec(text)?.[1]?.trim() ?? text;
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
