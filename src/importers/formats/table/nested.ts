import { membersOf } from "../../reading/values.ts";
import { isWrapper, knownName, plainName } from "./names.ts";

/** Deeper values are no record that a program wrote for others. */
const DEEPEST = 20;

/** The members of what holds the record itself stand beside its other values, as `attributes.title`. */
export function openRecord(record: object): Map<string, unknown> {
	const values = new Map<string, unknown>();
	open(record, "", values, 0);
	return values;
}

function open(record: object, before: string, values: Map<string, unknown>, depth: number): void {
	for (const [name, value] of Object.entries(record)) {
		if (depth < 4 && isWrapper(name) && holdsRecord(name, value)) open(value as object, `${before}${name}.`, values, depth + 1);
		else values.set(before + name, value);
	}
}

/** Whether an object holds what the record is about; one that may be a text holds a headline of its own, too. */
function holdsRecord(name: string, value: unknown): boolean {
	const names = Object.keys(membersOf(value));
	if (names.length === 0) return false;
	const isText = knownName(name)?.target === "body";
	return !isText || names.some((inner) => knownName(inner)?.target === "headline" && plainName(inner) !== "name");
}

/** What a list holds, also one whose items stand in an object under numbers or under names; undefined for anything else. */
export function itemsIn(value: unknown): readonly unknown[] | undefined {
	if (Array.isArray(value)) return value;
	const entries = Object.entries(membersOf(value));
	if (entries.length === 0) return undefined;
	const isNumbered = entries.every(([name]) => /^\d{1,6}$/.test(name));
	return isNumbered ? entries.map(([, item]) => item) : undefined;
}

/** A member of an object: its name in plain letters, and its value. */
export type Member = readonly [name: string, value: unknown];

/** The member of an object that stands first in a list of names, whatever their case and signs. */
export function memberNamed(value: unknown, names: readonly string[]): Member | undefined {
	const plain = plainMembers(value);
	const best = names.find((name) => plain.has(name));
	return best === undefined ? undefined : [best, plain.get(best)];
}

/** As `memberNamed`; else the only member of an object that has no other. */
export function bestMember(value: unknown, names: readonly string[]): Member | undefined {
	const plain = plainMembers(value);
	const [only] = plain;
	return memberNamed(value, names) ?? (plain.size === 1 ? only : undefined);
}

function plainMembers(value: unknown): ReadonlyMap<string, unknown> {
	const entries = Object.entries(membersOf(value)).filter(([, member]) => member !== null && member !== "" && typeof member !== "boolean");
	return new Map(entries.map(([name, member]) => [plainName(name), member]));
}

/** A text within a value, and where it stands in it. */
export interface InnerText {
	/** The names of the members that lead to it, with full stops. */
	readonly path: string;
	readonly text: string;
}

/** The longest text in a value, however deep; a list counts as what it holds. */
export function longestText(value: unknown, path = "", depth = 0): InnerText | undefined {
	if (typeof value === "string") return { path, text: value };
	if (typeof value !== "object" || value === null || depth > DEEPEST) return undefined;
	let longest: InnerText | undefined;
	for (const [name, inner] of Object.entries(value)) {
		const innerPath = Array.isArray(value) ? path : path === "" ? name : `${path}.${name}`;
		const found = longestText(inner, innerPath, depth + 1);
		if (found && found.text.length > (longest?.text.length ?? 0)) longest = found;
	}
	return longest;
}

/** Whether a text is words rather than a name, an address or a mark. */
export function isWords(text: string): boolean {
	return text.length >= 12 && /\S\s+\S/.test(text.trim()) && !/^https?:\/\/\S+$/.test(text);
}

/** A value as JSON; undefined where it is nested more deeply than can be written. */
export function jsonOf(value: unknown): string | undefined {
	try {
		return JSON.stringify(value);
	} catch {
		return undefined;
	}
}
