import type { Format } from "./article.ts";
import { markdownBlocks, markdownPlainText } from "./body/markdown.ts";
import { oneLine, textOfHtml } from "./text.ts";
import { readWireHead } from "./wire.ts";

/** The headline that a text itself holds, and how the body goes without it. */
export interface TextHead {
	readonly headline: string;
	/** Wire copy only: the line as it stands, “By …”. */
	readonly byline?: string;
	readonly dateline?: string;
	/** Where the body begins, if the headline is no part of it. */
	readonly bodyAt: number;
	/** Where in the text the headline stands, if something of the body stands before it. */
	readonly headlineAt?: readonly [from: number, to: number];
}

/** How far into a text a headline is looked for, in characters. */
const HEAD = 20_000;

/** The headline with which a text begins: the first line of wire copy, a heading in Markdown, the first heading or the title of an HTML page. */
export function readTextHead(text: string, bodyAt: number, format: Format): TextHead | undefined {
	if (format === "text") {
		const head = readWireHead(text, bodyAt);
		return head.headline === "" ? undefined : head;
	}
	return format === "html" ? readHtmlHead(text, bodyAt) : readMarkdownHead(text, bodyAt);
}

/** The first h1 or the title of an HTML story, else its first heading. An h1 at its very beginning is no part of the body. */
function readHtmlHead(text: string, bodyAt: number): TextHead | undefined {
	const start = text.slice(bodyAt, bodyAt + HEAD).replace(/<!--[^]*?-->/g, (comment) => " ".repeat(comment.length));
	for (const name of ["h1", "title", "h2", "h3", "h4"]) {
		const open = new RegExp(`<${name}(?=[\\s>])[^>]*>`, "i").exec(start);
		if (!open) continue;
		const from = open.index + open[0].length;
		const close = start.slice(from).search(new RegExp(`</${name}\\s*>`, "i"));
		const headline = close < 0 ? "" : textOfHtml(start.slice(from, from + close));
		if (headline === "") continue;
		const isFirst = name !== "title" && start.slice(0, open.index).trim() === "";
		return { headline, bodyAt: isFirst ? bodyAt + start.indexOf(">", from + close) + 1 : bodyAt };
	}
	return undefined;
}

/** A heading at the very beginning of Markdown: `# X`, `#X` as some editors write it, or a line over `===`. */
const FIRST_HEADING = /^\s*(?:#[ \t]+([^\n]*)|#(?![#!{%])([^\s#][^\n]*)|(?![#>\-*+|`~<[{]|\d+[.)])(\S[^\n]*)\n {0,3}={2,}[ \t]*)(?:\n|$)/;

function readMarkdownHead(text: string, bodyAt: number): TextHead | undefined {
	const [whole = "", hashed, unspaced, underlined] = FIRST_HEADING.exec(text.slice(bodyAt, bodyAt + 1_000)) ?? [];
	return headOf(text, bodyAt, hashed ?? unspaced ?? underlined ?? "", [bodyAt, bodyAt + whole.length]);
}

/** What may stand before a headline and is no word of the story: a picture alone, a template, a list of attributes. */
const NO_WORDS = /^(!\[[^\n]*|\[!\[[^\n]*|\{[:%{][^\n]*|\[toc\])$/i;

/**
 * Finds the headline of Markdown that begins with something else: the first heading, if only metadata, quotations, pictures
 * and link definitions stand before it; else the first heading of the first level. It parses the beginning of the text.
 */
export function findMarkdownHead(text: string, bodyAt: number): TextHead | undefined {
	const start = text.slice(bodyAt, bodyAt + HEAD);
	let areWords = false;
	const blocks = markdownBlocks(start);
	for (const [index, { type, tag, level, map }] of blocks.entries()) {
		if (level > 0 || map === null || type.endsWith("_close")) continue;
		const content = blocks[index + 1]?.content ?? "";
		if (type === "heading_open" && (tag === "h1" || !areWords)) {
			const at = map.map((line) => bodyAt + offsetOfLine(start, line)) as [number, number];
			const head = headOf(text, bodyAt, content, at);
			if (head) return head;
		}
		areWords ||= !/^(heading_open|blockquote_open|html_block|hr)$/.test(type) && !NO_WORDS.test(content);
	}
	return undefined;
}

function headOf(text: string, bodyAt: number, markdown: string, [from, to]: readonly [number, number]): TextHead | undefined {
	// kramdown and Pandoc name a heading by `{#name}` behind it.
	const named = oneLine(markdown)
		.replace(/ #+$/, "")
		.replace(/\s*\{[:#.][^{}]*\}$/, "");
	const headline = oneLine(markdownPlainText(named));
	if (headline === "") return undefined;
	if (text.slice(bodyAt, from).trim() === "") return { headline, bodyAt: to };
	return { headline, bodyAt, headlineAt: [from, to] };
}

function offsetOfLine(text: string, line: number): number {
	let at = 0;
	for (let count = 0; count < line && at < text.length; count++) at = text.indexOf("\n", at) + 1 || text.length;
	return Math.min(at, text.length);
}
