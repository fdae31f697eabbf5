import type { Format } from "../../../../article/article.ts";
import { renderBody } from "../../../../article/body.ts";
import { escapeHtml } from "../../../../article/text.ts";

/** A picture as template code describes it. Its texts may be Markdown. */
export interface Figure {
	readonly src: string;
	readonly alt?: string;
	readonly title?: string;
	/** Markdown or HTML. */
	readonly caption?: string;
	/** Where a click on it leads. */
	readonly link?: string;
}

/** A picture, in a figure if it has a caption. It is HTML on one line, which Markdown takes as well. */
export function figureHtml({ caption = "", ...shown }: Figure): string {
	const picture = pictureHtml(shown);
	return caption.trim() === "" ? picture : `<figure>${picture}<figcaption>${inlineHtml(caption)}</figcaption></figure>`;
}

/** A picture, within its link if it has one. */
export function pictureHtml({ src, alt = "", title, link }: Omit<Figure, "caption">): string {
	const named = title === undefined || title === "" ? "" : ` title="${escapeHtml(title)}"`;
	const picture = `<img src="${escapeHtml(src.trim())}" alt="${escapeHtml(plain(alt))}"${named}>`;
	return link === undefined || link === "" ? picture : `<a href="${escapeHtml(link)}">${picture}</a>`;
}

/** A text of Markdown or HTML as HTML on one line, without the paragraph about it. */
export function inlineHtml(text: string): string {
	const html = /[*_`[\]<&]/.test(text) ? renderBody(text.trim(), "markdown", (address) => address) : escapeHtml(text.trim());
	return html
		.trim()
		.replace(/^<p>([^]*)<\/p>$/, (whole, inner: string) => (inner.includes("<p>") ? whole : inner))
		.replace(/\s*\n\s*/g, " ");
}

/** A program, as a fence of Markdown or as HTML. */
export function codeBlock(content: string, language: string, format: Format): string {
	const code = content.replace(/^[ \t]*\n/, "").replace(/\n?[ \t]*$/, "");
	const name = /^[\w#+.-]+$/.test(language) ? language : "";
	if (format === "html") return `<pre><code${name === "" ? "" : ` class="language-${name}"`}>${escapeHtml(code)}\n</code></pre>`;
	const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = "`".repeat(longest + 1);
	const end = /\n([ \t]*)$/.exec(content)?.[1] ?? "";
	return `${fence}${name}\n${code}\n${end}${fence}`;
}

function plain(text: string): string {
	return text
		.replace(/<[^<>]*>/g, "")
		.replace(/\s+/g, " ")
		.trim();
}
