import { parseDate } from "../../../../article/date.ts";

/** A text with more letters is no date. */
const LONGEST = 200;

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";
const WORDS = `\\b(?:\\d{1,2}(?:st|nd|rd|th)?\\s{1,3}${MONTH},?\\s{1,3}\\d{4}|${MONTH}\\s{1,3}\\d{1,2}(?:st|nd|rd|th)?,?\\s{1,3}\\d{4}|\\d{4}-\\d\\d-\\d\\d)`;

/** A day that is written out, in English or in figures. */
export const WORDED = new RegExp(`${WORDS}\\b`, "gi");

/** A day as WORDED has it, perhaps with a time behind it, or one in figures as people write it. */
const ANYWHERE = new RegExp(`${WORDS}(?:T[\\d:.]{5,15}(?:Z|[+-]\\d\\d:?\\d\\d)?)?|\\b\\d{1,2}([./-])\\d{1,2}\\1\\d{4}\\b`, "gi");

/**
 * The best of the dates that a page gives: the first that can be read. If it has no time, and another one of the same day has, that one.
 * @returns undefined if none can be read
 */
export function bestDate(values: readonly string[], zone: string): string | undefined {
	const dates = values.flatMap((value) => dateIn(value, zone) ?? []);
	const [first] = dates;
	if (first === undefined || first.length !== 10) return first;
	return dates.find((date) => date.length > 10 && date.startsWith(`${first}T`)) ?? first;
}

/** A date that is all of a text, or the only one that is written out in it. */
export function dateIn(text: string, zone: string): string | undefined {
	const plain = text.replace(/\s+/g, " ").trim();
	if (plain.length > LONGEST) return undefined;
	const whole = parseDate(plain, zone)?.edtf;
	if (whole !== undefined) return whole;
	// As JavaScript writes a date: Sat Mar 15 2014 10:00:00 GMT+0100 (CET).
	const script = /^[a-z]{3} ([a-z]{3}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})/i.exec(plain);
	if (script) return parseDate(`${script[2]} ${script[1]} ${script[3]} ${script[4]} ${script[5]}`, zone)?.edtf;
	const found = [...new Set(plain.match(WORDED) ?? [])].flatMap((words) => dateOfWords(words, zone) ?? []);
	return found.length === 1 ? found[0] : undefined;
}

function dateOfWords(words: string, zone: string): string | undefined {
	return parseDate(words.replace(/(\d),? (\d{4})$/, "$1, $2"), zone)?.edtf ?? parseDate(words.replace(",", ""), zone)?.edtf;
}

/** The first days that stand anywhere in the source of a page, each once, as `1957-03-04`. */
export function daysIn(source: string, zone: string, most: number): string[] {
	const written = new Set<string>();
	for (const [words] of source.matchAll(ANYWHERE)) {
		written.add(words);
		if (written.size === most) break;
	}
	return [...new Set([...written].flatMap((words) => dateOfWords(words.replace(/\s+/g, " "), zone)?.slice(0, 10) ?? []))];
}

const YEAR = "((?:1[6-9]|20)\\d\\d)";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Forms of dates in addresses, the most exact first. */
const IN_ADDRESS = [
	new RegExp(`/${YEAR}/(\\d\\d?|[a-z]{3})/(\\d\\d?)/`, "i"),
	new RegExp(`/${YEAR}[-_](\\d\\d)[-_](\\d\\d)(?=[-_/.])`),
	new RegExp(`/${YEAR}(\\d\\d)(\\d\\d)/`),
	new RegExp(`/${YEAR}/(\\d\\d?|[a-z]{3})/`, "i"),
	new RegExp(`/${YEAR}/`),
];

/** The date in an address, as exact as it is there: `/2014/03/15/slug`, `/2014/mar/slug`, `/2014/slug`, `/2014-03-15-slug`. */
export function dateOfAddress(address: string, zone: string): string | undefined {
	const path = address.replace(/^https?:\/\/[^/]*/, "").replace(/\?.*$/, "");
	for (const form of IN_ADDRESS) {
		const [, year, month, day] = form.exec(path) ?? [];
		if (year === undefined) continue;
		const named = month === undefined ? -1 : MONTHS.indexOf(month.toLowerCase());
		const parts = [year, named >= 0 ? String(named + 1) : month, day].filter((part) => part !== undefined);
		const date = parseDate(parts.map((part) => part.padStart(2, "0")).join("-"), zone)?.edtf;
		if (date !== undefined) return date;
	}
	return undefined;
}
