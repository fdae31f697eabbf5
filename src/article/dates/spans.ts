import { parseExtended } from "./extended.ts";
import { monthOf } from "./months.ts";
import { calendarDate, type NewsDate, padded } from "./newsdate.ts";

/**
 * Reads a span of years, months or days in words: `between 1924 and 1926`, `September–October 1973`, `December 1956–January 1957`,
 * `March 4-6, 1957`, `4-6 March 1957`.
 * @param text with plain blanks and dashes
 * @returns undefined where it is none, or ends before it begins
 */
export function parseSpan(text: string): NewsDate | undefined {
	const [, from, to] = /^between (\d{4}) and (\d{4})$/i.exec(text) ?? [];
	if (from !== undefined) return parseExtended(`${from}/${to}`);
	const words = text
		.toLowerCase()
		.replace(/ ?([-/]) ?/g, " $1 ")
		.split(/[ ,]+|\.(?= |$)/)
		.filter((word) => word !== "");
	const middle = words.findIndex((word) => word === "-" || word === "/");
	if (middle < 1 || words.length > 6) return undefined;
	const [before, after] = [words.slice(0, middle), words.slice(middle + 1)];
	return monthSpan(before, after) ?? daySpan(before, after);
}

/** `september - october 1973`, `december 1956 - january 1957`. */
function monthSpan(before: readonly string[], after: readonly string[]): NewsDate | undefined {
	const year = yearOf(after[1]);
	if (year === undefined || after.length !== 2 || before.length > 2) return undefined;
	const begin = before.length === 2 ? yearOf(before[1]) : year;
	const [first, last] = [monthOf(before[0] ?? ""), monthOf(after[0] ?? "")];
	if (begin === undefined || first === undefined || last === undefined) return undefined;
	return parseExtended(`${begin}-${padded(first)}/${year}-${padded(last)}`);
}

/** `march 4 - 6 1957`, `4 - 6 march 1957`. */
function daySpan(before: readonly string[], after: readonly string[]): NewsDate | undefined {
	const year = yearOf(after.at(-1));
	const names = [...before, ...after].flatMap((word) => monthOf(word) ?? []);
	const [month] = names;
	if (year === undefined || month === undefined || names.length !== 1 || before.length + after.length !== 4) return undefined;
	const [first, last] = [dayOf(before.at(-1)), dayOf(after[0])];
	if (first === undefined || last === undefined || first >= last) return undefined;
	const [begin, end] = [calendarDate(year, month, first), calendarDate(year, month, last)];
	return begin && end && parseExtended(`${begin.edtf}/${end.edtf}`);
}

function yearOf(word: string | undefined): number | undefined {
	return word !== undefined && /^\d{4}$/.test(word) ? Number(word) : undefined;
}

function dayOf(word: string | undefined): number | undefined {
	const figure = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word ?? "")?.[1];
	return figure === undefined ? undefined : Number(figure);
}
