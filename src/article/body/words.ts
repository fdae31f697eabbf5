import type { Format } from "../article.ts";
import type { TidyHtml } from "./html/tidy.ts";
import { proseOfMdx } from "./mdx.ts";
import { withPlainAddresses } from "./templateaddress.ts";

/** Whether a character is a letter or a digit; of those beyond ASCII, whether it is neither punctuation nor blank, as far as its block tells. */
export function isLetter(code: number): boolean {
	if (code < 0x80) return (code > 0x60 && code < 0x7b) || (code > 0x40 && code < 0x5b) || (code > 0x2f && code < 0x3a);
	return code > 0xbf && !(code >= 0x2000 && code < 0x2070) && !(code >= 0x3000 && code < 0x3040) && code !== 0xfffd;
}

/** How many letters and digits a text has. */
export function countLetters(text: string): number {
	let count = 0;
	for (let at = 0; at < text.length; at++) if (isLetter(text.charCodeAt(at))) count++;
	return count;
}

const [LESS, AND, CLOSE, OPEN] = [0x3c, 0x26, 0x5d, 0x28];

/**
 * How many letters and digits of HTML a reader sees: all but those of tags, comments and references to characters.
 * @param links whether addresses of Markdown's links are passed over, too
 */
export function lettersShown(html: string, links: "markdown" | "html" = "html"): number {
	let count = 0;
	let commentsEnd = true;
	for (let at = 0; at < html.length; at++) {
		const code = html.charCodeAt(at);
		if (isLetter(code)) count++;
		else if (code === LESS && html.startsWith("<!--", at) && commentsEnd) {
			const end = html.indexOf("-->", at + 4);
			commentsEnd = end >= 0;
			if (commentsEnd) at = end + 2;
		} else if (code === LESS) at = endOfMarkup(html, at);
		else if (code === AND) at = endOfReference(html, at);
		else if (code === CLOSE && links === "markdown" && html.charCodeAt(at + 1) === OPEN) {
			const end = html.indexOf(")", at);
			const line = html.indexOf("\n", at);
			if (end >= 0 && (line < 0 || end < line)) at = end;
		}
	}
	return count;
}

/** Where a tag ends that begins at a place, or that place, where none does: before the next beginning. */
function endOfMarkup(html: string, at: number): number {
	if (!/[a-z/!?]/i.test(html.charAt(at + 1))) return at;
	for (let end = at + 1; end < html.length; end++) {
		const code = html.charCodeAt(end);
		if (code === 0x3e) return end;
		if (code === LESS) return at;
	}
	return at;
}

function endOfReference(html: string, at: number): number {
	for (let end = at + 1; end < at + 32 && end < html.length; end++) {
		const code = html.charCodeAt(end);
		if (code === 0x3b) return end;
		if (!isLetter(code) && code !== 0x23) return at;
	}
	return at;
}

/** What of Markdown is not shown as words: definitions of links, addresses, the numbers of lists, names of languages, templates' tables of contents. */
const UNSHOWN: readonly RegExp[] = [
	/^ {0,3}\[(?!\^)[^\]\n]+\]:(?:[ \t]*\n)?.*(?:\n[ \t]+["'(].*)?$/gm,
	/!\[[^\]\n]*\]\([^)\n]*\)|!\[[^\]\n]*\]\[[^\]\n]*\]/g,
	/\]\([ \t]*[^)\s]*(?:\s+(?:"[^"]{0,300}"|'[^'\n]{0,300}'))?\s*\)/g,
	/\]\[[^\]\n]*\]/g,
	/<(?:https?|mailto|ftp):[^<>\s]*>/gi,
	/\[\^[^\]\n]+\]:?/g,
	/^[ \t>]*\d+[.)][ \t]/gm,
	/^[ \t>]*[-*+] \[[ xX]\]/gm,
	/^[ \t]*(?:`{3,}|~{3,}).*$/gm,
	/^[ \t]*(?:\{%-?[ \t]*(?:end)?(?:highlight|codeblock|code)\b[^\n]{0,300}%\}|\{\{[<%][ \t]*\/?[ \t]*highlight\b[^\n]{0,300}\}\})[ \t]*$/gm,
	/:[a-z_+-][a-z\d_+-]*:/g,
	/\{(?::[^{}\n]*|[ ]*[#.][\w-][^{}\n]*)\}/g,
	/^(?:!!!|\?\?\?\+?|:{3,})[ \t].*$/gm,
	/^[ \t>]*\[!\w+\]/gm,
	/^[*-] toc$/gim,
];

/**
 * How many letters and digits a body has that a reader must be shown, as far as that can be told without reading it as its format:
 * a count of its own, to compare with what was read.
 */
export function lettersWritten(body: string, format: Format): number {
	if (format === "text") return countLetters(body);
	if (format === "html") return lettersShown(body);
	let text = withPlainAddresses(format === "mdx" ? proseOfMdx(body) : body, "markdown");
	for (const pattern of UNSHOWN) text = text.replace(pattern, "");
	return lettersShown(text);
}

/** So many letters, and so great a part of them, a count may be wrong: forms of Markdown that it does not know. */
const MAY_MISS = { letters: 24, part: 0.02 };

/**
 * How many letters and digits were lost on the way from a body to its HTML, without the reason being known; 0 where it is but a few.
 * @param html the body as HTML, before and after it was tidied
 */
export function lettersLost(body: string, format: Format, html: string, tidy: TidyHtml): number {
	const removed = tidy.removed.reduce((sum, { at, length }) => sum + lettersShown(html.slice(at, at + length)), 0);
	const shown = lettersShown(tidy.html) + removed;
	const isLoss = (written: number) => written - shown > MAY_MISS.letters && written - shown > written * MAY_MISS.part;
	// To take out of Markdown all that is not shown takes longer, and is seldom needed.
	if (!isLoss(lettersShown(body, format === "html" ? "html" : "markdown"))) return 0;
	const written = lettersWritten(body, format);
	return isLoss(written) ? written - shown : 0;
}
