import { escapeHtml } from "../../../../article/text.ts";
import { itemsOf, membersOf } from "../../../reading/values.ts";

/** No filter makes a text longer than this, in UTF-16 units: a few of them in a row could double it each time. */
const LONGEST = 100_000;

/** No filter makes a longer list. */
const MOST_ITEMS = 10_000;

/** A text or a number as it is shown; undefined for any other value. */
export function textOf(value: unknown): string | undefined {
	return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}

/** What a filter of Liquid makes of a list; undefined where it is not known, or makes too much of it. */
export function filteredList(value: readonly unknown[], name: string, first: unknown, second: unknown): unknown {
	return Object.hasOwn(LISTS, name) ? LISTS[name]?.(value, first, second) : undefined;
}

/** What a filter of Liquid makes of a text or a number; undefined where it is not known, or makes too much of it. */
export function filteredText(value: string, name: string, first: string | undefined, second: string | undefined): unknown {
	if (Object.hasOwn(NUMBERS, name)) {
		const [number, by] = [value, first ?? ""].map((one) => (/^-?\d+(\.\d+)?$/.test(one) ? Number(one) : undefined));
		const made = number === undefined ? undefined : NUMBERS[name]?.(number, by);
		return made !== undefined && Number.isFinite(made) ? made : undefined;
	}
	const made = Object.hasOwn(TEXTS, name) ? TEXTS[name]?.(value, first, second) : undefined;
	return typeof made === "string" && made.length > Math.max(LONGEST, value.length) ? undefined : made;
}

type ListFilter = (value: readonly unknown[], first: unknown, second: unknown) => unknown;

const LISTS: Readonly<Record<string, ListFilter>> = {
	first: (value) => value[0],
	last: (value) => value.at(-1),
	size: (value) => value.length,
	join: (value, by) => joined(value, typeof by === "string" ? by : " "),
	array_to_sentence_string: (value, word) => {
		const last = ` ${typeof word === "string" ? word : "and"} `;
		const comma = value.length > 2 ? `,${last}` : last;
		const before = joined(value.slice(0, -1), ", ");
		return value.length < 2 || before === undefined ? joined(value, "") : joined([before, value.at(-1)], comma);
	},
	where: (value, key, wanted) => {
		const text = textOf(wanted);
		return typeof key !== "string" || text === undefined
			? undefined
			: value.filter((one) => itemsOf([membersOf(one)[key]].flat()).some((member) => textOf(member) === text));
	},
	map: (value, key) => (typeof key === "string" ? value.map((one) => membersOf(one)[key]) : undefined),
	reverse: (value) => [...value].reverse(),
	compact: (value) => value.filter((one) => one !== undefined && one !== null),
	uniq: (value) => (value.every((one) => textOf(one) !== undefined) ? [...new Set(value)] : undefined),
	concat: (value, more) => (Array.isArray(more) && value.length + more.length <= MOST_ITEMS ? [...value, ...more] : undefined),
	sort: (value, key) => sorted(value, key, (text) => text),
	sort_natural: (value, key) => sorted(value, key, (text) => text.toLowerCase()),
};

function joined(value: readonly unknown[], by: string): string | undefined {
	const texts = value.map(textOf);
	const length = texts.reduce((sum, text) => sum + (text?.length ?? 0) + by.length, 0);
	return texts.includes(undefined) || length > LONGEST ? undefined : texts.join(by);
}

/** By values that are all numbers, or all texts: the order of others nobody can tell. */
function sorted(value: readonly unknown[], key: unknown, form: (text: string) => string): readonly unknown[] | undefined {
	const keyed = value.map((one) => ({ one, by: typeof key === "string" ? membersOf(one)[key] : one }));
	if (keyed.every(({ by }) => typeof by === "number")) return keyed.sort((a, b) => Number(a.by) - Number(b.by)).map(({ one }) => one);
	if (!keyed.every(({ by }) => typeof by === "string")) return undefined;
	const texts = keyed.map(({ one, by }) => ({ one, by: form(String(by)) }));
	return texts.sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0)).map(({ one }) => one);
}

const NUMBERS: Readonly<Record<string, (value: number, by: number | undefined) => number | undefined>> = {
	plus: (value, by) => (by === undefined ? undefined : value + by),
	minus: (value, by) => (by === undefined ? undefined : value - by),
	times: (value, by) => (by === undefined ? undefined : value * by),
	divided_by: (value, by) => {
		if (by === undefined || by === 0) return undefined;
		return Number.isInteger(value) && Number.isInteger(by) ? Math.floor(value / by) : value / by;
	},
	modulo: (value, by) => (by === undefined || by === 0 ? undefined : value - by * Math.floor(value / by)),
	abs: Math.abs,
	ceil: Math.ceil,
	floor: Math.floor,
	round: (value, digits = 0) => (digits < 0 || digits > 10 ? undefined : Number(value.toFixed(digits))),
};

const same = (value: string) => value;

/** `replace`, where what comes of it is not too long. */
function replaced(value: string, what: string | undefined, by: string | undefined): string | undefined {
	if (what === undefined || by === undefined || what === "") return undefined;
	const parts = value.split(what);
	return value.length + (parts.length - 1) * by.length > Math.max(LONGEST, value.length) ? undefined : parts.join(by);
}

/** Jekyll's own form of addresses: letters and digits of all languages, in lower case, with hyphens between them. */
function slugified(value: string, mode: string | undefined): string | undefined {
	if (mode !== undefined && mode !== "default") return undefined;
	return value
		.replace(/[^\p{L}\p{N}]+/gu, "-")
		.replace(/^-|-$/g, "")
		.toLowerCase();
}

function cut(value: string, length = "50", end = "..."): string | undefined {
	if (!/^\d+$/.test(length)) return undefined;
	return value.length <= Number(length) ? value : value.slice(0, Math.max(0, Number(length) - end.length)) + end;
}

function cutWords(value: string, count = "15", end = "..."): string | undefined {
	const words = value.trim().split(/\s+/);
	if (!/^[1-9]\d*$/.test(count)) return undefined;
	return words.length <= Number(count) ? value : words.slice(0, Number(count)).join(" ") + end;
}

/** Without tags, comments, scripts and styles. */
const withoutTags = (value: string) => value.replace(/<(script|style)\b[^>]*>[^]*?<\/\1\s*>|<!--[^]*?-->|<[^<>]*>/gi, "");

type TextFilter = (value: string, first: string | undefined, second: string | undefined) => string | number | undefined;

const TEXTS: Readonly<Record<string, TextFilter>> = {
	append: (value, by) => (by === undefined ? undefined : value + by),
	prepend: (value, by) => (by === undefined ? undefined : by + value),
	replace: replaced,
	replace_first: (value, what, by) => (what === undefined || by === undefined || what === "" ? undefined : value.replace(what, () => by)),
	remove: (value, what) => replaced(value, what, ""),
	remove_first: (value, what) => (what === undefined || what === "" ? undefined : value.replace(what, "")),
	strip: (value) => value.trim(),
	trim: (value) => value.trim(),
	lstrip: (value) => value.trimStart(),
	rstrip: (value) => value.trimEnd(),
	strip_html: withoutTags,
	strip_newlines: (value) => value.replace(/\r?\n/g, ""),
	newline_to_br: (value) => value.replace(/\r?\n/g, "<br>\n"),
	normalize_whitespace: (value) => value.replace(/\s+/g, " ").trim(),
	number_of_words: (value) => value.split(/\s+/).filter((word) => word !== "").length,
	size: (value) => [...value].length,
	upcase: (value) => value.toUpperCase(),
	downcase: (value) => value.toLowerCase(),
	capitalize: (value) => value.slice(0, 1).toUpperCase() + value.slice(1),
	slugify: slugified,
	truncate: cut,
	truncatewords: cutWords,
	escape: escapeHtml,
	escape_once: (value) => escapeHtml(value).replace(/&amp;(?=(?:[a-z]+|#\d+);)/gi, "&"),
	xml_escape: escapeHtml,
	url_encode: encodeURIComponent,
	cgi_escape: (value) => encodeURIComponent(value).replace(/%20/g, "+"),
	uri_escape: encodeURI,
	markdownify: same,
	safe: same,
	smartify: same,
};
