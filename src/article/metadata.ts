import type { z } from "zod";
import type { Problem, Rule } from "../problem.ts";
import { BeyondBound, BOUNDS } from "./bounds/bounds.ts";
import { type CollectedFields, collectFields } from "./fields/collect.ts";
import { plainName } from "./fields/names.ts";
import { lineOf, placeOf } from "./fields/positions.ts";
import { slipBetween } from "./fields/slips.ts";
import type { FieldSource, WrittenValue } from "./fields/written.ts";
import { type FieldName, type Fields, fieldNames, fieldNote, fieldsSchema } from "./fields.ts";

export type { FieldSource } from "./fields/written.ts";

/** Where something is written that says a field. */
export interface WrittenPlace {
	readonly file: string;
	/** 1-based. */
	readonly line?: number;
	/** The key as it is written, such as `isDraft`; one within another behind a dot. */
	readonly key: string;
	/** Whether it was guessed what this means: an error says so. */
	readonly isDoubtful?: true;
}

/** A story's fields after the schema. `fields` is missing where a vital field cannot be read. */
export interface Metadata {
	readonly fields?: Fields;
	readonly extra: Readonly<Record<string, unknown>>;
	readonly problems: readonly Problem[];
	/** Where a field was written, and under which key; undefined where it was not. */
	placeOf(name: FieldName): WrittenPlace | undefined;
}

/**
 * Reads a story's fields from all their sources; where two hold one field, the earlier source counts,
 * but the strictest counts of what says whether and when the story is public.
 * @param file the path of the story, for problems that no source caused
 * @param zone the site's time zone
 * @throws {BeyondBound} where a list is far too long
 */
export function readMetadata(file: string, sources: readonly FieldSource[], zone: string): Metadata {
	const collected = collectFields(sources, zone);
	for (const { value } of collected.fields.values()) refuseLong(value);
	const checked = check(file, collected, zone);
	if (checked.fields) refuseManyTerms(checked.fields);
	return {
		...(collected.mustWait ? {} : { fields: checked.fields }),
		problems: [...checked.problems, ...collected.problems],
		extra: collected.extra,
		placeOf(name) {
			const written = collected.fields.get(name);
			if (!written) return undefined;
			const { source, path, isDoubtful } = written;
			return { file: source.file, line: lineOf(written), key: path.join("."), ...(isDoubtful && { isDoubtful }) };
		},
	};
}

function refuseLong(value: unknown): void {
	if (Array.isArray(value) && value.length > BOUNDS.members.most) throw new BeyondBound("members");
}

/** A list may be written as text with commas, too. */
function refuseManyTerms({ tags, authors, corrections, redirect_from: redirects }: Fields): void {
	for (const list of [corrections, redirects]) refuseLong(list);
	if (tags.length + authors.length > BOUNDS.terms.most) throw new BeyondBound("terms");
}

/** What an issue of the schema knows more than its message. */
interface IssueNote {
	readonly rule?: Rule;
	readonly remedy?: string;
}

/** Runs the schema. A refused value is a problem; it is taken out and the rest is read, unless the field is a vital one. */
function check(file: string, { fields: written, extra }: CollectedFields, zone: string): Pick<Metadata, "fields" | "problems"> {
	const values: Record<string, unknown> = Object.fromEntries([...written].map(([name, entry]) => [name, withoutEmpty(entry.value)]));
	const problems: Problem[] = [];
	const refused = new Set<FieldName>();
	for (;;) {
		const result = readerFor(zone)(values);
		if (result.success) return { fields: result.data as Fields, problems };
		let vital = false;
		for (const issue of result.error.issues) {
			const [name, ...rest] = issue.path as [FieldName, ...PropertyKey[]];
			if (refused.has(name)) {
				delete values[name];
				continue;
			}
			vital ||= fieldNote(name).vital === true;
			problems.push(problemOf(file, name, rest, issue, written.get(name), extra));
		}
		// From the last to the first, because taking out a member of a list moves the members behind it.
		for (const issue of result.error.issues.toReversed()) takeOut(values, issue.path);
		for (const issue of result.error.issues) {
			const name = issue.path[0] as FieldName;
			refused.add(name);
			// Who asks for discretion in a word that is not understood gets it.
			if (name === "noindex" || name === "hide_headline") values[name] = true;
		}
		if (vital) return { problems };
	}
}

function problemOf(
	file: string,
	name: FieldName,
	rest: readonly PropertyKey[],
	issue: z.core.$ZodIssue,
	written: WrittenValue | undefined,
	extra: CollectedFields["extra"],
): Problem {
	const { vital, form } = fieldNote(name);
	const severity = vital ? "error" : "warning";
	if (!written) {
		const message = `The story has no ${name}.`;
		const near = Object.keys(extra).find((key) => isNearly(key, name));
		const remedy = near === undefined ? `Give it one: "${name}: …".` : `Write ${name} instead of ${near}, if that is its ${name}.`;
		return { file, rule: "headline-missing", severity, message, remedy };
	}
	const { rule = "field-form", remedy = `Write ${form}` } = (issue as { readonly params?: IssueNote }).params ?? {};
	const end = name === "noindex" || name === "hide_headline" ? "; until then it counts as true" : "; until then the value is left out";
	return {
		file: written.source.file,
		...placeOf(written, rest),
		rule,
		severity,
		message: `${[name, ...rest].join(".")}: ${issue.message}.`,
		remedy: `${remedy.replace(/\.$/, "")}${vital ? "" : end}.`,
	};
}

/** Whether a key that is no field's differs by one slip from one under which a field is read: `titel`, `headlin`. */
function isNearly(key: string, field: FieldName): boolean {
	const plain = plainName(key.slice(0, 40));
	return [field, ...(fieldNote(field).aliases ?? [])].some((name) => slipBetween(plain, plainName(name)) !== undefined);
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
