import { decodeHTMLAttribute } from "entities";
import type { Properties } from "hast";

const ATTRIBUTE = /([a-z][a-z0-9_-]*)="([^"]*)"/g;

/** Says nothing that is kept, of any element. */
const SILENT =
	/^(?:class|target|rel|role|align|border|clear|srcset|sizes|loading|decoding|fetchpriority|hspace|vspace|size|color|data-[a-z-]+|aria-[a-z-]+)$/;

const CODE = /expression\s*\(|javascript:|-moz-binding/i;

/** An ampersand that begins a reference in no plain way. */
const ODD_REFERENCE = /&(?=[a-zA-Z#])(?!(?:[a-zA-Z][a-zA-Z0-9]*|#[1-9]\d{1,6});)/;

/** Whether a text holds references that a browser reads in one way only. */
export function hasPlainReferences(text: string): boolean {
	return !ODD_REFERENCE.test(text);
}

/**
 * The attributes of a tag that may stand in the archive.
 * @param text behind the name of the tag: blanks and `name="value"` only
 * @param count is told what was taken out
 * @returns undefined where one needs a closer look
 */
export function attributesIn(text: string, tag: string, count: (what: string) => void): Properties | undefined {
	const properties: Properties = {};
	let isStyled = false;
	for (const [, name = "", written = ""] of text.matchAll(ATTRIBUTE)) {
		if (SILENT.test(name)) continue;
		if (name === "style") {
			// A second one would not count.
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
	return properties;
}

/** What is kept of an attribute; null is nothing, undefined that it is not known here. */
function valueOf(tag: string, name: string, value: string): string | number | null | undefined {
	if (name === "href" && tag === "a") return /^(?:https?:\/\/|\/|#|mailto:)[!-~\u00a1-\uffff]*$/.test(value) ? value : undefined;
	if (name === "src" && tag === "img") return /^(?:https?:\/\/|\/)[!-~\u00a1-\uffff]*$/.test(value) ? value : undefined;
	if (name === "alt" && tag === "img") return value;
	if (name === "title") return tag === "a" || tag === "img" || tag === "abbr" ? value : null;
	if ((name === "width" || name === "height") && tag === "img") return /^[1-9]\d{0,6}$/.test(value) ? Number(value) : undefined;
	if (name === "start" && tag === "ol") return /^[1-9]\d{0,6}$/.test(value) ? Number(value) : undefined;
	// The ids of our own pages begin so.
	if (name === "id") return /^[\w-]+$/.test(value) && !value.startsWith("bf-") ? value : undefined;
	return undefined;
}
