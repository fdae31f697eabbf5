import { decodeHTML, decodeHTMLStrict } from "entities";

/** All control characters except tab and line feed, and the two code points that are no characters. XML 1.0 forbids most of them. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
export const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Text without control characters (but tabs and line ends) and without half surrogates: what XML may hold. */
export function withoutControls(value: string): string {
	const text = value.replace(CONTROLS, "");
	return text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, "");
}

/** One line of clean text: white space (no-break spaces too) collapsed, controls gone. */
export function oneLine(value: string): string {
	return withoutControls(value.replace(/\s+/g, " ")).replace(/ {2,}/g, " ").trim();
}

/** HTML inside a line: an element with both its tags, or a break. What is not closed is no HTML but words about it. */
const INLINE_ELEMENT = /<(a|abbr|b|cite|code|del|em|font|i|ins|mark|q|s|small|span|strike|strong|sub|sup|tt|u)\b[^<>]*>([^<>]*)<\/\1>/gi;
const LINE_BREAK = /<(?:br|wbr)\s*\/?>/gi;

/** A line without the simple HTML in it (`<em>…</em>`, `<br>`, `&amp;`), which readers of a headline would be shown as typed. */
export function plainLine(value: string): string {
	if (!/[<&]/.test(value)) return value;
	let text = value.replace(LINE_BREAK, " ");
	// Elements within elements become plain from the inside; five are more than anybody writes.
	for (let depth = 0; depth < 5 && INLINE_ELEMENT.test(text); depth++) text = text.replace(INLINE_ELEMENT, "$2");
	INLINE_ELEMENT.lastIndex = 0;
	return oneLine(/&#?\w+;/.test(text) ? decodeHTMLStrict(text) : text) || value;
}

/** Decodes percent-encoded text; gives it back unchanged where the encoding is not right. */
export function percentDecoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

/** An address as people read it: not percent-encoded, and at most 150 characters of it. */
export function readableAddress(address: string): string {
	const text = percentDecoded(address);
	return text.length > 150 ? `${text.slice(0, 149)}…` : text;
}

/** Cuts text to at most `limit` characters, at a space where one is near, and marks the cut with an ellipsis. */
export function shorten(value: string, limit: number): string {
	if (value.length <= limit) return value;
	const cut = value
		.slice(0, limit - 1)
		.toWellFormed()
		.replace(/\ufffd$/, "");
	const space = cut.lastIndexOf(" ");
	return `${(space > limit * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/, "")}…`;
}

/** Tags within which or between which no blank stands. */
const INLINE_TAG = /^<\/?(a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u)\b/i;

/** The plain text of HTML: without tags, scripts and style sheets, and with character references decoded. */
export function textOfHtml(html: string): string {
	const shown = /<(script|style|head)\b/i.test(html) ? withoutElements(html) : html;
	// Behind the last ">" no tag can end, and to look for one at each "<" would take long.
	const end = shown.lastIndexOf(">") + 1;
	const text = shown.slice(0, end).replace(/<[^>]*>/g, (tag) => (INLINE_TAG.test(tag) ? "" : " ")) + shown.slice(end);
	return oneLine(decodeHTML(text));
}

/** HTML without the elements whose content is never shown. One without an end stays. */
function withoutElements(html: string): string {
	const parts: string[] = [];
	const endless = new Set<string>();
	let from = 0;
	for (const match of html.matchAll(/<(script|style|head)\b/gi)) {
		const name = match[1]?.toLowerCase() ?? "";
		if (match.index < from || endless.has(name)) continue;
		const end = new RegExp(`</${name}\\s*>`, "gi");
		end.lastIndex = match.index;
		if (end.test(html)) {
			parts.push(html.slice(from, match.index));
			from = end.lastIndex;
		} else endless.add(name);
	}
	return [...parts, html.slice(from)].join(" ");
}

/** Plain text as HTML. */
export function escapeHtml(text: string): string {
	if (!/[&<>"]/.test(text)) return text;
	return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** The line, 1-based, of a place in a text. */
export function lineAt(text: string, offset: number): number {
	let line = 1;
	for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line++;
	return line;
}

/** The letters and digits of a text, without case: how headlines and names are compared. */
export function lettersOf(text: string): string {
	return text
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, "");
}
