import { itemsOf, membersOf } from "../../../reading/values.ts";
import type { Attachment } from "../body/files.ts";
import type { WxrRecord } from "../wxr/record.ts";
import type { MapSource } from "./map.ts";
import { looksSerialized, readSerialized } from "./php.ts";
import type { RelationKind, Relations } from "./relations.ts";

/** What values are read with. */
export interface ValueFacts extends Relations {
	readonly attachment: (id: string) => Attachment | undefined;
}

/** The values that an item has under a name of `--map`, in order. */
export function valuesOf(source: MapSource, record: WxrRecord, field: string, facts: ValueFacts): readonly unknown[] {
	if (source.kind === "tax")
		return record.categories.filter(({ domain }) => domain === source.name).map(({ name, nicename }) => name.trim() || nicename);
	return keysOf(source, record.meta).flatMap((key) => {
		const value = valueOf(key, record.meta);
		if (value === undefined || value === "" || value === null) return [];
		return [readAs(field, value, facts, facts.fieldType(record.meta.get(`_${key}`) ?? ""))];
	});
}

/** The keys that an item has of those that a name stands for; of rows in their order. */
export function keysOf({ name, rows }: Pick<MapSource, "name" | "rows">, meta: WxrRecord["meta"]): readonly string[] {
	if (!rows) return meta.has(name) || meta.has(outerKey(name)) ? [name] : [];
	const numbers = (key: string) => (rows.exec(key) ?? []).slice(1).map(Number);
	const found = [...meta.keys()].filter((key) => rows.test(key)).map((key) => ({ key, at: numbers(key) }));
	return found.sort((a, b) => compareNumbers(a.at, b.at)).map(({ key }) => key);
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
	const index = a.findIndex((number, at) => number !== b[at]);
	return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

/** The key of the list in which a name such as `theme_settings.subtitle` is a member. */
export function outerKey(name: string): string {
	return name.split(".", 1)[0] ?? name;
}

/** The value under a key, or of a member of a list that stands there. A list that cannot be read has none. */
function valueOf(name: string, meta: WxrRecord["meta"]): unknown {
	const key = meta.has(name) ? name : outerKey(name);
	const text = meta.get(key)?.trim() ?? "";
	const value = looksSerialized(text) ? readSerialized(text) : text;
	if (key === name) return value;
	const members = name.slice(key.length + 1).split(".");
	return members.reduce<unknown>((outer, member) => membersOf(outer)[member], value);
}

/** Fields whose values are names, and what numbers in them are those of. */
const NAMED: Readonly<Record<string, readonly RelationKind[]>> = {
	authors: ["user", "record", "term"],
	byline: ["record", "user"],
	tags: ["term", "record"],
	section: ["term", "record"],
	series: ["term", "record"],
};

/** What fields of Advanced Custom Fields point to, by their types. */
const POINTS_TO: Readonly<Record<string, RelationKind>> = {
	user: "user",
	taxonomy: "term",
	post_object: "record",
	relationship: "record",
	page_link: "record",
};

/** A value as a field takes it: numbers become the names or the files that they are those of. */
function readAs(field: string, value: unknown, facts: ValueFacts, type: string | undefined): unknown {
	if (field === "image" || field === "print.scan") return fileIn(value, facts) ?? value;
	const kinds = NAMED[field];
	if (kinds) {
		const wanted = type === undefined ? undefined : POINTS_TO[type];
		return namesIn(value, wanted ? [wanted] : kinds, facts);
	}
	const day = typeof value === "string" ? /^(\d{4})([01]\d)([0-3]\d)$/.exec(value) : null;
	return day && /^(published|updated|embargo|expires|print\.date|corrections\.date)$/.test(field) ? `${day[1]}-${day[2]}-${day[3]}` : value;
}

/** The file that a number is that of, or the first of a list of them. */
function fileIn(value: unknown, facts: ValueFacts): Attachment | undefined {
	const [first = value] = itemsOf(value);
	const { id, ID, url } = membersOf(first);
	const known = facts.attachment(String(id ?? ID ?? first).trim());
	return known ?? (typeof url === "string" ? { url } : undefined);
}

/** Names; a number that is nobody's is left out, since it is no name. */
function namesIn(value: unknown, kinds: readonly RelationKind[], facts: ValueFacts): unknown {
	if (Array.isArray(value)) return value.flatMap((item) => namesIn(item, kinds, facts) ?? []);
	if (typeof value === "string" && value.includes("\n")) return namesIn(value.split("\n"), kinds, facts);
	const id = String(value).trim();
	if (!/^\d+$/.test(id)) return value;
	return kinds.map((kind) => facts.named(kind, id)).find((name) => name !== undefined);
}
