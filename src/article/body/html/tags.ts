import { decodeHTMLAttribute } from "entities";
import { isElement, mayBeBare } from "./elements.ts";

/** A tag as it stands in a text. */
export interface Tag {
	/** In lower case. */
	readonly name: string;
	readonly isClosing: boolean;
	/** Whether it ends in `/>`. */
	readonly isSelfClosing: boolean;
	/** Values by names in lower case, as they are written; empty for a name without one. The first of a name counts. */
	readonly attributes: ReadonlyMap<string, string>;
	/** Where the text behind it begins. */
	readonly end: number;
	/** Whether a name stands without a value that is none of HTML's own: in `a<b and c>d`. */
	readonly isDoubtful: boolean;
}

const NAME = /<(\/?)([a-z][^\s/>"'<=]*)/iy;

/** An attribute: a name, and perhaps a value or the quotation mark with which it begins. */
const ATTRIBUTE = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:(["'])|([^\s"'<>`]+)))?/iy;

/** What follows a quoted value: a blank, the end, or at least another whole attribute. Else a quotation mark is missing. */
const BEHIND_VALUE = /[\s/>]|[a-z-]+=/iy;

/** Longer template code stands in no attribute. */
const LONGEST_TEMPLATE = 500;

/** Where a quoted value ends; template code in it may hold quotation marks of its own. */
function endOfValue(text: string, start: number, quote: string): number | undefined {
	for (let at = start; ; ) {
		const end = text.indexOf(quote, at);
		if (end < 0) return undefined;
		const open = text.slice(at, end).search(/\{[{%]/);
		if (open < 0) return end;
		const from = at + open + 2;
		const close = text.slice(from, from + LONGEST_TEMPLATE).indexOf(text.charAt(from - 1) === "{" ? "}}" : "%}");
		if (close < 0) return end;
		at = from + close + 2;
	}
}

const END = /\s*(\/?)>/y;

/**
 * Reads the tag at a place in a text; undefined where none stands there, or it is not whole.
 * It never looks farther than the quotation mark that closes a value, so a text full of beginnings takes no longer.
 */
export function readTag(text: string, at: number): Tag | undefined {
	NAME.lastIndex = at;
	const [opening = "", slash, name = ""] = NAME.exec(text) ?? [];
	if (name === "") return undefined;
	const attributes = new Map<string, string>();
	let isDoubtful = false;
	for (let place = at + opening.length; ; ) {
		END.lastIndex = place;
		const end = END.exec(text);
		if (end) {
			const isSelfClosing = end[1] === "/";
			return { name: name.toLowerCase(), isClosing: slash === "/", isSelfClosing, attributes, end: place + end[0].length, isDoubtful };
		}
		ATTRIBUTE.lastIndex = place;
		const match = ATTRIBUTE.exec(text);
		if (!match?.[1]) return undefined;
		const key = match[1].toLowerCase();
		const [, , quote] = match;
		const from = place + match[0].length;
		const close = quote === undefined ? from : endOfValue(text, from, quote);
		BEHIND_VALUE.lastIndex = (close ?? 0) + 1;
		if (close === undefined || (quote !== undefined && !BEHIND_VALUE.test(text))) return undefined;
		const value = quote === undefined ? match[3] : text.slice(from, close);
		isDoubtful ||= value === undefined && !mayBeBare(key);
		if (!attributes.has(key)) attributes.set(key, value ?? "");
		place = quote === undefined ? from : close + 1;
	}
}

/** What word processors leave anywhere, and what stands at the beginning of a whole page only. */
const LEFT_BEHIND = /<(?:!\[(?:if|endif)\b[^<>]*|\?xml:[^<>]*)>/iy;
const AT_BEGINNING = /<(?:!doctype\b[^<>]*|\?xml\b[^<>]*)>/iy;

/**
 * Where a declaration ends that says nothing to a reader; undefined for one that is a word about it, as in running text.
 * @param at the place where it begins, in characters from 0
 */
export function endOfDeclaration(text: string, at: number, isBeginning: boolean): number | undefined {
	for (const pattern of isBeginning ? [AT_BEGINNING, LEFT_BEHIND] : [LEFT_BEHIND]) {
		pattern.lastIndex = at;
		if (pattern.test(text)) return pattern.lastIndex;
	}
	return undefined;
}

/** Whether a tag is one of HTML, and not words in angle brackets. */
export function isHtmlTag(tag: Tag): boolean {
	return isElement(tag.name) && !tag.isDoubtful;
}

/** Whether a tag is one of a component with a name like `amp-img`: its content stays, its tags do not. */
export function isComponentTag({ name, attributes, isClosing, isDoubtful }: Tag): boolean {
	return /^[a-z][a-z\d]*-[a-z\d-]*$/.test(name) && (attributes.size > 0 || isClosing) && !isDoubtful;
}

/** An attribute's value with its references decoded; undefined where there is none, or an empty one. */
export function valueOf(tag: Tag, name: string): string | undefined {
	const value = decodeHTMLAttribute(tag.attributes.get(name) ?? "").trim();
	return value === "" ? undefined : value;
}
