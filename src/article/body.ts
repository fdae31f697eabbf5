import MarkdownIt from "markdown-it";
import type { Format } from "./article.ts";
import { sanitiseHtml } from "./body/sanitise.ts";
import { shorten, textOfHtml } from "./text.ts";
import { paragraphsOf } from "./wire.ts";

/** Gives the address that a reader needs for one that stands in a story. */
export type Rewrite = (address: string) => string;

/** The size, in CSS pixels, that a story's HTML gives a picture. */
export interface OwnSize {
	readonly width?: number;
	readonly height?: number;
}

/** Gives the attributes of an `<img>` beside `src` and `alt`, by the names of the DOM, for the address that stands in a story. It is asked in the order of the body. */
export type Dress = (address: string, own: OwnSize) => object;

interface Environment {
	readonly rewrite: Rewrite;
	readonly dress?: Dress;
}

const markdown = new MarkdownIt({ html: true });

for (const [rule, attribute] of [
	["link_open", "href"],
	["image", "src"],
] as const) {
	const render = markdown.renderer.rules[rule];
	markdown.renderer.rules[rule] = (tokens, index, options, environment: Environment, self) => {
		const token = tokens[index];
		const address = token?.attrGet(attribute);
		if (token && address) {
			token.attrSet(attribute, environment.rewrite(address));
			if (rule === "image")
				for (const [name, value] of Object.entries(environment.dress?.(address, {}) ?? {}))
					token.attrSet(name.toLowerCase(), String(value));
		}
		return render ? render(tokens, index, options, environment, self) : self.renderToken(tokens, index, options);
	};
}

// The one h1 of a page is its headline.
for (const rule of ["heading_open", "heading_close"]) {
	markdown.renderer.rules[rule] = (tokens, index, options, _, self) => {
		const token = tokens[index];
		if (token?.tag === "h1") token.tag = "h2";
		return self.renderToken(tokens, index, options);
	};
}

// A style attribute has no place in a page with a strict content security policy.
for (const rule of ["th_open", "td_open"]) {
	markdown.renderer.rules[rule] = (tokens, index, options, _, self) => {
		const token = tokens[index];
		const side = /text-align:(\w+)/.exec(token?.attrGet("style") ?? "")?.[1];
		if (token && side) token.attrs = [["class", `align-${side}`]];
		return self.renderToken(tokens, index, options);
	};
}

/** What could begin a tag, a comment or a declaration: without one, Markdown cannot hold raw HTML. */
const RAW_HTML = /<[a-z!/?]/i;

/**
 * Renders the body of a story. It is never a template; HTML in it is sanitised.
 * @param text the body as it stands in the file
 * @param dress adds nothing to pictures where it is missing
 */
export function renderBody(text: string, format: Format, rewrite: Rewrite, dress?: Dress): string {
	if (format === "text")
		return paragraphsOf(text)
			.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>\n`)
			.join("");
	if (format === "markdown" && !RAW_HTML.test(text)) return markdown.render(text, { rewrite, dress } satisfies Environment);
	const html = format === "html" ? text : markdown.render(text, { rewrite: (address) => address } satisfies Environment);
	try {
		return sanitiseHtml(html, rewrite, dress);
	} catch (error) {
		// Thousands of elements within each other are more than the stack holds.
		if (!(error instanceof RangeError)) throw error;
		return `<p>${escapeHtml(textOfHtml(html))}</p>\n`;
	}
}

const OPENING_SOURCE = 2_000;
const OPENING = 200;

/** The opening of a story as plain text of about 200 characters, for those who wrote no description. */
export function openingOf(body: string, format: Format): string {
	// The cut may fall into a tag, which would then be taken for words.
	const head = body
		.slice(0, OPENING_SOURCE)
		.toWellFormed()
		.replace(/<[a-z!/][^>]*$/i, "");
	const html = format === "markdown" ? markdown.render(firstWords(head), { rewrite: (address) => address } satisfies Environment) : head;
	return shorten(format === "text" ? paragraphsOf(html).join(" ").replace(/\s+/g, " ") : textOfHtml(html), OPENING);
}

/** A Markdown body as the tokens that it is rendered from. */
export function markdownTokens(text: string): ReturnType<typeof markdown.parse> {
	return markdown.parse(text, {});
}

/** The first paragraphs that hold words, without pictures and headings. */
function firstWords(markdownText: string): string {
	const paragraphs = markdownText.split(/\n\s*\n/).filter((part) => !/^\s*(#|!\[|\[!\[|```|\||<(img|figure|table)\b)/i.test(part));
	return paragraphs.slice(0, 2).join("\n\n");
}

/** Plain text as HTML. */
export function escapeHtml(text: string): string {
	if (!/[&<>"]/.test(text)) return text;
	return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
