import { calendarDate, type NewsDate } from "./newsdate.ts";
import { parsePeoplesDate } from "./people.ts";

/** A year, a month or a day, in figures or in words; undefined for any other text, one with a time and one that may mean two days. */
export function parseCertain(text: string): NewsDate | undefined {
	const [year, month, day] = /^\d{4}(-\d\d){0,2}$/.test(text) ? text.split("-").map(Number) : [];
	if (year !== undefined) return calendarDate(year, month, day);
	const date = parsePeoplesDate(text, "UTC");
	return date?.instant === undefined ? date : undefined;
}
