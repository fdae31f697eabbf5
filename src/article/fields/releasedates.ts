import type { Problem } from "../../problem.ts";
import { parseDate } from "../date.ts";
import { beginsLater } from "../dates/approximate.ts";
import { calendarDate, type NewsDate } from "../dates/newsdate.ts";
import { dateFault, latestYearIn, spellingFor } from "../dates/suggest.ts";
import { saysUnknown } from "../dates/unknown.ts";
import type { FieldName } from "../fields.ts";
import { dateInPath } from "../filename.ts";
import { oneLine } from "../text.ts";
import { differenceProblems } from "./differences.ts";
import { plainName } from "./names.ts";
import { placeOf } from "./positions.ts";
import type { WrittenValue } from "./written.ts";

/** Fields of which several values say when a story is public: all of them are looked at. */
export const RELEASE_DATES: ReadonlySet<FieldName> = new Set(["published", "embargo", "expires"]);

/** When a story is released, by all its sources together. */
export interface ReleaseDates {
	readonly fields: readonly (readonly [FieldName, WrittenValue])[];
	readonly problems: readonly Problem[];
	readonly mustWait: boolean;
}

/** A date of release as it is written and as it is read. */
interface ReadDate {
	readonly written: WrittenValue;
	readonly date: NewsDate | undefined;
}

/** The date of publication, the latest embargo and the earliest expiry. A story waits for each date of publication that it has. */
export function releaseDates(candidates: ReadonlyMap<FieldName, readonly WrittenValue[]>, zone: string): ReleaseDates {
	const read = (name: FieldName): ReadDate[] =>
		(candidates.get(name) ?? []).map((written) => ({ written, date: parseDate(textOf(written.value), zone) }));
	const published = read("published").filter(({ written }) => !saysUnknown(textOf(written.value)));
	const [embargoes, expiries] = [read("embargo"), read("expires")];
	const fields: (readonly [FieldName, WrittenValue])[] = [];
	const chosen =
		published.find(({ date }) => date) ??
		embargoes.find(({ written, date }) => date && isPublishDate(written)) ??
		(candidates.get("permalink") ?? []).flatMap((written) => datedAddress(written, zone)).at(0);
	if (chosen) fields.push(["published", chosen.written]);
	const unreadable = published.filter(({ date }) => !date);
	const waits = [
		...unreadable.map(({ written }) => ({ written, date: afterYear(latestYearIn(textOf(written.value))) })),
		// "Late 2030" is dated 2030, and says that it came out, or will, long after the first day of that year.
		...published.flatMap(({ written, date }) =>
			date && beginsLater(textOf(written.value)) ? [{ written, date: afterYear(new Date(date.to).getUTCFullYear()) }] : [],
		),
	];
	const others = published.filter(({ date }) => date && chosen?.date && date.from > chosen.date.to);
	// A story that its editor dated twice waits for both; one whose date cannot be read, for any that it may mean.
	const until = [...embargoes, ...others, ...waits.filter(({ date }) => date)];
	const embargo = embargoes.find(({ date }) => !date) ?? furthest(until, (a, b) => b.from - a.from);
	if (embargo) fields.push(["embargo", waits.includes(embargo) ? withValue(embargo) : embargo.written]);
	const expiry = expiries.find(({ date }) => !date) ?? furthest(expiries, (a, b) => a.from - b.from);
	if (expiry) fields.push(["expires", expiry.written]);
	const mustWait = waits.some(({ date }) => !date) && !chosen;
	return { fields, problems: unreadable.map(({ written }) => refusedDate(written, chosen?.written, mustWait)), mustWait };
}

/** The date that a story's address names, where nothing else does. */
function datedAddress(written: WrittenValue, zone: string): ReadDate[] {
	const day = dateInPath(textOf(written.value));
	return day === undefined ? [] : [{ written: { ...written, value: day }, date: parseDate(day, zone) }];
}

function withValue({ written, date }: ReadDate): WrittenValue {
	return { ...written, value: date?.edtf };
}

function furthest(dates: readonly ReadDate[], compare: (a: NewsDate, b: NewsDate) => number): ReadDate | undefined {
	return dates.toSorted((a, b) => (a.date && b.date ? compare(a.date, b.date) : 0))[0];
}

/** Whether an embargo stands under a name, such as Hugo's, which is that of the date of publication too. */
function isPublishDate({ path }: WrittenValue): boolean {
	return /^publish(date|at|on)$/.test(plainName(path.at(-1) ?? ""));
}

/** The date at which a year is over. */
function afterYear(year: number | undefined): NewsDate | undefined {
	return year === undefined ? undefined : calendarDate(year + 1, 1, 1);
}

function refusedDate(written: WrittenValue, chosen: WrittenValue | undefined, mustWait: boolean): Problem {
	const result = chosen
		? `the story is dated by ${chosen.path.join(".")} of ${chosen.source.file}`
		: mustWait
			? "the story is left out"
			: "the story is undated";
	return {
		file: written.source.file,
		...placeOf(written),
		rule: "date-impossible",
		severity: mustWait ? "error" : "warning",
		message: `${written.path.join(".")}: ${quoted(written.value)} ${dateFault(textOf(written.value))}; ${result}.`,
		remedy: spellingFor(textOf(written.value)),
	};
}

/** A date as it is written; empty where a value is no text. */
export function textOf(value: unknown): string {
	const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
	return typeof single === "string" ? oneLine(single) : typeof single === "number" ? String(single) : "";
}

/** A value for a message. */
export function quoted(value: unknown): string {
	const text = JSON.stringify(value) ?? "";
	return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Where sources date the release of a story otherwise than the values that count. Dates that cannot be read are told of anyway. */
export function releaseDifferences(
	fields: ReadonlyMap<FieldName, WrittenValue>,
	candidates: ReadonlyMap<FieldName, readonly WrittenValue[]>,
	zone: string,
): Problem[] {
	const embargo = fields.get("embargo");
	return [...RELEASE_DATES].flatMap((name) => {
		const counting = fields.get(name);
		if (!counting) return [];
		const others = (candidates.get(name) ?? []).filter(
			(other) => other !== embargo && textOf(other.value) !== textOf(counting.value) && parseDate(textOf(other.value), zone),
		);
		return differenceProblems(counting, others);
	});
}
