import type { Problem } from "../../problem.ts";
import { parseDate } from "../date.ts";
import { calendarDate, type NewsDate } from "../dates/newsdate.ts";
import { dateFault, latestYearIn, spellingFor } from "../dates/suggest.ts";
import { type FieldName, fieldNames, fieldNote } from "../fields.ts";
import { dateInPath } from "../filename.ts";
import { oneLine } from "../text.ts";
import { differenceProblems } from "./differences.ts";
import { translateForeignValues } from "./foreign.ts";
import { plainName } from "./names.ts";
import { placeOf } from "./places.ts";
import { publicityForm, readPublicity, type Status, strictest } from "./publicity.ts";
import { truthOf } from "./truths.ts";
import { type FieldSource, type WrittenValue, type WrittenValues, writtenValues } from "./written.ts";

/** What all sources together say of a story: one value a field, not checked yet. */
export interface CollectedFields {
	readonly fields: ReadonlyMap<FieldName, WrittenValue>;
	/** The values that are no field of ours, by their keys. */
	readonly extra: Readonly<Record<string, unknown>>;
	readonly problems: readonly Problem[];
	/** Whether the story must be left out: it has a date of publication that may be any. */
	readonly mustWait: boolean;
}

/** Each field with the plain names under which it is read, its own first. */
const NAMES = fieldNames.map((name) => [name, [name, ...(fieldNote(name).aliases ?? [])].map(plainName)] as const);

/** Fields that hold a list: what stands under several names is put together. */
const LISTS: ReadonlySet<FieldName> = new Set(["authors", "tags", "corrections", "redirect_from"]);

/** Fields of which several values say when a story is public: all of them are looked at. */
const RELEASE_DATES: ReadonlySet<FieldName> = new Set(["published", "embargo", "expires"]);

/** Fields that ask for discretion: true in one source is true. */
const DISCREET: ReadonlySet<FieldName> = new Set(["noindex", "hide_headline"]);

/**
 * Puts the fields of all sources together. Where two hold one field, the earlier source counts;
 * but of what says whether and when a story is public, the strictest counts.
 * @param zone the site's time zone, for times without an offset
 */
export function collectFields(sources: readonly FieldSource[], zone: string): CollectedFields {
	const candidates = new Map<FieldName, WrittenValue[]>();
	const statuses: [Status, WrittenValue][] = [];
	const extra = new Map<string, unknown>();
	const problems: Problem[] = [];
	for (const values of sources.flatMap(writtenValues)) {
		const kept = translateForeignValues(values);
		takePublicity(values, statuses, problems);
		for (const [name, names] of NAMES) {
			const found = takeField(values, name, names, problems);
			if (found.length > 0) candidates.set(name, [...(candidates.get(name) ?? []), ...found]);
		}
		for (const { path, value } of [...values.values(), ...kept])
			if (path.length === 1 && !extra.has(String(path[0]))) extra.set(String(path[0]), value);
	}
	const dates = releaseDates(candidates, zone);
	const fields = new Map<FieldName, WrittenValue>();
	for (const [name, written] of candidates) {
		const chosen = DISCREET.has(name) ? (written.find(({ value }) => truthOf(value) !== false) ?? written[0]) : written[0];
		if (chosen && !RELEASE_DATES.has(name)) fields.set(name, chosen);
	}
	for (const [name, written] of dates.fields) fields.set(name, written);
	const status = strictest(statuses.map(([value]) => value));
	const decisive = statuses.find(([value]) => value === status);
	if (decisive) {
		fields.set("status", { ...decisive[1], value: status });
		problems.push(
			...differenceProblems(
				decisive[1],
				statuses.flatMap(([value, written]) => (value === status ? [] : [written])),
			),
		);
	}
	problems.push(...dates.problems, ...releaseDifferences(fields, candidates, zone));
	return { fields, extra: Object.fromEntries(extra), problems, mustWait: dates.mustWait };
}

/** Where sources date the release of a story otherwise than the values that count. Dates that cannot be read are told of anyway. */
function releaseDifferences(
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

/** Takes out of a source what says whether the story is public. */
function takePublicity(values: WrittenValues, statuses: [Status, WrittenValue][], problems: Problem[]): void {
	for (const [name, written] of values) {
		const form = publicityForm(name);
		// Under "published" most editors write a date.
		if (form === undefined || plainName(written.path[0] ?? "") === "taxonomies") continue;
		if (name === "published" && truthOf(written.value) === undefined) continue;
		values.delete(name);
		const status = readPublicity(form, written.value);
		statuses.push([status === "unknown" ? "draft" : status, written]);
		if (status !== "unknown") continue;
		const isWord = form === "word";
		problems.push({
			file: written.source.file,
			...placeOf(written),
			rule: "status-unknown",
			severity: "error",
			message: `${written.path.join(".")}: ${quoted(written.value)} does not say whether the story is public; it is taken for a draft.`,
			remedy: isWord
				? "Write published, draft or withdrawn; if the key is about something else, give it another name."
				: "Write true or false; if the key is about something else, give it another name.",
		});
	}
}

/** Takes a field's values out of a source: all that a list is put together from, all dates of release, else the first. */
function takeField(values: WrittenValues, name: FieldName, names: readonly string[], problems: Problem[]): WrittenValue[] {
	const found = names.flatMap((candidate) => {
		const written = values.get(candidate);
		return written ? [{ candidate, written }] : [];
	});
	const [first, ...others] = found;
	if (!first) return [];
	if (LISTS.has(name) || RELEASE_DATES.has(name)) {
		for (const { candidate } of found) values.delete(candidate);
		if (RELEASE_DATES.has(name) || others.length === 0) return found.map(({ written }) => written);
		return [{ ...first.written, value: found.flatMap(({ written }) => written.value) }];
	}
	values.delete(first.candidate);
	for (const { candidate, written } of others) {
		if (JSON.stringify(written.value) === JSON.stringify(first.written.value)) values.delete(candidate);
		else problems.push(secondValue(name, written, first.written));
	}
	return [first.written];
}

function secondValue(name: FieldName, written: WrittenValue, first: WrittenValue): Problem {
	const [key, taken] = [written, first].map(({ path }) => path.join("."));
	return {
		file: written.source.file,
		...placeOf(written),
		rule: "field-twice",
		severity: "info",
		message: `${key}: The story has its ${name} under ${taken} already; this one is not shown.`,
		remedy: `Put both into ${name}, if both are to be shown.`,
	};
}

interface ReleaseDates {
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
function releaseDates(candidates: ReadonlyMap<FieldName, readonly WrittenValue[]>, zone: string): ReleaseDates {
	const read = (name: FieldName): ReadDate[] =>
		(candidates.get(name) ?? []).map((written) => ({ written, date: parseDate(textOf(written.value), zone) }));
	const [published, embargoes, expiries] = [read("published"), read("embargo"), read("expires")];
	const fields: (readonly [FieldName, WrittenValue])[] = [];
	const chosen =
		published.find(({ date }) => date) ??
		embargoes.find(({ written, date }) => date && isPublishDate(written)) ??
		(candidates.get("permalink") ?? []).flatMap((written) => datedAddress(written, zone)).at(0);
	if (chosen) fields.push(["published", chosen.written]);
	const unreadable = published.filter(({ date }) => !date);
	const waits = unreadable.map(({ written }) => ({ written, date: afterYear(latestYearIn(textOf(written.value))) }));
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

/** Whether an embargo stands under Hugo's name, which is that of the date of publication too. */
function isPublishDate({ path }: WrittenValue): boolean {
	return plainName(path.at(-1) ?? "") === "publishdate";
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

function textOf(value: unknown): string {
	const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
	return typeof single === "string" ? oneLine(single) : typeof single === "number" ? String(single) : "";
}

function quoted(value: unknown): string {
	const text = JSON.stringify(value) ?? "";
	return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
