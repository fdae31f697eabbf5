import { decodeHTMLAttribute } from "entities";
import type { Properties } from "hast";
import { EMBED } from "../../../article/body/embeds/figure.ts";
import { QUOTED_CLASS } from "../../../article/body/embeds/quoted.ts";

const ATTRIBUTE = /([a-z][a-z0-9_-]*)="([^"]*)"/g;

/** Attributes that are dropped on any element, and not counted. */
const SILENT =
	/^(?:class|target|rel|role|align|border|clear|srcset|sizes|loading|decoding|fetchpriority|hspace|vspace|size|color|data-[a-z-]+|aria-[a-z-]+)$/;

/** What the address of a picture may hold that stands for another. */
const PLACEHOLDER = /blank|spacer|placeholder|lazy|loading|pixel|transparent|1x1|gr[ae]y/i;

const CODE = /expression\s*\(|javascript:|-moz-binding/i;

/** An ampersand that may begin a character reference of an unusual form. */
const ODD_REFERENCE = /&(?=[a-zA-Z#])(?!(?:[a-zA-Z][a-zA-Z0-9]*|#[1-9]\d{1,6});)/;

/** Whether all character references in a text have the usual form, which every browser reads in the same way. */
export function hasPlainReferences(text: string): boolean {
	return !ODD_REFERENCE.test(text);
}

/**
 * Reads the attributes of a tag that are kept.
 * @param text follows the name of the tag, and holds only white space and `name="value"`
 * @param count is called with what was taken out
 * @returns undefined if this function does not know an attribute
 */
export function attributesIn(text: string, tag: string, count: (what: string) => void): Properties | undefined {
	const properties: Properties = {};
	let isStyled = false;
	let isLate = false;
	for (const [, name = "", written = ""] of text.matchAll(ATTRIBUTE)) {
		if (name === "class" && mayBeEmbed(tag, written)) {
			if (tag !== "figure" || written !== EMBED) return undefined;
			properties.className = [EMBED];
			continue;
		}
		if (SILENT.test(name)) {
			isLate ||= name.startsWith("data-") || name === "srcset";
			continue;
		}
		if (name === "style") {
			// Browsers ignore a second one.
			if (isStyled || CODE.test(written)) return undefined;
			isStyled = true;
			count("style");
			continue;
		}
		if (!hasPlainReferences(written)) return undefined;
		const value = written.includes("&") ? decodeHTMLAttribute(written) : written;
		const kept = valueOf(tag, name, value);
		if (kept === undefined || Object.hasOwn(properties, name)) return undefined;
		if (kept !== null) properties[name] = kept;
	}
	// It may stand for a picture that a script loads.
	return isLate && tag === "img" && PLACEHOLDER.test(String(properties.src)) ? undefined : properties;
}

/** Whether an element may show something of another site. */
function mayBeEmbed(tag: string, classes: string): boolean {
	if (tag === "figure") return /\bembed\b/.test(classes);
	return (tag === "blockquote" || tag === "div") && QUOTED_CLASS.test(` ${classes} `);
}

/** What is kept of an attribute: its value; null if it is dropped; undefined if this function does not know it. */
function valueOf(tag: string, name: string, value: string): string | number | null | undefined {
	if (name === "href" && tag === "a") return /^(?:https?:\/\/|\/|#|mailto:)[!-~\u00a1-\uffff]*$/.test(value) ? value : undefined;
	if (name === "src" && tag === "img") return /^(?:https?:\/\/|\/)[!-~\u00a1-\uffff]*$/.test(value) ? value : undefined;
	if (name === "alt" && tag === "img") return value;
	if (name === "title") return tag === "a" || tag === "img" || tag === "abbr" ? value : null;
	if ((name === "width" || name === "height") && tag === "img") return /^[1-9]\d{0,6}$/.test(value) ? Number(value) : undefined;
	if (name === "start" && tag === "ol") return /^[1-9]\d{0,6}$/.test(value) ? Number(value) : undefined;
	// Ids of our own pages begin like this.
	if (name === "id") return /^[\w-]+$/.test(value) && !value.startsWith("bf-") ? value : undefined;
	return undefined;
}
