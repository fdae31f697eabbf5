import { parseExtended } from "./extended.ts";
import type { NewsDate } from "./newsdate.ts";
import { parsePeoplesDate } from "./people.ts";
import { parseSpan } from "./spans.ts";

const SEASONS: Readonly<Record<string, number>> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 };

/**
 * Reads a date that is not known to the day, as people write it: `c. 1957`, `ca. March 1957`, `Spring 1957`, `1950s`,
 * `1957–1959`, `September–October 1957`, a span with times.
 * @returns undefined where it is none
 */
export function parseApproximate(written: string): NewsDate | undefined {
	const text = written
		.normalize("NFKC")
		.replace(/[\u2010-\u2015\u2212]/g, "-")
		.replace(/\s+/g, " ")
		.trim();
	const about = /^(?:(?:c|ca|circa|about|around|approx)(?:\.? ?(?=\d)|\.? ))(.+)$/i.exec(text)?.[1];
	if (about !== undefined) return parseExtended(`${plainDay(about)}~`);
	const [, season, year] = /^(spring|summer|autumn|fall|winter) (?:of )?(\d{4})$/i.exec(text) ?? [];
	if (season !== undefined) return parseExtended(`${year}-${SEASONS[season.toLowerCase()]}`);
	const decade = /^(?:the )?(\d{3})0'?s$/i.exec(text)?.[1];
	if (decade !== undefined) return parseExtended(`${decade}X`);
	const span = /^(\d{4}) ?- ?(\d{4})$/.exec(text);
	if (span) return parseExtended(`${span[1]}/${span[2]}`);
	const [from, to] =
		/^(\d{4}-\d{2}-\d{2})T[\d:.]+(?:Z|[+-][\d:]+)?\/(\d{4}-\d{2}-\d{2})T[\d:.]+(?:Z|[+-][\d:]+)?$/.exec(text)?.slice(1) ?? [];
	return from === undefined ? parseSpan(text) : parseExtended(from === to ? from : `${from}/${to}`);
}

/** A date in figures, as far as it is known; a text that is none as it is. */
function plainDay(text: string): string {
	if (/^\d{4}(-\d{2}){0,2}$/.test(text)) return text;
	const date = parsePeoplesDate(text, "UTC");
	return date?.instant === undefined ? (date?.edtf ?? text) : text;
}
