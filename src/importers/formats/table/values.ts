import { oneLine, shorten } from "../../../article/text.ts";
import { filled, languageOf, lineOf, membersOf, plainOf, unique, webAddress } from "../../reading/values.ts";
import { bestMember, itemsIn, jsonOf } from "./nested.ts";

/** Members under which the name of a thing stands: `{"name": …}`, as WordPress gives texts `{"rendered": …}`, as MongoDB gives ids and dates. */
const MEMBERS =
	"name displayname title rendered processed value text label main original webtitle headline alias oid date numberlong attributes data node fields".split(
		" ",
	);

/** The text of a value: a text itself, the first text in a list, the name of an object. It may have several lines. */
export function textOf(value: unknown, depth = 0): string | undefined {
	if (typeof value === "string") return value.trim() === "" ? undefined : value;
	if (typeof value === "number") return String(value);
	if (typeof value !== "object" || value === null || depth > 6) return undefined;
	const items = itemsIn(value);
	if (!items) return textOf(bestMember(value, MEMBERS)?.[1], depth + 1);
	for (const item of items) {
		const text = textOf(item, depth + 1);
		if (text !== undefined) return text;
	}
	return undefined;
}

/** One line of plain text. @param literal it holds no HTML, whatever it looks like */
export function plainText(value: unknown, literal: boolean): string | undefined {
	const text = textOf(value);
	if (text === undefined) return undefined;
	return lineOf(!literal && /<\/?[a-z][^<>]*>|&#?\w{1,40};/i.test(text) ? plainOf(text) : text);
}

/** What a list holds: itself; or, of a text, what stands between semicolons, bars or line ends, else between commas if `commas` says so. */
export function listOf(value: unknown, commas: boolean): readonly unknown[] {
	const items = itemsIn(value);
	if (items) return items;
	if (typeof value !== "string") return [value];
	const listed = writtenList(value.trim());
	if (listed) return listed;
	if (/[;|\n]/.test(value)) return value.split(/[;|\n]/);
	return commas ? value.split(",") : [value];
}

/** A list as programs write one into a cell: `["a", "b"]`, and Python's `['a', 'b']`. */
function writtenList(text: string): readonly unknown[] | undefined {
	if (!text.startsWith("[") || !text.endsWith("]")) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) ? value : undefined;
	} catch {
		const inner = text.slice(1, -1).trim();
		return inner.length > 1 && inner.startsWith("'") && inner.endsWith("'") ? inner.slice(1, -1).split(/'\s*,\s*'/) : undefined;
	}
}

/** Numbers and other marks that a database knows something by. */
const ID = /^(\d+|[\da-f]{24}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** Whether a value is, or is a list of, what a database knows something by; such a thing is no name. */
export function isId(value: unknown): boolean {
	const items = itemsIn(value);
	if (items) return items.length > 0 && items.every(isId);
	if (typeof value === "string" || typeof value === "number") return ID.test(String(value).trim());
	const [only, ...others] = Object.keys(membersOf(value));
	return only !== undefined && others.length === 0 && /^\$?(o?id|numberlong|target_id)$/i.test(only);
}

/** Kinds of keywords; where they are the names, the keywords are the values. */
const KEYWORD_KINDS = /^(subjects?|persons?|organi[sz]ations?|g?locations?|creative_works?|keywords?)$/i;

/** Names of terms, each once. A number is the name of a year; any other is that of no term. */
export function termsOf(value: unknown, literal: boolean): readonly string[] {
	const names = termItems(value).map((item) => {
		const { name, value: keyword } = membersOf(item);
		return plainText(typeof name === "string" && typeof keyword === "string" && KEYWORD_KINDS.test(name) ? keyword : item, literal);
	});
	const areIds = names.every((name) => name === undefined || (isId(name) && !/^1\d{3}$|^20\d\d$/.test(name)));
	return areIds ? [] : unique(names);
}

/** The terms of a list, also of an object whose members have the names of terms (`{"News": {"id": 3}}`), as WordPress.com has them. */
function termItems(value: unknown): readonly unknown[] {
	const members = Object.entries(membersOf(value));
	const areNamed = members.length > 0 && members.every(([, member]) => Object.keys(membersOf(member)).length > 0);
	if (!areNamed || itemsIn(value)) return listOf(value, true);
	return members.map(([name, member]) => ({ name, ...membersOf(member) }));
}

/** A picture as front matter has it. A relative path is left out if its site is not known. */
export function imageOf(value: unknown, about: Readonly<Record<string, unknown>>, base: string | undefined): unknown {
	const first = Array.isArray(value) ? value[0] : value;
	const members = membersOf(first);
	const written = lineOf(typeof first === "string" ? first : (members.url ?? members.src ?? members.source_url));
	const address = webAddress(written, base) ?? (written?.startsWith("/") ? written : undefined);
	if (address === undefined) return undefined;
	const more = filled({
		alt: plainText(about.alt ?? members.alt ?? members.alt_text, false),
		caption: plainText(about.caption ?? members.caption, false),
		credit: plainText(about.credit ?? members.credit, false),
	});
	return Object.keys(more).length === 0 ? address : { src: address, ...more };
}

/** A language tag. The name of a language is none, though it has the form of one. */
export function languageIn(value: unknown): string | undefined {
	const tag = languageOf(textOf(value));
	return tag !== undefined && /^[a-z]{2,3}(-|$)/i.test(tag) ? tag : undefined;
}

/** A value as messages show it. */
export function quoted(value: unknown): string {
	return JSON.stringify(shorten(lineOf(textOf(value)) ?? jsonOf(value) ?? "", 60));
}

/** A column's name as a report shows it. */
export function nameInShort(name: string): string {
	return oneLine(shorten(name, 80)) || "a column without a name";
}
