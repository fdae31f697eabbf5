import type { z } from "zod";
import type { Position, Problem, Rule } from "../problem.ts";
import { type FieldName, type Fields, fieldNames, fieldNote, fieldsSchema } from "./fields.ts";
import { findInYaml } from "./yaml.ts";

/** Fields of a story from one place: its front matter, its sidecar, or its row of articles.csv. */
export interface FieldSource {
	/** Path below the content folder. */
	readonly file: string;
	readonly values: Readonly<Record<string, unknown>>;
	/** The line on which that place begins, for messages. */
	readonly line?: number;
	/** The YAML from which the values were read, to find the line of a value. */
	readonly yaml?: string;
}

/** A story's fields after the schema. `fields` is missing where a vital field cannot be read. */
export interface Metadata {
	readonly fields?: Fields;
	readonly extra: Readonly<Record<string, unknown>>;
	readonly problems: readonly Problem[];
	/** Where a field was written; undefined where it was not. */
	placeOf(name: FieldName): { readonly file: string; readonly line?: number } | undefined;
}

/** A value and its key, as they are written in a source. */
interface WrittenValue {
	readonly key: string;
	readonly value: unknown;
}

type SourcedValue = WrittenValue & { readonly source: FieldSource };

/** Each field with the names under which it is read, its own first. */
const NAMES = fieldNames.map((name) => [name, [name, ...(fieldNote(name).aliases ?? [])]] as const);

/**
 * Reads a story's fields from all their sources; where two hold one field, the earlier source counts.
 * @param file the path of the story, for problems that no source caused
 * @param zone the site's time zone
 */
export function readMetadata(file: string, sources: readonly FieldSource[], zone: string): Metadata {
	const written = new Map<FieldName, SourcedValue>();
	const extra = new Map<string, unknown>();
	for (const source of sources) {
		const entries = translateForeignKeys(entriesOf(source));
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

/** The values of a source that are not empty, by their keys in lower case with `_` for `-`. */
function entriesOf(source: FieldSource): Map<string, WrittenValue> {
	const entries = new Map<string, WrittenValue>();
	for (const [key, value] of Object.entries(source.values)) {
		const empty = value === null || value === undefined || (typeof value === "string" && value.trim() === "");
		const plain = key.toLowerCase().replaceAll("-", "_");
		if (!empty && !entries.has(plain)) entries.set(plain, { key, value });
	}
	return entries;
}

/** Rewrites keys that other systems use in another sense: categories become section and tags; `draft` and Jekyll's `published: false` become a status. */
function translateForeignKeys(entries: Map<string, WrittenValue>): Map<string, WrittenValue> {
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

/** Runs the schema. A refused value is a problem; it is taken out and the rest is read, unless the field is a vital one. */
function check(file: string, written: ReadonlyMap<FieldName, SourcedValue>, zone: string): Omit<Metadata, "extra" | "placeOf"> {
	const values: Record<string, unknown> = Object.fromEntries([...written].map(([name, entry]) => [name, withoutEmpty(entry.value)]));
	const problems: Problem[] = [];
	const refused = new Set<FieldName>();
	for (;;) {
		const result = readerFor(zone)(values);
		if (result.success) return { fields: result.data as Fields, problems };
		let vital = false;
		for (const issue of result.error.issues) {
			const [name, ...rest] = issue.path as [FieldName, ...PropertyKey[]];
			const note = fieldNote(name);
			const entry = written.get(name);
			if (refused.has(name)) {
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
		// From the last to the first, because taking out a member of a list moves the members behind it.
		for (const issue of result.error.issues.toReversed()) takeOut(values, issue.path);
		for (const issue of result.error.issues) refused.add(issue.path[0] as FieldName);
		if (vital) return { problems };
	}
}

function placeOf({ yaml, line }: FieldSource, path: readonly PropertyKey[]): Partial<Position> {
	const place = yaml === undefined ? undefined : findInYaml(yaml, path);
	return place ? { ...place, line: place.line + (line ?? 1) - 1 } : { line };
}

/** The line of a field. Most keys begin a line, and to search for that takes a hundredth of the time of parsing. */
function lineOf({ source, key }: SourcedValue): number | undefined {
	const lines = source.yaml?.split("\n") ?? [];
	const at = lines.findIndex((line) => line.startsWith(key) && /^\s*:/.test(line.slice(key.length)));
	return at < 0 ? placeOf(source, [key]).line : at + (source.line ?? 1);
}

function ruleOf(issue: object, name: FieldName): Rule {
	const { params } = issue as { readonly params?: { readonly rule?: Rule } };
	return params?.rule ?? (name === "status" ? "status-unknown" : "field-form");
}

/** Removes the value at a path, or the object that lacks a value there; the other members of a list stay. */
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

type FieldReader = (values: Readonly<Record<string, unknown>>) => z.ZodSafeParseResult<Partial<Fields>>;

const readers = new Map<string, FieldReader>();

function readerFor(zone: string): FieldReader {
	const reader = readers.get(zone) ?? makeReader(zone);
	readers.set(zone, reader);
	return reader;
}

/** Checks only the fields that are written, which is faster: of thirty fields a story has about six. */
function makeReader(zone: string): FieldReader {
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
