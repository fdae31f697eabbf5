import { calendarDate, type NewsDate } from "./newsdate.ts";

/** `1957`, `1957-03`, `1957-03-04`, and as people write them `1957-3-4`, `1957/03/04`. `1957/1959` is a span and none of these. */
const CALENDAR = /^(\d{4})(?:-([01]\d)|[-/](\d{1,2})[-/](\d{1,2}))?$/;

/** Whether a text has the form of a calendar date in figures; there may never have been such a day. */
export function isCalendarDate(text: string): boolean {
	return CALENDAR.test(text);
}

/** Reads a year, month or day in figures, the year first; undefined where the text is none, or there never was such a day. */
export function parseCalendarDate(text: string): NewsDate | undefined {
	const match = CALENDAR.exec(text);
	if (!match) return undefined;
	const [, year, monthOnly, month = monthOnly, day] = match;
	return calendarDate(Number(year), month === undefined ? undefined : Number(month), day === undefined ? undefined : Number(day));
}
