import { decodeHTML } from "entities";
import { escapeHtml, textOfHtml } from "../../text.ts";
import { linkTo, shownByScript } from "./embeds.ts";
import { asTyped, type Pass, type Step } from "./pass.ts";
import { readTag, type Tag, valueOf } from "./tags.ts";

/**
 * An element that would swallow what follows it.
 * @param at the place of its tag in the HTML, in characters from 0
 */
export function swallowing(pass: Pass, tag: Tag, at: number): Step {
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
			// Somebody may have opened a head in running text, and closed it far below.
			return { written: "", next: holdsText(html.slice(tag.end, close)) ? tag.end : end };
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

/** Whether the head of a page holds more than heads do. */
function holdsText(head: string): boolean {
	const rest = head.replace(/<(title|style|script|noscript)\b[^<>]*>[^<]*<\/\1\s*>/gi, "");
	return /<(?:p|h[1-6]|ul|ol|table|blockquote|pre)\b/i.test(rest) && textOfHtml(rest) !== "";
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
