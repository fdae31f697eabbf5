import { parseCertain } from "./certain.ts";
import { parseExtended } from "./extended.ts";
import { DAY, dayAt, type NewsDate, padded } from "./newsdate.ts";

const ORDER: readonly string[] = ["first", "second", "third", "fourth"];

const QUARTER = /^(?:q([1-4])|([1-4])q|([1-4])(?:st|nd|rd|th) quarter|(first|second|third|fourth) quarter)[,/ -]*(?:of )?(\d{4})$/i;
const QUARTER_BEHIND = /^(\d{4})[,/ -]*q([1-4])$/i;
const HALF = /^(first|second) half of (\d{4})$/i;
const WEEK = /^(?:the )?week (of|beginning|commencing|starting|ending)(?: on)? (.+)$/i;

/**
 * Reads a quarter or a half of a year, and a week: `Q4 1928` is from October to December 1928,
 * `week ending 10 March 1957` from the 4th to the 10th.
 * @param text with plain blanks and dashes
 * @returns undefined where it is none, or nobody can tell when it begins
 */
export function parsePeriod(text: string): NewsDate | undefined {
	return quarterIn(text) ?? halfIn(text) ?? weekIn(text);
}

function quarterIn(text: string): NewsDate | undefined {
	const [, yearBefore, last] = QUARTER_BEHIND.exec(text) ?? [];
	if (yearBefore !== undefined) return monthsOf(yearBefore, Number(last), 3);
	const [, short, turned, figure, word = "", year] = QUARTER.exec(text) ?? [];
	if (year === undefined) return undefined;
	return monthsOf(year, Number(short ?? turned ?? figure ?? ORDER.indexOf(word.toLowerCase()) + 1), 3);
}

function halfIn(text: string): NewsDate | undefined {
	const [, word = "", year] = HALF.exec(text) ?? [];
	return year === undefined ? undefined : monthsOf(year, ORDER.indexOf(word.toLowerCase()) + 1, 6);
}

/** The months of a part of a year; `part` is 1 for the first. */
function monthsOf(year: string, part: number, length: number): NewsDate | undefined {
	return parseExtended(`${year}-${padded(part * length - length + 1)}/${year}-${padded(part * length)}`);
}

function weekIn(text: string): NewsDate | undefined {
	const [, word = "", written = ""] = WEEK.exec(text) ?? [];
	const date = parseCertain(written);
	if (date?.day === undefined) return undefined;
	// "The week of" a Wednesday: some count from Sunday, some from Monday, some from that day.
	if (/^of$/i.test(word) && new Date(date.from).getUTCDay() > 1) return undefined;
	const begin = /^ending$/i.test(word) ? date.from - 6 * DAY : date.from;
	const [first, last] = [dayAt(begin), dayAt(begin + 6 * DAY)];
	return first && last && parseExtended(`${first.edtf}/${last.edtf}`);
}
