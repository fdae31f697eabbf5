import { decodeHTML } from "entities";
import { escapeHtml, textOfHtml } from "../text.ts";
import { isPrefixed, UNSEEN } from "./elements.ts";
import { latePicture, linkTo, shownByScript } from "./embeds.ts";
import { type Pairs, pairsIn, SWALLOWING } from "./pairs.ts";
import { endOfDeclaration, isComponentTag, isHtmlTag, readTag, type Tag, valueOf } from "./tags.ts";

/** What was taken out of HTML. */
export interface Removed {
	readonly kind: "script" | "style" | "drawing" | "component" | "handler" | "link";
	/** Where in the HTML it stood. */
	readonly at: number;
	/** How many characters it had. */
	readonly length: number;
	/** What it was, as far as that can be told: an address, a name. */
	readonly name?: string;
}

/** HTML in which nothing swallows what follows, and what was taken out for that. */
export interface TidyHtml {
	readonly html: string;
	readonly removed: readonly Removed[];
}

/** What a step of the pass makes of a piece of the text: what is written for it, and where the text goes on. */
interface Step {
	readonly written: string;
	readonly next: number;
}

/** How far the pass has come, and what it knows of the text. */
interface Pass {
	readonly html: string;
	readonly pairs: Pairs;
	readonly removed: Removed[];
	/** Where the drawing (or formula) and the list of choices end in which the pass is, and the address of the late picture behind which it is. */
	drawingEnd: number;
	choicesEnd: number;
	latest: string;
	/** Whether a comment may still end: else each beginning would be looked for again. */
	commentsEnd: boolean;
	/** Where the first sign stands that is no blank. */
	readonly start: number;
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

function asTyped(at: number): Step {
	return { written: "&lt;", next: at + 1 };
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
	}
}

/** An element that would swallow what follows it. */
function swallowing(pass: Pass, tag: Tag, at: number): Step {
	const { html, pairs } = pass;
	if (tag.isClosing) return { written: tag.name === "table" ? html.slice(at, tag.end) : "", next: tag.end };
	const close = pairs.get(at);
	const end = close === undefined ? undefined : (readTag(html, close)?.end ?? html.indexOf(">", close) + 1) || html.length;
	const embed = embedded(pass, tag, at, close, end);
	if (embed) return embed;
	if (close === undefined || end === undefined) return openEnded(html, tag, at);
	switch (tag.name) {
		case "style":
			pass.removed.push({ kind: "style", at, length: end - at });
			return { written: "", next: end };
		case "head":
			return { written: "", next: end };
		case "xmp":
		case "listing":
			return { written: `<pre>${escapeHtml(html.slice(tag.end, close))}</pre>`, next: end };
		case "noscript":
			// A picture that is loaded late stands there a second time.
			return pass.latest !== "" && html.slice(tag.end, Math.min(close, tag.end + LOOK)).includes(pass.latest)
				? { written: "", next: end }
				: { written: "", next: tag.end };
		case "svg":
			pass.drawingEnd = end;
			pass.removed.push({ kind: "drawing", at, length: end - at });
			return { written: "", next: tag.end };
		case "math":
			pass.drawingEnd = end;
			return { written: "", next: tag.end };
		case "select":
		case "datalist":
			pass.choicesEnd = end;
			return { written: "", next: tag.end };
		case "table":
			return { written: html.slice(at, tag.end), next: tag.end };
		default:
			return { written: "", next: tag.end };
	}
}

/** A beginning without an end: without attributes it is a word about HTML, or a table that nobody closed. */
function openEnded(html: string, tag: Tag, at: number): Step {
	if (tag.name === "table" && /^\s*(?:<(?:tbody|thead|caption)\b[^<>]*>\s*)?<(tr|colgroup)\b/i.test(html.slice(tag.end, tag.end + 500))) {
		return { written: html.slice(at, tag.end), next: tag.end };
	}
	return tag.isSelfClosing || tag.attributes.size > 0 ? { written: "", next: tag.end } : asTyped(at);
}

/** How much of an element's content is looked at, in characters. */
const LOOK = 4_000;

/** An element that shows something of elsewhere becomes a link to it. */
function embedded(pass: Pass, tag: Tag, at: number, close: number | undefined, end: number | undefined): Step | undefined {
	const { html } = pass;
	const next = end ?? tag.end;
	if (tag.name === "script") {
		if (close === undefined && !tag.isSelfClosing) return undefined;
		const shown = shownByScript(tag);
		if (shown === undefined) pass.removed.push({ kind: "script", at, length: next - at, name: valueOf(tag, "src") });
		return { written: shown === undefined ? "" : `<p>${linkTo(shown, undefined)}</p>`, next };
	}
	if (tag.name === "iframe") {
		const src = valueOf(tag, "src");
		const inner = textOfHtml(decodeHTML(tag.attributes.get("srcdoc") ?? ""));
		const fallback = close === undefined ? "" : textOfHtml(html.slice(tag.end, close));
		if (src === undefined && inner === "" && fallback === "" && close === undefined && !tag.isSelfClosing) return undefined;
		const words = escapeHtml([inner, src === undefined ? fallback : ""].filter((text) => text !== "").join(" "));
		const link = src === undefined ? "" : linkTo(src, valueOf(tag, "title") ?? (fallback === "" ? undefined : fallback));
		return { written: `${link}${link !== "" && words !== "" ? " " : ""}${words}`, next };
	}
	if (tag.name !== "object") return undefined;
	const inside = close === undefined ? "" : html.slice(tag.end, Math.min(close, tag.end + LOOK));
	const movie = /<param\b[^<>]*\bname\s*=\s*["']?(?:movie|src)["']?[^<>]*\bvalue\s*=\s*["']([^"'<>]+)["']/i.exec(inside)?.[1];
	const data = valueOf(tag, "data") ?? (movie === undefined ? undefined : decodeHTML(movie));
	const isTwice = /<(embed|iframe|object|img)\b/i.test(inside);
	if (data === undefined) return undefined;
	return { written: isTwice ? "" : `${linkTo(data, valueOf(tag, "title"))} `, next: tag.end };
}

/** Text that a form would show in its fields. */
const TEXT_FIELDS = /^(text|search|submit|button|reset|email|url|tel|number|date|)$/i;

/** An element of which something must be kept that its tag alone does not show; undefined where the tag may stay. */
function special(pass: Pass, tag: Tag, at: number): Step | undefined {
	const drop: Step = { written: "", next: tag.end };
	if (tag.isClosing)
		return tag.name === "option" || tag.name === "plaintext" ? { ...drop, written: tag.name === "option" ? " " : "" } : undefined;
	switch (tag.name) {
		case "img":
		case "image":
			return picture(pass, tag, at);
		case "embed":
		case "frame": {
			const src = valueOf(tag, "src");
			return src === undefined ? drop : { ...drop, written: linkTo(src, valueOf(tag, "title")) };
		}
		case "area": {
			const href = valueOf(tag, "href");
			return href === undefined ? drop : { ...drop, written: `${linkTo(href, valueOf(tag, "alt"))} ` };
		}
		case "input": {
			const value = TEXT_FIELDS.test(tag.attributes.get("type") ?? "") ? valueOf(tag, "value") : undefined;
			return value === undefined ? drop : { ...drop, written: `${escapeHtml(value)} ` };
		}
		case "option":
			return at < pass.choicesEnd || tag.attributes.size > 0 ? { ...drop, written: " " } : asTyped(at);
		case "plaintext":
			return asTyped(at);
		case "param":
			return drop;
		default:
			return undefined;
	}
}

/** A picture that is loaded late gets the address that a reader would see. */
function picture(pass: Pass, tag: Tag, at: number): Step | undefined {
	const late = latePicture(tag);
	pass.latest = late ?? "";
	if (late === undefined) return undefined;
	// The first of two attributes of one name counts.
	const rest = pass.html.slice(at, tag.end).replace(/^<\w+/, "");
	return { written: `<img src="${escapeHtml(late)}"${rest}`, next: tag.end };
}
