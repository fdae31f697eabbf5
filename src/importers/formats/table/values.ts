import { oneLine, shorten } from "../../../article/text.ts";
import { filled, holdsEmail, languageOf, lineOf, membersOf, nameOf, plainOf, unique, webAddress } from "../../reading/values.ts";

/** Members that hold the text of an object: `{"name": …}`, `{"rendered": …}` of WordPress, `{"$oid": …}` of MongoDB. */
const MEMBERS = ["name", "title", "rendered", "value", "text", "label", "$oid", "$date", "$numberLong"];

/** The text of a value: a text itself, the first text in a list, the name of an object. It may have several lines. */
export function textOf(value: unknown, depth = 0): string | undefined {
	if (typeof value === "string") return value.trim() === "" ? undefined : value;
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	if (typeof value !== "object" || value === null || depth > 4) return undefined;
	const inner = Array.isArray(value) ? value : MEMBERS.map((name) => membersOf(value)[name]);
	for (const item of inner) {
		const text = textOf(item, depth + 1);
		if (text !== undefined) return text;
	}
	return undefined;
}

/** One line of plain text. @param literal it holds no HTML, whatever it looks like */
export function plainText(value: unknown, literal: boolean): string | undefined {
	const text = textOf(value);
	if (text === undefined) return undefined;
	return lineOf(!literal && /<\/?[a-z][^>]*>|&#?\w+;/i.test(text) ? plainOf(text) : text);
}

/** What a list holds: itself; or, of a text, what stands between semicolons, bars or line ends, else between commas if `commas` says so. */
export function listOf(value: unknown, commas: boolean | ((parts: readonly string[]) => boolean)): readonly unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== "string") return [value];
	const listed = writtenList(value.trim());
	if (listed) return listed;
	if (/[;|\n]/.test(value)) return value.split(/[;|\n]/);
	const parts = value.split(",");
	return (typeof commas === "boolean" ? commas : commas(parts)) ? parts : [value];
}

/** A list as programs write one into a cell: `["a", "b"]`, and Python's `['a', 'b']`. */
function writtenList(text: string): readonly unknown[] | undefined {
	if (!/^\[.*\]$/s.test(text)) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) ? value : undefined;
	} catch {
		return /^\[\s*'.*'\s*\]$/s.test(text) ? text.replace(/^\[\s*'|'\s*\]$/g, "").split(/'\s*,\s*'/) : undefined;
	}
}

/** Words that English names of persons do not have. */
const PERSON = /^(?!.*\b(?:of|the|for|from|our|and)\b)\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]+){1,3}$/u;

/** Authors as front matter has them. Commas and “and” separate authors, if each part looks like a person's name. */
export function authorsOf(value: unknown): { readonly authors: readonly unknown[]; readonly emails: number } {
	const items = Array.isArray(value)
		? (value as readonly unknown[])
		: listOf(value, false).flatMap((item): readonly unknown[] => (typeof item === "string" ? persons(item) : [item]));
	const authors = items.flatMap((item) => {
		const { role, url } = membersOf(item);
		const name = nameOf(namedBy(item));
		if (name === undefined) return [];
		const more = filled({ role: lineOf(role), url: webAddress(url) });
		return [Object.keys(more).length === 0 ? name : { name, ...more }];
	});
	const seen = new Set<string>();
	const once = authors.filter((author) => {
		const key = JSON.stringify(author);
		return !seen.has(key) && seen.add(key);
	});
	return { authors: once, emails: items.filter((item) => holdsEmail(namedBy(item))).length };
}

function namedBy(item: unknown): string | undefined {
	const { first_name: first, last_name: last, firstName = first, lastName = last } = membersOf(item);
	const parts = [firstName, lastName].flatMap((part) => lineOf(part) ?? []);
	return textOf(item) ?? (parts.length > 0 ? parts.join(" ") : undefined);
}

function persons(text: string): readonly string[] {
	const parts = oneLine(text)
		.replace(/^by[ :]+(?=\p{Lu})/iu, "")
		.split(/\s*,\s*(?:and |& )?|\s+(?:and|&)\s+/);
	return parts.length > 1 && parts.every((part) => PERSON.test(part)) ? parts : [text];
}

/** Names of terms, each only once. */
export function termsOf(value: unknown, literal: boolean): readonly string[] {
	return unique(listOf(value, true).map((item) => plainText(item, literal)));
}

/** A picture as front matter has it. A relative path is left out if its site is not known. */
export function imageOf(value: unknown, about: Readonly<Record<string, unknown>>, base: string | undefined): unknown {
	const first = Array.isArray(value) ? value[0] : value;
	const { src, url = src, alt, caption, credit } = membersOf(first);
	const written = lineOf(typeof first === "string" ? first : url);
	const address = webAddress(written, base) ?? (written?.startsWith("/") ? written : undefined);
	if (address === undefined) return undefined;
	const more = filled({ alt: lineOf(about.alt ?? alt), caption: lineOf(about.caption ?? caption), credit: lineOf(about.credit ?? credit) });
	return Object.keys(more).length === 0 ? address : { src: address, ...more };
}

/** Whether a value says yes or no; undefined if it says neither. */
export function truthOf(value: unknown): boolean | undefined {
	const text = textOf(value)?.trim().toLowerCase() ?? "";
	if (["true", "yes", "y", "1"].includes(text)) return true;
	return ["false", "no", "n", "0"].includes(text) ? false : undefined;
}

/** A language tag. The name of a language does not count, though it has the form of a tag. */
export function languageIn(value: unknown): string | undefined {
	const tag = languageOf(textOf(value));
	return tag !== undefined && /^[a-z]{2,3}(-|$)/i.test(tag) ? tag : undefined;
}

/** A value as messages show it. */
export function quoted(value: unknown): string {
	return JSON.stringify(shorten(lineOf(textOf(value)) ?? JSON.stringify(value) ?? "", 60));
}
