import { commentOf, type WxrComment } from "./comment.ts";
import { addMeta, type Category, type ItemContents } from "./record.ts";

/**
 * What was read at a place, and where it ends. Or `cut off`: the rest is not in the text. Or `odd`: only the parser can read it.
 */
export type QuickResult<T> = { readonly value: T; readonly end: number } | "cut off" | "odd";

/** A start tag or an end tag, with the white space before it. */
const TAG = /[\t\n\r ]*<(?:\/([a-zA-Z][\w:.-]*)|([a-zA-Z][\w:.-]*)((?:[\t\n\r ]+[a-zA-Z][\w:.-]*="[^"<&\t\n\r]*")*)[\t\n\r ]*(\/?))>/y;

const ATTRIBUTE = /([a-zA-Z][\w:.-]*)="([^"]*)"/g;

const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#0*([1-9]\d{1,4}));/g;

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const CDATA = "<![CDATA[";

/** No tag is longer than this, in UTF-16 units. Nearer to the end of the text, a tag may be cut off. */
const LONGEST = 1000;

/**
 * Reads an item of an export, if it is written as WordPress writes it. This is much faster than the parser, which looks at every character,
 * and gives the same. It gives `odd` for what is written in another way, and for any fault.
 * @param text must not hold characters that XML forbids
 * @param start where `<item>` begins
 */
export function quickItem(text: string, start: number): QuickResult<ItemContents> {
	const texts = new Map<string, string>();
	const categories: Category[] = [];
	const meta = new Map<string, string>();
	const comments: WxrComment[] = [];
	let at = start + "<item>".length;
	for (;;) {
		const tag = tagAt(text, at);
		if (typeof tag === "string") return tag;
		const { closes, name, attributes, alone } = tag.value;
		at = tag.end;
		if (closes) return name === "item" ? { value: { texts, categories, meta, comments }, end: at } : "odd";
		const inside = alone ? { value: "", end: at } : inElement(text, at, name);
		if (typeof inside === "string") return inside;
		at = inside.end;
		if (name === "wp:comment") comments.push(commentOf(inside.value instanceof Map ? inside.value : NO_TEXTS));
		else if (typeof inside.value !== "string") {
			if (Array.isArray(inside.value)) addMeta(meta, inside.value[0], inside.value[1]);
		} else if (name === "wp:postmeta") return "odd";
		else if (name === "category") categories.push({ domain: attributes.domain, nicename: attributes.nicename, name: inside.value });
		else texts.set(name, inside.value);
	}
}

const NO_TEXTS: ReadonlyMap<string, string> = new Map();

/** The contents of an element of an item: its text, key and value, or the texts of a comment. */
function inElement(text: string, at: number, name: string): QuickResult<string | readonly [string, string] | Map<string, string>> {
	if (name === "wp:comment") return commentTexts(text, at);
	if (name === "wp:postmeta") return keyAndValue(text, at);
	return name === "wp:termmeta" ? "odd" : leaf(text, at, name);
}

interface Tag {
	readonly closes: boolean;
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly alone: boolean;
}

const NONE = {};

function tagAt(text: string, at: number): QuickResult<Tag> {
	TAG.lastIndex = at;
	const found = TAG.exec(text);
	if (!found) return text.length - at < LONGEST ? "cut off" : "odd";
	const [, closing, opening = "", written = "", alone] = found;
	const attributes = written === "" ? NONE : attributesIn(written);
	if (!attributes) return "odd";
	return { value: { closes: closing !== undefined, name: closing ?? opening, attributes, alone: alone === "/" }, end: TAG.lastIndex };
}

/** Attributes by name; undefined if one is there twice. */
function attributesIn(written: string): Readonly<Record<string, string>> | undefined {
	const pairs = [...written.matchAll(ATTRIBUTE)].map(([, name = "", value = ""]) => [name, value] as const);
	const attributes = Object.fromEntries(pairs);
	return Object.keys(attributes).length === pairs.length ? attributes : undefined;
}

/** The text of an element that holds only text. White space around CDATA sections belongs to the export, and is dropped. */
function leaf(text: string, start: number, name: string): QuickResult<string> {
	let [at, value, isLiteral] = [start, "", false];
	for (;;) {
		const next = text.indexOf("<", at);
		if (next === -1) return "cut off";
		const words = plain(text.slice(at, next));
		if (words === undefined) return "odd";
		if (text.startsWith(CDATA, next)) {
			const end = text.indexOf("]]>", next);
			if (end === -1) return "cut off";
			if (!isBlank(words)) return "odd";
			value += text.slice(next + CDATA.length, end);
			[isLiteral, at] = [true, end + 3];
			continue;
		}
		if (isLiteral && !isBlank(words)) return "odd";
		if (!text.startsWith(`</${name}>`, next)) return text.length - next < LONGEST ? "cut off" : "odd";
		return { value: isLiteral ? withLineEnds(value) : words.trim(), end: next + name.length + 3 };
	}
}

function keyAndValue(text: string, start: number): QuickResult<readonly [string, string]> {
	let [at, key, value] = [start, "", ""];
	for (;;) {
		const tag = tagAt(text, at);
		if (typeof tag === "string") return tag;
		const { closes, name, alone } = tag.value;
		at = tag.end;
		if (closes) return name === "wp:postmeta" ? { value: [key, value], end: at } : "odd";
		const inside = alone ? { value: "", end: at } : leaf(text, at, name);
		if (typeof inside === "string") return inside;
		at = inside.end;
		if (name === "wp:meta_key") key = inside.value;
		else value = inside.value;
	}
}

/** The texts of a comment, by the names of their elements; nothing of what plugins noted of it. */
function commentTexts(text: string, start: number): QuickResult<Map<string, string>> {
	const texts = new Map<string, string>();
	let at = start;
	for (;;) {
		const tag = tagAt(text, at);
		if (typeof tag === "string") return tag;
		const { closes, name, alone } = tag.value;
		at = tag.end;
		if (closes) return name === "wp:comment" ? { value: texts, end: at } : "odd";
		if (alone) continue;
		const inside = name === "wp:commentmeta" ? passOver(text, at, name) : leaf(text, at, name);
		if (typeof inside === "string") return inside;
		at = inside.end;
		if (name !== "wp:commentmeta") texts.set(name, inside.value);
	}
}

/** Goes to the end of an element, whatever XML it holds. */
function passOver(text: string, start: number, name: string): QuickResult<string> {
	const open = [name];
	let at = start;
	while (open.length > 0) {
		const next = text.indexOf("<", at);
		if (next === -1) return "cut off";
		if (plain(text.slice(at, next)) === undefined) return "odd";
		if (text.startsWith(CDATA, next)) {
			const end = text.indexOf("]]>", next);
			if (end === -1) return "cut off";
			at = end + 3;
			continue;
		}
		const tag = tagAt(text, next);
		if (typeof tag === "string") return tag;
		at = tag.end;
		if (!tag.value.closes) {
			if (!tag.value.alone) open.push(tag.value.name);
		} else if (open.pop() !== tag.value.name) return "odd";
	}
	return { value: "", end: at };
}

/** Decodes the references in a text outside of CDATA; undefined if a reference has an unusual form. */
function plain(written: string): string | undefined {
	if (written.includes("]]>")) return undefined;
	const text = withLineEnds(written);
	if (!text.includes("&")) return text;
	let isPlain = true;
	const undone = text.replace(REFERENCE, (_, name: string | undefined, code: string | undefined) => {
		const number = Number(code ?? 32);
		if (number < 32 || (number > 0xd7ff && number < 0xe000) || number > 0xfffd) isPlain = false;
		return name === undefined ? String.fromCodePoint(number) : (NAMED[name] ?? "");
	});
	return isPlain && text.replace(REFERENCE, "").includes("&") === false ? undone : undefined;
}

function withLineEnds(text: string): string {
	return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

function isBlank(text: string): boolean {
	return text === "" || text.trim() === "";
}
