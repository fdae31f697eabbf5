import { escapeHtml } from "../../../../../article/text.ts";
import { textOf } from "../lines.ts";
import { codeHtml } from "../paragraphs.ts";
import type { Directive, DirectiveCall, Reading } from "../reading.ts";

/** The content of a directive as HTML. */
function contentHtml({ argument, content, depth, line }: DirectiveCall, reading: Reading): string {
	const said = argument === "" ? "" : `<p>${reading.inline(argument, line)}</p>\n`;
	return said + (content ? reading.blocks(content, depth + 1) : "");
}

/** The content alone, where the argument is not text. */
export function innerHtml({ content, depth }: DirectiveCall, reading: Reading): string {
	return content ? reading.blocks(content, depth + 1) : "";
}

/** The content as it is typed. */
export function typed({ content }: Pick<DirectiveCall, "content">): string {
	return content ? textOf(content) : "";
}

const ADMONITIONS: Readonly<Record<string, string>> = {
	attention: "Attention!",
	caution: "Caution!",
	danger: "!DANGER!",
	error: "Error",
	hint: "Hint",
	important: "Important",
	note: "Note",
	tip: "Tip",
	warning: "Warning",
	seealso: "See also",
	todo: "Todo",
};

function admonition(title: string): Directive {
	return {
		takesArgument: false,
		write: (call, reading) => `<aside>\n<p><strong>${title}</strong></p>\n${contentHtml(call, reading)}\n</aside>`,
	};
}

/** A block with a title of its own. */
const titled: Directive = {
	takesArgument: true,
	write: (call, reading) => `<aside>\n${titleHtml(call, reading)}${innerHtml(call, reading)}\n</aside>`,
};

function titleHtml({ argument, options, line }: DirectiveCall, { inline }: Reading): string {
	const said = [argument, options.get("subtitle") ?? ""].filter((text) => text !== "");
	return said.map((text) => `<p><strong>${inline(text, line)}</strong></p>\n`).join("");
}

const quotation: Directive = {
	takesArgument: false,
	write(call, reading) {
		const html = contentHtml(call, reading);
		// The content may be indented, and then is a quotation already.
		return html.startsWith("<blockquote>") && html.indexOf("</blockquote>") === html.length - 13
			? html
			: `<blockquote>\n${html}\n</blockquote>`;
	},
};

/** What only groups or dresses its content. */
const plain: Directive = { takesArgument: false, write: contentHtml };
const named: Directive = { takesArgument: true, write: innerHtml };

/** What a page cannot show, or makes by itself: a table of contents, numbers of sections, styles. */
const nothing: Directive = { takesArgument: true, write: () => "" };

const code: Directive = {
	takesArgument: true,
	write(call, reading) {
		const caption = call.options.get("caption") ?? call.options.get("name");
		const text = call.content ? typed(call) : "";
		return `${call.options.has("caption") && caption !== undefined ? `<p>${reading.inline(caption, call.line)}</p>\n` : ""}${codeHtml(text, languageOf(call.argument))}`;
	},
};

/** The name of a programming language, as a class of HTML may have it. */
function languageOf(argument: string): string {
	return /^[\w+#-]{1,40}/.exec(argument)?.[0].toLowerCase() ?? "";
}

const parsedLiteral: Directive = {
	takesArgument: false,
	write: (call, reading) => `<pre>${reading.inline(call.content ? textOf(call.content) : call.argument, call.line)}</pre>`,
};

const formula: Directive = {
	takesArgument: false,
	write: (call) => `<pre>${escapeHtml([call.argument, typed(call)].filter((text) => text !== "").join("\n"))}</pre>`,
};

const raw: Directive = {
	takesArgument: true,
	write(call) {
		if (call.options.has("file") || call.options.has("url")) return undefined;
		return /\bhtml\b/i.test(call.argument) ? typed(call) : "";
	},
};

const rubric: Directive = {
	takesArgument: true,
	write: ({ argument, line }, { inline }) => `<p><strong>${inline(argument, line)}</strong></p>`,
};

/** The directives of docutils and Sphinx that are blocks of text. What reads another file is not among them. */
export const blockDirectives: Readonly<Record<string, Directive>> = {
	...Object.fromEntries(Object.entries(ADMONITIONS).map(([name, title]) => [name, admonition(title)])),
	admonition: titled,
	topic: titled,
	sidebar: titled,
	epigraph: quotation,
	highlights: quotation,
	"pull-quote": quotation,
	compound: plain,
	container: named,
	class: named,
	"rst-class": named,
	only: named,
	header: plain,
	footer: plain,
	rubric,
	code,
	"code-block": code,
	sourcecode: code,
	highlight: { takesArgument: true, write: (call, reading) => (call.content ? code.write(call, reading) : "") },
	"parsed-literal": parsedLiteral,
	math: formula,
	raw,
	contents: nothing,
	sectnum: nothing,
	"section-numbering": nothing,
	"target-notes": nothing,
	meta: nothing,
	title: nothing,
	"default-role": nothing,
	toctree: nothing,
	index: nothing,
	"restructuredtext-test-directive": nothing,
};
