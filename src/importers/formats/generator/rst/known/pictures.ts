import { escapeHtml } from "../../../../../article/text.ts";
import { endOfText, numberAt, regionFrom, skipBlank, textOf } from "../lines.ts";
import type { Directive, DirectiveCall, Reading } from "../reading.ts";
import { addressOf } from "../references.ts";

/** A picture, within a link where it has a target. */
export function pictureHtml(
	{ argument, options }: DirectiveCall,
	{ references }: Pick<Reading, "references">,
	target = options.get("target"),
): string {
	const source = argument.replace(/\s+/g, "");
	const title = options.get("title");
	const html = `<img src="${escapeHtml(source)}" alt="${escapeHtml(options.get("alt") ?? "")}"${title === undefined ? "" : ` title="${escapeHtml(title)}"`}>`;
	const name = /^`?([^`]+?)`?_$/.exec(target ?? "")?.[1];
	const href = name === undefined ? target : addressOf(references, name);
	return href === undefined || href === "" ? html : `<a href="${escapeHtml(href.replace(/\s+/g, ""))}">${html}</a>`;
}

const image: Directive = { takesArgument: true, write: (call, reading) => `<p>${pictureHtml(call, reading)}</p>` };

/** A picture with a caption, the first paragraph of its content, and a legend, the rest. */
export const figure: Directive = { takesArgument: true, write: (call, reading) => figureHtml(call, reading, pictureHtml(call, reading)) };

/** A figure around a picture. */
export function figureHtml({ content, depth }: DirectiveCall, reading: Reading, picture: string): string {
	if (!content) return `<figure>${picture}</figure>`;
	const start = skipBlank(content, content.from);
	const end = endOfText(content, start);
	const caption = textOf({ ...regionFrom(content, start), to: end });
	const rest = end < content.to ? reading.blocks(regionFrom(content, end), depth + 1) : "";
	// Two dots alone mean that there is no caption, only a legend.
	const said = caption.trim() === ".." ? "" : reading.inline(caption.replace(/\n\s+/g, "\n"), numberAt(content, start));
	return `<figure>${picture}<figcaption>${said}${rest === "" ? "" : `\n${rest}`}</figcaption></figure>`;
}

/** What becomes of the directives that show a picture, by their names in reStructuredText. */
export const pictureDirectives: Readonly<Record<string, Directive>> = { image, figure };
