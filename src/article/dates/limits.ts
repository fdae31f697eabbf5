import { parseCertain } from "./certain.ts";
import { parseExtended } from "./extended.ts";
import { calendarDate, DAY, dayAt, type NewsDate } from "./newsdate.ts";

/** What stands before a date that something came before or after, and whether the date itself is meant as well. */
const LIMIT = /^(not )?(before|after|later than|earlier than)(?: the)? (.+)$/i;

/**
 * Reads a date of which only one side is known: `before 1960` ends with 1959, `after May 1945` begins with June 1945,
 * `not after 1960` ends with 1960.
 * @param text with plain blanks and dashes
 * @returns undefined where it is none
 */
export function parseLimit(text: string): NewsDate | undefined {
	const [, not, word = "", written = ""] = LIMIT.exec(text) ?? [];
	const date = parseCertain(written);
	if (!date) return undefined;
	const isEarlier = /^(before|earlier than)$/i.test(word) === (not === undefined);
	const limit = not === undefined ? nextTo(date, isEarlier) : date;
	return limit && parseExtended(isEarlier ? `../${limit.edtf}` : `${limit.edtf}/..`);
}

/** The year, the month or the day before a date, or behind it. */
function nextTo({ from, to, month, day }: NewsDate, isEarlier: boolean): NewsDate | undefined {
	const moment = isEarlier ? from - DAY : to + DAY;
	if (day !== undefined) return dayAt(moment);
	const next = new Date(moment);
	return calendarDate(next.getUTCFullYear(), month === undefined ? undefined : next.getUTCMonth() + 1);
}
