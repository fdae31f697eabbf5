import type { z } from "zod";
import type { Position, Problem, Rule } from "../problem.ts";
import { type FieldName, type Fields, fieldNames, fieldNote, fieldsSchema } from "./fields.ts";
import { findInYaml } from "./yaml.ts";

/** One place that fields of a story were written in: its front matter, a sidecar, a row of articles.csv. */
export interface FieldSource {
	/** Path below the content folder. */
	readonly file: string;
	readonly values: Readonly<Record<string, unknown>>;
	/** The line that it begins on, for messages. */
	readonly line?: number;
	/** The YAML that the values were read from, to find the place of one in. */
	readonly yaml?: string;
}

/** A story's fields, read; `fields` is missing where one of the vital ones cannot be read. */
export interface Metadata {
	readonly fields?: Fields;
	readonly extra: Readonly<Record<string, unknown>>;
	readonly problems: readonly Problem[];
	/** Where a field was written; undefined where it was not. */
	placeOf(name: FieldName): { readonly file: string; readonly line?: number } | undefined;
}

/** A value and the key that it stands under in its source. */
interface Entry {
	readonly key: string;
	readonly value: unknown;
}

type Written = Entry & { readonly source: FieldSource };

/** Each field with the names that it is read under, its own first. */
const NAMES = fieldNames.map((name) => [name, [name, ...(fieldNote(name).aliases ?? [])]] as const);

/**
 * Reads a story's fields from all the places that they were written in; an earlier source stands over a later one.
 * @param file the story's own, for what no source says
 * @param zone the site's time zone
 */
export function readMetadata(file: string, sources: readonly FieldSource[], zone: string): Metadata {
	const written = new Map<FieldName, Written>();
	const extra = new Map<string, unknown>();
	for (const source of sources) {
		const entries = habits(entriesOf(source));
		for (const [name, names] of NAMES) {
			const plain = names.find((candidate) => entries.has(candidate));
			const entry = plain === undefined ? undefined : entries.get(plain);
			if (plain === undefined || !entry) continue;
			entries.delete(plain);
			if (!written.has(name)) written.set(name, { ...entry, source });
		}
		for (const { key, value } of entries.values()) if (!extra.has(key)) extra.set(key, value);
	}
	const whereIs = (name: FieldName) => {
		const entry = written.get(name);
		return entry && { file: entry.source.file, line: lineOf(entry) };
	};
	return { ...check(file, written, zone), extra: Object.fromEntries(extra), placeOf: whereIs };
}

/** What is written in a source and not empty, by key in small letters with `_`. */
function entriesOf(source: FieldSource): Map<string, Entry> {
	const entries = new Map<string, Entry>();
	for (const [key, value] of Object.entries(source.values)) {
		const empty = value === null || value === undefined || (typeof value === "string" && value.trim() === "");
		const plain = key.toLowerCase().replaceAll("-", "_");
		if (!empty && !entries.has(plain)) entries.set(plain, { key, value });
	}
	return entries;
}

/** Rewrites what other systems mean by the same words: categories as section and tags, `draft`, and Jekyll's `published: false`. */
function habits(entries: Map<string, Entry>): Map<string, Entry> {
	for (const source of ["categories", "category"]) {
		const entry = entries.get(source);
		if (!entry || (source === "category" && !Array.isArray(entry.value))) continue;
		entries.delete(source);
		const categories = [entry.value].flat(2).flatMap((value) => (typeof value === "string" ? value.split(",") : [value]));
		if (!entries.has("section") && !entries.has("category")) entries.set("section", { key: entry.key, value: categories.shift() });
		if (categories.length === 0) continue;
		const name = ["tags", "keywords", "topics"].find((key) => entries.has(key)) ?? "tags";
		const tags = entries.get(name);
		const own = typeof tags?.value === "string" ? tags.value.split(",") : [tags?.value ?? []].flat();
		entries.set(name, { key: tags?.key ?? entry.key, value: [...own, ...categories] });
	}
	const published = entries.get("published");
	const draft = entries.get("draft");
	if (typeof published?.value === "boolean") entries.delete("published");
	if (draft?.value === true || draft?.value === false) entries.delete("draft");
	const isDraft = draft?.value === true ? draft : published?.value === false ? published : undefined;
	if (isDraft && !entries.has("status")) entries.set("status", { key: isDraft.key, value: "draft" });
	return entries;
}

/** Runs the schema; a value that it refuses is reported and, unless it is a vital one, taken out. */
function check(file: string, written: ReadonlyMap<FieldName, Written>, zone: string): Omit<Metadata, "extra" | "placeOf"> {
	const values: Record<string, unknown> = Object.fromEntries([...written].map(([name, entry]) => [name, withoutEmpty(entry.value)]));
	const problems: Problem[] = [];
	const mended = new Set<FieldName>();
	for (;;) {
		const result = readerFor(zone)(values);
		if (result.success) return { fields: result.data as Fields, problems };
		let vital = false;
		for (const issue of result.error.issues) {
			const [name, ...rest] = issue.path as [FieldName, ...PropertyKey[]];
			const note = fieldNote(name);
			const entry = written.get(name);
			if (mended.has(name)) {
				delete values[name];
				continue;
			}
			vital ||= note.vital === true;
			problems.push({
				file: entry?.source.file ?? file,
				...(entry && placeOf(entry.source, [entry.key, ...rest])),
				rule: entry ? ruleOf(issue, name) : "headline-missing",
				severity: note.vital ? "error" : "warning",
				message: entry ? `${[name, ...rest].join(".")}: ${issue.message}.` : `The story has no ${name}.`,
				remedy: entry ? `Write ${note.form}${note.vital ? "" : "; until then the value is left out"}.` : `Give it one: "${name}: …".`,
			});
		}
		// From the last to the first: what is taken out of a list moves those behind it.
		for (const issue of result.error.issues.toReversed()) takeOut(values, issue.path);
		for (const issue of result.error.issues) mended.add(issue.path[0] as FieldName);
		if (vital) return { problems };
	}
}

function placeOf({ yaml, line }: FieldSource, path: readonly PropertyKey[]): Partial<Position> {
	const place = yaml === undefined ? undefined : findInYaml(yaml, path);
	return place ? { ...place, line: place.line + (line ?? 1) - 1 } : { line };
}

/** The line that a field stands on. Most keys begin theirs, and to look for one takes a hundredth of the time of parsing. */
function lineOf({ source, key }: Written): number | undefined {
	const lines = source.yaml?.split("\n") ?? [];
	const at = lines.findIndex((line) => line.startsWith(key) && /^\s*:/.test(line.slice(key.length)));
	return at < 0 ? placeOf(source, [key]).line : at + (source.line ?? 1);
}

function ruleOf(issue: object, name: FieldName): Rule {
	const { params } = issue as { readonly params?: { readonly rule?: Rule } };
	return params?.rule ?? (name === "status" ? "status-unknown" : "field-form");
}

/** Removes the value at a path, or what lacks it; inside a list the other members stay. */
function takeOut(values: Record<string, unknown>, path: readonly PropertyKey[]): void {
	const parents = path.slice(0, -1);
	const last = path.at(-1);
	let holder: unknown = values;
	for (const [depth, key] of parents.entries()) {
		const inner = (holder as Record<PropertyKey, unknown>)[key];
		if (typeof inner !== "object" || inner === null) {
			delete (holder as Record<PropertyKey, unknown>)[path[depth] as PropertyKey];
			return;
		}
		const copy = Array.isArray(inner) ? [...inner] : { ...inner };
		(holder as Record<PropertyKey, unknown>)[key] = copy;
		holder = copy;
	}
	if (Array.isArray(holder)) holder.splice(Number(last), 1);
	else if (last !== undefined && Object.hasOwn(holder as object, last)) delete (holder as Record<PropertyKey, unknown>)[last];
	else if (parents.length > 0) takeOut(values, parents);
}

function withoutEmpty(value: unknown): unknown {
	return Array.isArray(value) ? value.filter((item) => item !== null && item !== "") : value;
}

type Reader = (values: Readonly<Record<string, unknown>>) => z.ZodSafeParseResult<Partial<Fields>>;

const readers = new Map<string, Reader>();

function readerFor(zone: string): Reader {
	const reader = readers.get(zone) ?? makeReader(zone);
	readers.set(zone, reader);
	return reader;
}

/** The whole schema, of which only what is written is asked: of thirty fields a story has six. */
function makeReader(zone: string): Reader {
	const whole = fieldsSchema(zone);
	const defaults = whole.parse({ headline: "none" });
	const parts = new Map<string, z.ZodType<Partial<Fields>>>();
	return (values) => {
		const names = fieldNames.filter((name) => name === "headline" || name in values);
		const key = names.join();
		const part = parts.get(key) ?? whole.pick(Object.fromEntries(names.map((name) => [name, true])) as { headline: true });
		parts.set(key, part);
		const result = part.safeParse(values);
		return result.success ? { ...result, data: { ...defaults, ...result.data } } : result;
	};
}
