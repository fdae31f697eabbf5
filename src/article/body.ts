import type { Format } from "./article.ts";
import { tidyHtml } from "./body/html/tidy.ts";
import { mayHoldHtml, renderMarkdown } from "./body/markdown.ts";
import { proseOfMdx } from "./body/mdx.ts";
import type { BoxTitle, PictureForms, Rewrite } from "./body/rewrite.ts";
import { sanitiseHtml } from "./body/sanitise.ts";
import { withoutShortcodes, withoutStrayMarks } from "./body/shortcodes.ts";
import { withPlainAddresses } from "./body/templateaddress.ts";
import { escapeHtml, shorten, textOfHtml } from "./text.ts";
import { paragraphsOf } from "./wire.ts";

export type { AskedPicture, BoxTitle, PictureForm, PictureForms, Rewrite, WrittenSize } from "./body/rewrite.ts";
export { escapeHtml } from "./text.ts";

/**
 * Renders the body of a story. A body is never a template; HTML in it is sanitised.
 * @param text the body as it stands in the file
 * @param pictures where there is none, pictures get no further attributes
 * @param boxTitle where it is missing, boxes have English titles
 */
export function renderBody(text: string, format: Format, rewrite: Rewrite, pictures?: PictureForms, boxTitle?: BoxTitle): string {
	if (format === "text")
		return paragraphsOf(text)
			.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>\n`)
			.join("");
	if (format === "mdx") return renderBody(proseOfMdx(text), "markdown", rewrite, pictures, boxTitle);
	if (format === "markdown" && !mayHoldHtml(text)) return renderMarkdown(text, rewrite, pictures, boxTitle);
	const html = format === "html" ? withPlainAddresses(text, format) : renderMarkdown(text, unchanged, undefined, boxTitle);
	return sanitiseHtml(tidyHtml(html).html, rewrite, pictures);
}

const unchanged: Rewrite = (address) => address;

/** How much of a body's source is read for its opening, in characters; of one that may begin with a script, more. */
const OPENING_SOURCE = { plain: 2_000, scripted: 40_000 };

/** How long an opening is, in characters. */
const OPENING = 200;

/** The opening of a story, its words alone, as plain text of about 200 characters: the description of a story for which nobody wrote one. */
export function openingOf(body: string, format: Format): string {
	if (format === "mdx") return openingOf(proseOfMdx(body.slice(0, OPENING_SOURCE.plain)), "markdown");
	const length = format !== "text" && /<(script|style|head)\b/i.test(body.slice(0, OPENING_SOURCE.plain)) ? "scripted" : "plain";
	// The cut may fall into a tag, whose beginning would then be read as words.
	const head = withoutOpenTag(body.slice(0, OPENING_SOURCE[length]).toWellFormed());
	if (format === "text") return shorten(paragraphsOf(head).join(" ").replace(/\s+/g, " "), OPENING);
	const words = withoutShortcodes(head);
	const html = format === "markdown" ? renderMarkdown(firstWords(words), unchanged) : words;
	return shorten(withoutStrayMarks(textOfHtml(html.includes("<") ? tidyHtml(html).html : html)), OPENING);
}

function withoutOpenTag(text: string): string {
	const behind = text.lastIndexOf(">") + 1;
	const open = text.slice(behind).search(/<[a-z!/]/i);
	return open < 0 ? text : text.slice(0, behind + open);
}

/** The first two paragraphs of Markdown that are neither headings nor pictures, tables or code. */
function firstWords(markdownText: string): string {
	const paragraphs = markdownText.split(/\n\s*\n/).filter((part) => !/^\s*(#|!\[|\[!\[|```|\||<(img|figure|table)\b)/i.test(part));
	return paragraphs.slice(0, 2).join("\n\n");
}
