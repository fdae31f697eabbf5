import { parseDate } from "../../../../article/date.ts";
import { all, type DomDocument, type DomElement } from "../dom.ts";

/** Elements in which pages show their date, by their usual names. */
const DATELINES =
	".published, .entry-date, .post-date, .date, .article-date, .timestamp, .pubdate, .dateline, .posted-on, .publish-date, .story-date, .meta-date";

/** The date of a story is in so many lines at its beginning or its end. */
const FIRST = 25;

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const WORDED = new RegExp(
	`\\b(?:\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH},?\\s+\\d{4}|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{4}-\\d\\d-\\d\\d)\\b`,
	"gi",
);

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

/** The date in a text: the whole text, or the only date that is written out in it. */
function dateIn(text: string, zone: string): string | undefined {
	const plain = text.replace(/\s+/g, " ").trim();
	const whole = parseDate(plain, zone)?.edtf;
	if (whole !== undefined || plain.length > 200) return whole;
	// JavaScript writes dates like this: Sat Mar 15 2014 10:00:00 GMT+0100 (CET).
	const script = /^[a-z]{3} ([a-z]{3}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})/i.exec(plain);
	if (script) return parseDate(`${script[2]} ${script[1]} ${script[3]} ${script[4]} ${script[5]}`, zone)?.edtf;
	const found = [...new Set(plain.match(WORDED) ?? [])].flatMap(
		(words) => parseDate(words.replace(/(\d),? (\d{4})$/, "$1, $2"), zone)?.edtf ?? parseDate(words.replace(",", ""), zone)?.edtf ?? [],
	);
	return found.length === 1 ? found[0] : undefined;
}

/** What may be beside the date in a line that shows only the date. */
const AROUND =
	/^((mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b|published|posted|updated|filed|created|date|on|at|in|by|gmt|utc|[ap]\.?m|[\s:,.|·•–—()-]|\d{1,2}[:.]\d\d)+$/i;

/**
 * The date that a page shows: in an element with a usual name, else in the only line that holds nothing but a date.
 * @param lines the lines of the story, as readers see them
 */
export function shownDate(document: DomDocument, lines: readonly string[], zone: string): string | undefined {
	const isOther = (element: DomElement) =>
		element.closest("aside, nav, footer, article article, .comment, .comments, #comments, .sidebar, #sidebar, .related") !== null;
	const named = all(document, DATELINES).filter((element) => !isOther(element));
	const ofNamed = new Set(named.flatMap((element) => dateIn(element.textContent, zone) ?? []));
	if (ofNamed.size > 0) return ofNamed.size === 1 ? [...ofNamed][0] : undefined;
	const dates = new Set<string>();
	for (const line of [...lines.slice(0, FIRST), ...lines.slice(FIRST).slice(-FIRST)]) {
		if (line.length > 80 || !/\d{4}/.test(line)) continue;
		const rest = line.replace(WORDED, " ").trim();
		const date = rest === "" || AROUND.test(rest) ? dateIn(line, zone) : undefined;
		if (date !== undefined) dates.add(date);
	}
	return dates.size === 1 ? [...dates][0] : undefined;
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
