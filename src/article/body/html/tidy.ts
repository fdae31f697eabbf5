import { mayFollow } from "../schemes.ts";
import { isPrefixed, UNSEEN } from "./elements.ts";
import { linkTo } from "./embeds.ts";
import { pairsIn, SWALLOWING } from "./pairs.ts";
import { asTyped, type Pass, type Removed, type Step } from "./pass.ts";
import { special } from "./special.ts";
import { swallowing } from "./swallowing.ts";
import { endOfDeclaration, isComponentTag, isHtmlTag, readTag, type Tag, valueOf } from "./tags.ts";

export type { Removed } from "./pass.ts";

/** HTML in which nothing swallows what follows, and what was taken out for that. */
export interface TidyHtml {
	readonly html: string;
	readonly removed: readonly Removed[];
}

/**
 * Makes of HTML what holds every word of it and swallows nothing: tags that are no HTML become text, and so do beginnings without an end
 * of scripts, comments and the like; whole scripts and style sheets are taken out; what another site would show becomes a link.
 * It passes over the text once. The result is not safe yet: the sanitiser takes out the rest.
 * @param lines whether what is taken out leaves its line ends, so that places in the result have the lines of the text
 */
export function tidyHtml(html: string, lines: "keep-lines" | "drop-lines" = "drop-lines"): TidyHtml {
	const start = html.search(/\S/);
	const pass: Pass = { html, pairs: pairsIn(html), removed: [], drawingEnd: 0, choicesEnd: 0, latest: "", commentsEnd: true, start };
	const parts: string[] = [];
	let from = 0;
	for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", from)) {
		at = behindPlainTags(html, at, pass.drawingEnd);
		parts.push(html.slice(from, at));
		if (at === html.length) {
			from = at;
			break;
		}
		const { written, next } = stepAt(pass, at);
		parts.push(written);
		if (lines === "keep-lines" && next > at + 1) parts.push("\n".repeat(Math.max(0, linesIn(html.slice(at, next)) - linesIn(written))));
		from = next;
	}
	parts.push(html.slice(from));
	return { html: parts.join(""), removed: pass.removed };
}

/** Tags that Markdown writes, and that stay as they are. */
const PLAIN_TAG = /<\/?(?:p|a|li|ul|ol|em|strong|h[1-6]|blockquote|code|pre|br|hr|td|tr|th|b|i|span|div|tbody|thead)>/y;

/** Where the next tag begins that has to be looked at, from one on; the end of the text where none does. */
function behindPlainTags(html: string, start: number, drawingEnd: number): number {
	let at = start;
	while (at >= drawingEnd) {
		PLAIN_TAG.lastIndex = at;
		if (!PLAIN_TAG.test(html)) return at;
		const next = html.indexOf("<", PLAIN_TAG.lastIndex);
		if (next < 0) return html.length;
		at = next;
	}
	return at;
}

function linesIn(text: string): number {
	return text.split("\n").length - 1;
}

function stepAt(pass: Pass, at: number): Step {
	const { html } = pass;
	const second = html.charCodeAt(at + 1);
	if (second === 0x21 || second === 0x3f) return declaration(pass, at);
	const tag = readTag(html, at);
	if (!tag) return asTyped(at);
	if (at < pass.drawingEnd && !/^(script|style)$/.test(tag.name)) return { written: "", next: tag.end };
	if (!isHtmlTag(tag)) return unknownTag(pass, tag, at);
	if (isPrefixed(tag.name)) return { written: "", next: tag.end };
	noteHandlers(pass, tag, at);
	if (UNSEEN.has(tag.name) && !tag.isClosing && tag.attributes.size === 0 && !pass.pairs.has(at)) return asTyped(at);
	return (
		(SWALLOWING.has(tag.name) ? swallowing(pass, tag, at) : special(pass, tag, at)) ?? { written: html.slice(at, tag.end), next: tag.end }
	);
}

/** A comment, a declaration, or an instruction to a program. */
function declaration(pass: Pass, at: number): Step {
	const { html } = pass;
	if (html.startsWith("<!--", at)) {
		const short = /<!---?>/y;
		short.lastIndex = at;
		const empty = short.exec(html);
		if (empty) return { written: "", next: at + empty[0].length };
		const end = pass.commentsEnd ? html.indexOf("-->", at + 4) : -1;
		pass.commentsEnd = end >= 0;
		return end < 0 ? asTyped(at) : { written: "", next: end + 3 };
	}
	const end = endOfDeclaration(html, at, at === pass.start);
	return end === undefined ? asTyped(at) : { written: "", next: end };
}

/** A tag that is none of HTML: text, unless it is one of a component with a name or attributes of its own, whose content stays. */
function unknownTag(pass: Pass, tag: Tag, at: number): Step {
	if (!isComponentTag(tag)) return asTyped(at);
	if (!tag.isClosing) pass.removed.push({ kind: "component", at, length: tag.end - at, name: tag.name });
	const src = valueOf(tag, "src");
	return { written: tag.isClosing || src === undefined ? "" : linkTo(src, valueOf(tag, "alt")), next: tag.end };
}

function noteHandlers(pass: Pass, tag: Tag, at: number): void {
	for (const [name, value] of tag.attributes) {
		if (/^on[a-z]+$/.test(name)) pass.removed.push({ kind: "handler", at, length: value.length, name });
		else if (name === "href" && /^\s*(javascript|vbscript|data):/i.test(value))
			pass.removed.push({ kind: "link", at, length: value.length, name: value.slice(0, 60) });
		else if (name === "href" && !mayFollow(value))
			pass.removed.push({ kind: "scheme", at, length: value.length, name: value.slice(0, 60) });
	}
}
