import { parseCertain } from "./certain.ts";
import { parseExtended } from "./extended.ts";
import { parseLimit } from "./limits.ts";
import type { NewsDate } from "./newsdate.ts";
import { parsePeriod } from "./periods.ts";
import { parseSpan } from "./spans.ts";

/** A part of a year, a month or a decade. Nobody says where it begins and ends: only the whole is certain. */
const PART = /^(?:early|mid|late|(?:beginning|middle|end) of)(?![a-z])[ -]{0,3}(?:in )?(?:the )?(.+)$/i;

const SEASONS: Readonly<Record<string, number>> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 };

/**
 * Reads a date that is not known to the day, as people write it: `c. 1957`, `ca. March 1957`, `Spring 1957`, `1950s`, `late 1950s`,
 * `1957–1959`, `September–October 1957`, `before 1960`, `Q4 1928`, a span with times.
 * @returns undefined where it is none
 */
export function parseApproximate(written: string): NewsDate | undefined {
	const text = written
		.normalize("NFKC")
		.replace(/[\u2010-\u2015\u2212]/g, "-")
		.replace(/\s+/g, " ")
		.trim();
	const about = /^(?:(?:c|ca|circa|about|around|approx)(?:\.? ?(?=\d)|\.? ))(.+)$/i.exec(text)?.[1];
	if (about !== undefined) return parseExtended(`${parseCertain(about)?.edtf ?? about}~`);
	const whole = PART.exec(text)?.[1];
	if (whole !== undefined) return parseCertain(whole) ?? centuryIn(whole) ?? decadeIn(whole);
	const [, season, year] = /^(spring|summer|autumn|fall|winter) (?:of )?(\d{4})$/i.exec(text) ?? [];
	if (season !== undefined) return parseExtended(`${year}-${SEASONS[season.toLowerCase()]}`);
	const decade = decadeIn(text);
	if (decade) return decade;
	const span = /^(\d{4}) ?- ?(\d{4})$/.exec(text);
	if (span) return parseExtended(`${span[1]}/${span[2]}`);
	const [from, to] =
		/^(\d{4}-\d{2}-\d{2})T[\d:.]+(?:Z|[+-][\d:]+)?\/(\d{4}-\d{2}-\d{2})T[\d:.]+(?:Z|[+-][\d:]+)?$/.exec(text)?.slice(1) ?? [];
	if (from !== undefined) return parseExtended(from === to ? from : `${from}/${to}`);
	return parseLimit(text) ?? parsePeriod(text) ?? parseSpan(text);
}

/**
 * Whether a text names only the middle or the end of a time: `late 1957`, `mid-1960s`.
 * Its date is the whole time, of which the first day may be long before the story came out.
 */
export function beginsLater(written: string): boolean {
	return /^\W*(?:mid|middle|late|end)(?![a-z])/i.test(written);
}

/** `1800s` behind `late`: most mean the century by it, some the decade, which is within it. */
function centuryIn(text: string): NewsDate | undefined {
	const century = /^(\d\d)00'?s$/i.exec(text)?.[1];
	return century === undefined ? undefined : parseExtended(`${century}XX`);
}

/** `1950s`, `the 1950's`. */
function decadeIn(text: string): NewsDate | undefined {
	const decade = /^(?:the )?(\d{3})0'?s$/i.exec(text)?.[1];
	return decade === undefined ? undefined : parseExtended(`${decade}X`);
}
