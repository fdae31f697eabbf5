import { parseExtended } from "./extended.ts";
import type { NewsDate } from "./newsdate.ts";

const SEASONS: Readonly<Record<string, number>> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 };

/**
 * Reads a date that is not known to the day, as people write it: `c. 1957`, `Spring 1957`, `1950s`, `1957–1959`, a span with times.
 * @returns undefined where it is none
 */
export function parseApproximate(written: string): NewsDate | undefined {
	const text = written
		.normalize("NFKC")
		.replace(/[\u2010-\u2015\u2212]/g, "-")
		.replace(/\s+/g, " ")
		.trim();
	const about = /^(?:c|ca|circa|about|around|approx)\.? ?(\d{4}(?:-\d{2}){0,2})$/i.exec(text)?.[1];
	if (about !== undefined) return parseExtended(`${about}~`);
	const [, season, year] = /^(spring|summer|autumn|fall|winter) (?:of )?(\d{4})$/i.exec(text) ?? [];
	if (season !== undefined) return parseExtended(`${year}-${SEASONS[season.toLowerCase()]}`);
	const decade = /^(?:the )?(\d{3})0'?s$/i.exec(text)?.[1];
	if (decade !== undefined) return parseExtended(`${decade}X`);
	const span = /^(\d{4}) ?- ?(\d{4})$/.exec(text);
	if (span) return parseExtended(`${span[1]}/${span[2]}`);
	const [from, to] =
		/^(\d{4}-\d{2}-\d{2})T[\d:.]+(?:Z|[+-][\d:]+)?\/(\d{4}-\d{2}-\d{2})T[\d:.]+(?:Z|[+-][\d:]+)?$/.exec(text)?.slice(1) ?? [];
	return from === undefined ? undefined : parseExtended(from === to ? from : `${from}/${to}`);
}
