import { type PublicityForm, publicityForm } from "../../../article/fields/publicity.ts";
import { truthOf } from "../../../article/fields/truths.ts";
import { offerOf } from "../../../problem/nearest.ts";
import { CannotRun } from "../../../problem.ts";
import { membersOf } from "../../reading/values.ts";
import { type ColumnField, fieldNamed, innerName, type KnownColumn, knownName, NAMES, plainName } from "./names.ts";
import { jsonOf } from "./nested.ts";

export type { ColumnField } from "./names.ts";

/** Which columns hold what, by `--map` and by their names. */
export interface Columns {
	/** What a column with this name holds; undefined if not known. */
	known(name: string): KnownColumn | undefined;
	/** How the values of a column of that name say whether a story is public; undefined where they do not. */
	publicity(name: string): PublicityForm | undefined;
	/** By target, the name that `--map` gives for it. */
	readonly mapped: ReadonlyMap<ColumnField, string>;
}

/**
 * @param map `--map`
 * @throws {CannotRun} if it names a field that does not exist
 */
export function columnsBy(map: ReadonlyMap<string, string>): Columns {
	const mapped = new Map<ColumnField, string>();
	for (const [field, name] of map) {
		const target = fieldNamed(field);
		if (target === undefined)
			throw new CannotRun(
				`--map ${field}=${name}: there is no field ${field}.${offerOf(field, Object.keys(NAMES))}`,
				`Write one of ${Object.keys(NAMES).join(", ")}.`,
				"docs/importing.md#csv-json-lines",
			);
		mapped.set(target, name);
	}
	const taken = new Map([...mapped].map(([target, name]) => [plainName(name), { target, rank: 0 }]));
	return { mapped, known: remembering(known), publicity: remembering(publicity) };

	function known(name: string): KnownColumn | undefined {
		const given = taken.get(plainName(name));
		if (given) return given;
		const found = knownName(name);
		// A field that the user gave a column has no other.
		return found && mapped.has(found.target) ? undefined : found;
	}

	function publicity(name: string): PublicityForm | undefined {
		const given = taken.get(plainName(name))?.target;
		if (given === "status") return "word";
		if (given === "draft") return "true-is-draft";
		const form = given === undefined ? publicityForm(plainName(innerName(name))) : undefined;
		return form === "word" && mapped.has("status") ? undefined : form;
	}
}

/** Every row has the same names, and a hostile file has ever new ones. */
function remembering<T>(find: (name: string) => T): (name: string) => T {
	const remembered = new Map<string, T>();
	return (name) => {
		const before = remembered.get(name);
		if (before !== undefined || remembered.has(name)) return before as T;
		const found = find(name);
		if (remembered.size < 10_000) remembered.set(name, found);
		return found;
	};
}

/** A record: its values by the names of its columns. */
export type Values = ReadonlyMap<string, unknown>;

/** What a column says of whether a story is public. */
export interface PublicityValue {
	readonly form: PublicityForm;
	readonly name: string;
	readonly value: unknown;
}

/** A record sorted by what its columns hold. */
export interface SortedValues {
	readonly of: ReadonlyMap<ColumnField, { readonly name: string; readonly value: unknown }>;
	readonly publicity: readonly PublicityValue[];
	/** Names of the columns that hold something that is not carried. */
	readonly notCarried: readonly string[];
}

/** Sorts a record. If several columns hold the same thing, the one with the best name counts, unless it is empty. */
export function sortValues(values: Values, columns: Columns): SortedValues {
	const of = new Map<ColumnField, { name: string; value: unknown; rank: number }>();
	const publicity: PublicityValue[] = [];
	const notCarried: string[] = [];
	for (const [target, name] of columns.mapped) {
		const value = valueAt(values, name);
		if (!isEmpty(value)) of.set(target, { name, value, rank: -1 });
	}
	const used = new Set([...columns.mapped.values()].map((name) => plainName(name.split(".")[0] ?? name)));
	for (const [name, value] of values) {
		if (isEmpty(value)) continue;
		const said = publicityIn(name, value, columns);
		publicity.push(...said);
		if (said.some((one) => one.name === name)) continue;
		const known = columns.known(name);
		const before = known && of.get(known.target);
		if (!known) {
			if (!used.has(plainName(name))) notCarried.push(name);
		} else if (value === false) {
			// So many systems write that there is none.
		} else if (!before || known.rank < before.rank) {
			if (before && !isSame(before.value, value)) notCarried.push(before.name);
			of.set(known.target, { name, value, rank: known.rank });
		} else if (before.rank >= 0 && !isSame(before.value, value)) notCarried.push(name);
	}
	for (const target of ["status", "draft"] as const) {
		const inner = of.get(target);
		if (inner && !publicity.some(({ name }) => plainName(name) === plainName(inner.name)))
			publicity.push({ form: target === "status" ? "word" : "true-is-draft", ...inner });
	}
	return { of, publicity, notCarried };
}

/** What a column, or the members of a text (`content.protected`), says of whether the story is public. */
function publicityIn(name: string, value: unknown, columns: Columns): readonly PublicityValue[] {
	const form = columns.publicity(name);
	// Under "published" most write a date.
	if (form !== undefined && (plainName(innerName(name)) !== "published" || truthOf(value) !== undefined)) return [{ form, name, value }];
	if (typeof value !== "object" || columns.known(name)?.target !== "body") return [];
	return Object.entries(membersOf(value)).flatMap(([member, inner]) => {
		const form = isEmpty(inner) ? undefined : publicityForm(plainName(member));
		return form === undefined ? [] : [{ form, name: `${name}.${member}`, value: inner }];
	});
}

/** The value of a column, or of a member within one (`seo.title`), in any case. */
export function valueAt(values: Values, name: string): unknown {
	if (values.has(name)) return values.get(name);
	const plain = plainName(name);
	for (const [other, value] of values) if (plainName(other) === plain) return value;
	const parts = name.split(".");
	for (let length = parts.length - 1; length > 0; length--) {
		const outer = parts.slice(0, length).join(".");
		if (values.has(outer)) return parts.slice(length).reduce(memberOf, values.get(outer));
	}
	return undefined;
}

/** The member of an object, or those of all objects in a list. */
function memberOf(value: unknown, key: string): unknown {
	if (Array.isArray(value) && !Object.hasOwn(value, key))
		return value.map((item) => memberOf(item, key)).filter((item) => item !== undefined);
	return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === "string") return value.trim() === "" || value.startsWith("0000-00-00");
	return typeof value === "object" && Object.keys(value).length === 0;
}

function isSame(a: unknown, b: unknown): boolean {
	return a === b || (typeof a === "object" && typeof b === "object" && jsonOf(a) === jsonOf(b));
}
