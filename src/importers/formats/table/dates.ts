import { dateOfInstant, parseDate } from "../../../article/date.ts";
import { padded } from "../../../article/dates/newsdate.ts";

/** Which number in `03/04/1957` is first: the day or the month. `both` if a column has dates of both kinds. */
export type DayOrder = "day" | "month" | "both" | "unknown";

/** Two numbers of one or two digits and a year; perhaps a time. */
const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:,?[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:([ap])\.?m\.?)?)?$/i;

/** Whether a date alone does not tell the day from the month. */
export function isAmbiguous(text: string): boolean {
	const [, first, , second] = NUMERIC.exec(text.trim()) ?? [];
	return first !== undefined && Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second);
}

/** Learns the order from one more date of a column. */
export function orderWith(order: DayOrder, text: string): DayOrder {
	const [, first, , second] = NUMERIC.exec(text.trim()) ?? [];
	const seen = Number(first) > 12 ? "day" : Number(second) > 12 ? "month" : undefined;
	if (seen === undefined || order === seen) return order;
	return order === "unknown" ? seen : "both";
}

/**
 * The date in a cell, as it is written in front matter; undefined if the text is not a date, or may be two.
 * @param order the order of day and month in its column
 */
export function dateOfCell(text: string, zone: string, order: DayOrder): string | undefined {
	const value = text.trim();
	// Seconds or milliseconds since 1970.
	if (/^(\d{9,10}|\d{12,13})$/.test(value)) return dateOfInstant(Number(value) * (value.length < 11 ? 1_000 : 1), zone).edtf;
	const match = NUMERIC.exec(value);
	if (!match) return parseDate(value, zone)?.edtf;
	const [, first, , second, year, hour, minute, seconds, half] = match;
	const own = orderWith("unknown", value);
	const which = own === "unknown" ? order : own;
	if (which !== "day" && which !== "month" && first !== second) return undefined;
	const [day, month] = which === "month" ? [second, first] : [first, second];
	const date = `${year}-${padded(month)}-${padded(day)}`;
	if (hour === undefined) return parseDate(date, zone)?.edtf;
	const clock = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
	return parseDate(`${date} ${padded(clock)}:${minute}${seconds === undefined ? "" : `:${seconds}`}`, zone)?.edtf;
}
