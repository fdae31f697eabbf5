import type { Format } from "../../../../article/article.ts";
import { escapeHtml } from "../../../../article/text.ts";
import { type Figure, inlineHtml, pictureHtml } from "./show.ts";

/*
 * What pieces of template code become, in the form of the text that they stand in. What is a block ends with a line break,
 * so that what is written on the next line stays a paragraph of its own.
 */

/** A picture whose title and credit are shown, too. */
export interface CreditedFigure extends Figure {
	/** May be Markdown. */
	readonly credit?: string;
	readonly creditLink?: string;
}

/** A picture with its title, caption and credit as a figure, on one line. */
export function creditedFigure({ title = "", caption = "", credit = "", creditLink = "", ...picture }: CreditedFigure): string {
	const source =
		credit === "" ? "" : creditLink === "" ? inlineHtml(credit) : `<a href="${escapeHtml(creditLink)}">${inlineHtml(credit)}</a>`;
	const words = [title === "" ? "" : `<strong>${escapeHtml(title)}</strong>`, inlineHtml(caption), source].filter((part) => part !== "");
	return `<figure>${pictureHtml(picture)}${words.length === 0 ? "" : `<figcaption>${words.join(" ")}</figcaption>`}</figure>\n`;
}

/** Text that stands within a block of HTML: as Markdown between blank lines, so that it is read as such. */
export function within(content: string, format: Format): string {
	const plain = dedented(content);
	return format === "markdown" ? `\n\n${plain}\n\n` : plain;
}

/** Lines without the blanks that all of them begin with, which would make code of them. */
function dedented(content: string): string {
	const lines = content.replace(/^(?:[ \t]*\n)+|\s+$/g, "").split("\n");
	const least = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length));
	return Number.isFinite(least) && least > 0 ? lines.map((line) => line.slice(least)).join("\n") : lines.join("\n");
}

/** A box, such as a note or a warning. */
export function box(kind: string, title: string, content: string, format: Format): string {
	if (format !== "markdown") {
		const above = title || kind.charAt(0).toUpperCase() + kind.slice(1);
		return `<blockquote><p><strong>${escapeHtml(above)}</strong></p>${paragraph(content)}</blockquote>\n`;
	}
	const inner = [...content.matchAll(/^[ \t>]*(:{3,})/gm)].map(([, colons = ""]) => colons.length);
	const colons = ":".repeat(inner.reduce((most, count) => Math.max(most, count + 1), 3));
	const above = title.replace(/\s+/g, " ").trim();
	return `${colons} ${kind}${above === "" ? "" : ` ${above}`}\n\n${dedented(content)}\n\n${colons}\n`;
}

function paragraph(content: string): string {
	return /<(?:p|div|ul|ol|table|blockquote|pre|h[1-6])\b/i.test(content) ? content : `<p>${content.trim()}</p>`;
}

/** A quotation, with who said it and where. */
export function quotation(
	content: string,
	format: Format,
	{ by = "", source = "", link = "" }: { by?: string; source?: string; link?: string } = {},
): string {
	const named = source === "" && link !== "" && by === "" ? link : source;
	const linked =
		named === ""
			? ""
			: link === ""
				? `<cite>${inlineHtml(named)}</cite>`
				: `<cite><a href="${escapeHtml(link)}">${inlineHtml(named)}</a></cite>`;
	const who = by === "" ? "" : link !== "" && named === "" ? `<a href="${escapeHtml(link)}">${inlineHtml(by)}</a>` : inlineHtml(by);
	const line = [who, linked].filter((part) => part !== "").join(", ");
	const inner = format === "markdown" ? within(content, format) : paragraph(content);
	return `<blockquote>${inner}${line === "" ? "" : `<p>— ${line}</p>`}</blockquote>\n`;
}

/** Text that is shown when a reader opens it. */
export function details(summary: string, content: string, format: Format): string {
	const inner = format === "markdown" ? within(content, format) : paragraph(content);
	return `<details><summary>${inlineHtml(summary || "Details")}</summary>${inner}</details>\n`;
}

/** Code within a line. */
export function codeSpan(code: string, format: Format): string {
	if (format !== "markdown") return `<code>${escapeHtml(code.trim())}</code>`;
	const longest = [...code.matchAll(/`+/g)].reduce((most, [ticks]) => Math.max(most, ticks.length + 1), 1);
	const ticks = "`".repeat(longest);
	return longest > 1 ? `${ticks} ${code.trim()} ${ticks}` : `${ticks}${code.trim()}${ticks}`;
}

/** A film or a sound among the files of the site. */
export function player(kind: "audio" | "video", src: string, { poster = "", caption = "" } = {}): string {
	const shown = `<${kind} controls src="${escapeHtml(src)}"${poster === "" ? "" : ` poster="${escapeHtml(poster)}"`}></${kind}>`;
	return `<figure>${shown}${caption === "" ? "" : `<figcaption>${inlineHtml(caption)}</figcaption>`}</figure>\n`;
}

/** A link within a line, such as a button. */
export function anchor(href: string, words: string): string {
	return `<a href="${escapeHtml(href)}">${inlineHtml(words || href)}</a>`;
}
