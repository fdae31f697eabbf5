import type { Problem } from "../../problem.ts";
import { parseDate } from "../date.ts";
import { type FieldName, fieldNames, fieldNote } from "../fields.ts";
import { differenceProblems } from "./differences.ts";
import { translateForeignValues } from "./foreign.ts";
import { effectOf, findLookalikes, type MeantAs } from "./lookalikes.ts";
import { plainName } from "./names.ts";
import { placeOf } from "./positions.ts";
import { maySayWhen, publicityForm, readPublicity, type Status, strictest } from "./publicity.ts";
import { quoted, RELEASE_DATES, releaseDates, releaseDifferences, textOf } from "./releasedates.ts";
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
		const others = [...values.values(), ...kept];
		for (const written of others) takeLookalikes(written, { statuses, candidates, problems, zone });
		for (const { path, value } of others) if (path.length === 1 && !extra.has(String(path[0]))) extra.set(String(path[0]), value);
	}
	const dates = releaseDates(candidates, zone);
	const fields = new Map<FieldName, WrittenValue>();
	for (const [name, written] of candidates) {
		const chosen = DISCREET.has(name) ? (written.find(({ value }) => truthOf(value) !== false) ?? written[0]) : written[0];
		if (chosen && !RELEASE_DATES.has(name)) fields.set(name, chosen);
	}
	for (const [name, written] of dates.fields) fields.set(name, written);
	const status = strictest(statuses.map(([value]) => value));
	const ofStatus = statuses.filter(([value]) => value === status);
	const decisive = ofStatus.find(([, { isDoubtful }]) => !isDoubtful) ?? ofStatus[0];
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

/** Takes out of a source what says whether the story is public. */
function takePublicity(values: WrittenValues, statuses: [Status, WrittenValue][], problems: Problem[]): void {
	for (const [name, written] of values) {
		const form = publicityForm(name);
		// Under "published" most editors write a date.
		if (form === undefined || plainName(written.path[0] ?? "") === "taxonomies") continue;
		if (maySayWhen(name) && truthOf(written.value) === undefined) continue;
		values.delete(name);
		const status = readPublicity(form, written.value);
		statuses.push(status === "unknown" ? ["draft", { ...written, isDoubtful: true }] : [status, written]);
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

/** What a key that looks like one of ours may add to. */
interface Collecting {
	readonly statuses: [Status, WrittenValue][];
	readonly candidates: Map<FieldName, WrittenValue[]>;
	readonly problems: Problem[];
	readonly zone: string;
}

/** Lets values under keys that look like ours count, where they may mean that a story is not public: nobody would see that they do not. */
function takeLookalikes(value: WrittenValue, { statuses, candidates, problems, zone }: Collecting): void {
	for (const lookalike of findLookalikes(value)) {
		const { written, meant } = lookalike;
		const effect = effectOf(lookalike, (date) => parseDate(textOf(date), zone) !== undefined);
		if (effect === "draft" || effect === "withdrawn") statuses.push([effect, { ...written, isDoubtful: true }]);
		else if (effect !== undefined && effect !== "status" && effect !== "published")
			candidates.set(effect, [
				...(candidates.get(effect) ?? []),
				effect === "embargo" || effect === "expires" ? written : { ...written, value: true },
			]);
		const end = effect === undefined ? "it is not read" : effect === "draft" ? "the story is taken for a draft" : `it counts as ${effect}`;
		const name = meant === "withdrawn" ? "status" : meant;
		const looks =
			meant === "step"
				? "seems to say that something is to be done before the story is published"
				: `is under a key that looks like ${name} and is none that is known`;
		problems.push({
			file: written.source.file,
			...placeOf(written),
			rule: "key-unknown",
			severity: effect === undefined ? "warning" : "error",
			message: `${written.path.join(".")}: ${quoted(written.value)} ${looks}; ${end}.`,
			remedy: `${remedyFor(meant)}; if the key is about something else, give it another name.`,
		});
	}
}

function remedyFor(meant: MeantAs): string {
	if (meant === "step") return "Take it out once the story may be published, or write status: draft";
	return `Write ${meant === "withdrawn" ? "status: withdrawn" : meant}`;
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
