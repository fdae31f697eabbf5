import type { Body } from "../importer.ts";

/** Lines that were broken at a width are shorter than this, in UTF-16 units. */
const WIDE = 120;

/**
 * Plain text with a blank line between its paragraphs. If it has no blank line, and some lines are too long for lines that were
 * broken at a width, then each line is a paragraph.
 */
export function withParagraphs(text: string): string {
	const lines = text.replace(/\r\n?/g, "\n").trim();
	if (!lines.includes("\n") || /\n[^\S\n]*\n/.test(lines)) return text;
	return lines.split("\n").some((line) => line.length > WIDE) ? lines.replaceAll("\n", "\n\n") : text;
}

const MARKUP =
	/<(?:\/(?:p|div|a|b|i|em|strong|span|li|ul|h[1-6])|(?:p|div|br|ul|ol|h[1-6]|blockquote|figure|img|table|a|em|strong)(?:\s[^<>]*)?\/?)>/i;

/** A text as a body: HTML if it holds any HTML tag that stories use, else plain text. */
export function bodyIn(text: string): Body {
	return MARKUP.test(text) ? { format: "html", text } : { format: "text", text: withParagraphs(text) };
}
