import { calendarDate, type NewsDate, withoutPlace, withPlace } from "./newsdate.ts";

/** The first and the last millisecond of a date, as `NewsDate` has them. */
type Bounds = Pick<NewsDate, "from" | "to">;

/** A year, a month or a day in full (level 0), which can be uncertain `?`, approximate `~`, or both `%` (level 1). */
const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?$/;

/** Digits at the end that are not known: a decade, a century, the month, the day. */
const UNKNOWN = /^(?:(\d{3})X|(\d\d)XX|(\d{4})-XX(?:-XX)?|(\d{4})-(\d\d)-XX)$/;

/** A quarter of a year: spring is 21. EDTF does not say when it begins; here it is by the calendar, as in edtf.js. */
const SEASON = /^(\d{4})-(2[1-4])$/;

/** Reads a date of EDTF level 0 or 1 (ISO 8601-2, annex A): uncertain, approximate, a season, a decade, a span; undefined where the text is none. */
export function parseExtended(text: string): NewsDate | undefined {
	const name = text.replace(/(\d)x+(?=\b|[?~%])/gi, (digits) => digits.toUpperCase());
	const [first = "", last, ...more] = name.split("/");
	if (more.length > 0) return undefined;
	if (last !== undefined) return spanOf(name, first, last);
	const bounds = dateIn(first) ?? unknownIn(first) ?? seasonIn(first);
	return bounds && withPlace(name, bounds.from, bounds.to);
}

/** A span between two dates. One of its ends can be open (`..`) or not known (nothing). */
function spanOf(name: string, first: string, last: string): NewsDate | undefined {
	const [start, end] = [dateIn(first), dateIn(last)];
	if (start && isOpen(last)) return withoutPlace(name, start.from, start.from);
	if (end && isOpen(first)) return withoutPlace(name, end.to, end.to);
	// A span that ends with its beginning is none, nor is one that runs back.
	return start && end && start.from < end.from ? withPlace(name, start.from, end.to) : undefined;
}

function isOpen(end: string): boolean {
	return end === "" || end === "..";
}

function dateIn(text: string): Bounds | undefined {
	const [, year, month, day] = DATE.exec(text) ?? [];
	return year === undefined ? undefined : calendarDate(Number(year), numberIn(month), numberIn(day));
}

function unknownIn(text: string): Bounds | undefined {
	const [, decade, century, year, yearOfMonth, month] = UNKNOWN.exec(text) ?? [];
	if (yearOfMonth !== undefined) return calendarDate(Number(yearOfMonth), numberIn(month));
	if (decade !== undefined) return between(calendarDate(Number(`${decade}0`)), calendarDate(Number(`${decade}9`)));
	if (century !== undefined) return between(calendarDate(Number(`${century}00`)), calendarDate(Number(`${century}99`)));
	return year === undefined ? undefined : calendarDate(Number(year));
}

function seasonIn(text: string): Bounds | undefined {
	const [, year, number] = SEASON.exec(text) ?? [];
	if (year === undefined) return undefined;
	const month = (Number(number) - 21) * 3 + 1;
	return between(calendarDate(Number(year), month), calendarDate(Number(year), month + 2));
}

function between(first: Bounds | undefined, last: Bounds | undefined): Bounds | undefined {
	return first && last && { from: first.from, to: last.to };
}

function numberIn(digits: string | undefined): number | undefined {
	return digits === undefined ? undefined : Number(digits);
}
