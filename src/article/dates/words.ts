import { DateTime } from "luxon";
import { calendarDate, type NewsDate } from "./newsdate.ts";

/** Forms of luxon, each with how many parts (year, month, day) it gives. */
const FORMS = [
	["d MMMM yyyy", 3],
	["d MMM yyyy", 3],
	["MMMM d, yyyy", 3],
	["MMM d, yyyy", 3],
	["MMMM d yyyy", 3],
	["MMM d yyyy", 3],
	["MMMM yyyy", 2],
	["MMM yyyy", 2],
] as const;

/** Reads a date in English words with the month by name, such as `March 4, 1957`; undefined where the text is none. */
export function parseWords(text: string): NewsDate | undefined {
	if (!/^[a-z\d]+\.? .*\d{4}$/i.test(text)) return undefined;
	const plain = text
		.replace(/(\d)(st|nd|rd|th)\b/i, "$1")
		.replace(/([a-z])\./i, "$1")
		.replace(/\bsept\b/i, "Sep")
		.replace(/\s+/g, " ");
	for (const [form, parts] of FORMS) {
		const day = DateTime.fromFormat(plain, form, { zone: "utc", locale: "en-US" });
		if (day.isValid) return calendarDate(day.year, day.month, parts === 3 ? day.day : undefined);
	}
	return undefined;
}
