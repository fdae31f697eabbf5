import { renderBody } from "../../../../article/body.ts";
import { escapeHtml } from "../../../../article/text.ts";
import type { CodeCall } from "../../../rules/rules.ts";

/** What a template shows at a place: a value of the call, its content, or a text. The first of them that is not empty counts. */
export type TemplateValue =
	| { readonly from: "value"; readonly number: number }
	| { readonly from: "named"; readonly name: string }
	/** A value of the page or the site, such as `page.title`: whoever fills the template puts it among the named values of the call. */
	| { readonly from: "outside"; readonly name: string }
	| { readonly from: "content" }
	| { readonly from: "text"; readonly text: string }
	| { readonly from: "first"; readonly of: readonly TemplateValue[] }
	/** `true` where a value is a text, else empty. */
	| { readonly from: "equal"; readonly value: TemplateValue; readonly text: string };

/** A part of a template. `form` says what the value is: plain text, markup as it is, or Markdown to be shown as HTML. */
export type TemplatePart =
	| { readonly part: "text"; readonly text: string }
	| { readonly part: "value"; readonly value: TemplateValue; readonly form: "plain" | "markup" | "markdown" }
	| { readonly part: "if"; readonly test: TemplateValue; readonly yes: readonly TemplatePart[]; readonly no: readonly TemplatePart[] };

/**
 * A template of a generator's site that only puts the values of a call into a text. It serves as a rule, without being run:
 * one that does anything else is no such template.
 */
export interface PlainTemplate {
	readonly parts: readonly TemplatePart[];
	/** Whether its first element is a block, such as a figure, and not a part of a line. */
	readonly isBlock: boolean;
}

/** What a piece of a template is, as the reader of its language says; undefined if it is nothing that is known. */
export type TemplatePiece =
	| { readonly piece: "nothing" }
	| { readonly piece: "value"; readonly value: TemplateValue; readonly form: "plain" | "markup" | "markdown" }
	| { readonly piece: "if"; readonly test: TemplateValue }
	| { readonly piece: "else"; readonly test?: TemplateValue }
	| { readonly piece: "end" }
	/** The parts of another template, in its place. */
	| { readonly piece: "parts"; readonly parts: readonly TemplatePart[] };

/** The values of the page and the site that a template shows or asks for. */
export function outsideNames(parts: readonly TemplatePart[]): ReadonlySet<string> {
	return new Set(
		parts.flatMap((part) => {
			if (part.part === "text") return [];
			if (part.part === "value") return outsideIn(part.value);
			return [...outsideIn(part.test), ...outsideNames(part.yes), ...outsideNames(part.no)];
		}),
	);
}

function outsideIn(value: TemplateValue): string[] {
	if (value.from === "equal") return outsideIn(value.value);
	return value.from === "outside" ? [value.name] : value.from === "first" ? value.of.flatMap(outsideIn) : [];
}

/** A template longer than this is no plain one; in UTF-16 units. */
export const LONGEST_TEMPLATE = 20_000;

/** Elements that begin a block of their own. */
const BLOCK =
	/^<(?:div|figure|aside|blockquote|details|section|article|p|table|ul|ol|dl|pre|audio|video|iframe|picture|center|h[1-6]|hr)\b/i;

const UNSHOWN = /<(script|style)\b[^>]*>[^]*?<\/\1\s*>|<!--[^]*?-->/gi;

/** A part of a site without what is shown to no reader of an archive: scripts, styles, and comments. */
export function shownOf(part: string): string {
	return part.replace(UNSHOWN, "");
}

/** HTML as it may stand in Markdown: lines that begin with blanks would be code there, and an empty line would end a block. */
export function tidied(html: string): string {
	const isPlain = !/<(pre|textarea)\b/i.test(html);
	const lines = isPlain ? html.replace(/^[ \t]+/gm, "") : html;
	return (isPlain && BLOCK.test(lines.trimStart()) ? lines.replace(/\n(?:[ \t]*\n)+/g, "\n") : lines).trim();
}

/**
 * Reads a template as the pieces of code in it and the text between them.
 * @param pieces the text of each piece; `trims` says on which sides of it blanks are cut away
 * @param read says what a piece is
 * @returns undefined if it holds any other code
 */
export function plainTemplate(text: string, pieces: RegExp, read: (code: string) => TemplatePiece | undefined): PlainTemplate | undefined {
	if (text.length > LONGEST_TEMPLATE) return undefined;
	const shown = shownOf(text);
	const stack: { readonly test?: TemplateValue; readonly yes: TemplatePart[]; no?: TemplatePart[]; readonly isElse?: boolean }[] = [
		{ yes: [] },
	];
	const put = (part: TemplatePart) => {
		const top = stack.at(-1);
		(top?.no ?? top?.yes)?.push(part);
	};
	/** Closes the innermost condition; one that stands under `else if` closes the one above, too. */
	const close = (): boolean => {
		for (;;) {
			const ended = stack.pop();
			if (!ended?.test || stack.length === 0) return false;
			put({ part: "if", test: ended.test, yes: ended.yes, no: ended.no ?? [] });
			if (ended.isElse !== true) return true;
		}
	};
	let [from, isTrimmed] = [0, false];
	const putText = (to: number, trimsEnd: boolean) => {
		const between = shown.slice(from, to);
		const start = isTrimmed ? between.trimStart() : between;
		const whole = trimsEnd ? start.trimEnd() : start;
		if (whole !== "") put({ part: "text", text: whole });
	};
	for (const match of shown.matchAll(pieces)) {
		const [whole, before = "", code = "", after = ""] = match;
		putText(match.index, before === "-");
		[from, isTrimmed] = [match.index + whole.length, after === "-"];
		const piece = read(code.trim());
		if (!piece) return undefined;
		if (piece.piece === "parts") piece.parts.forEach(put);
		else if (piece.piece === "value") put({ part: "value", value: piece.value, form: piece.form });
		else if (piece.piece === "if") stack.push({ test: piece.test, yes: [] });
		else if (piece.piece === "end") {
			if (!close()) return undefined;
		} else if (piece.piece === "else") {
			const top = stack.at(-1);
			if (!top?.test || top.no) return undefined;
			top.no = [];
			if (piece.test) stack.push({ test: piece.test, yes: [], isElse: true });
		}
	}
	putText(shown.length, false);
	const [only] = stack;
	const isOther = only?.yes.some((part) => part.part === "text" && /\{[{%]|[%}]\}/.test(part.text)) ?? true;
	if (stack.length !== 1 || !only || isOther) return undefined;
	return { parts: only.yes, isBlock: BLOCK.test(firstText(only.yes)) };
}

function firstText(parts: readonly TemplatePart[]): string {
	for (const part of parts) {
		const text = part.part === "text" ? part.text.trimStart() : part.part === "if" ? firstText(part.yes) : "x";
		if (text !== "") return text;
	}
	return "";
}

/**
 * What a call becomes by a plain template, in the form of the text that it stands in.
 * Values are escaped; its content is put in as it is, as Markdown with blank lines around it where it stands in a block.
 */
export function fillTemplate({ parts, isBlock }: PlainTemplate, call: CodeCall, format: "markdown" | "html"): string {
	const filled = parts.map((part) => textOf(part, call, format, isBlock)).join("");
	// Lines that begin with blanks would be code to Markdown, and an empty line would end the block.
	const isPlain = !/<(pre|textarea)\b/i.test(filled);
	const lines = isPlain ? filled.replace(/^[ \t]+(?=<)/gm, "") : filled;
	return lines.replace(/\n[ \t]*(?:\n[ \t]*){2,}/g, "\n\n").trim();
}

function textOf(part: TemplatePart, call: CodeCall, format: "markdown" | "html", isBlock: boolean): string {
	if (part.part === "text") return part.text.replace(/\n(?:[ \t]*\n)+/g, "\n");
	if (part.part === "if")
		return (valueOf(part.test, call) === "" ? part.no : part.yes).map((inner) => textOf(inner, call, format, isBlock)).join("");
	const value = valueOf(part.value, call);
	if (!isContent(part.value, call)) return part.form === "markdown" ? inline(value) : part.form === "markup" ? value : escapeHtml(value);
	if (format === "html") return part.form === "markdown" ? renderBody(value, "markdown", (address) => address) : value;
	return isBlock && value !== "" ? `\n\n${value.trim()}\n\n` : value;
}

/** A line of Markdown as HTML, without a paragraph around it. */
function inline(markdown: string): string {
	const html = renderBody(markdown, "markdown", (address) => address).trim();
	const [, only] = /^<p>((?:(?!<\/?p>)[^])*)<\/p>$/.exec(html) ?? [];
	return only ?? html;
}

function isContent(value: TemplateValue, call: CodeCall): boolean {
	if (value.from !== "first") return value.from === "content";
	const first = value.of.find((candidate) => valueOf(candidate, call) !== "");
	return first?.from === "content";
}

function valueOf(value: TemplateValue, call: CodeCall): string {
	if (value.from === "text") return value.text;
	if (value.from === "equal") return valueOf(value.value, call) === value.text ? "true" : "";
	if (value.from === "content") return call.content ?? "";
	if (value.from === "value") return call.values[value.number] ?? "";
	if (value.from === "named" || value.from === "outside") return call.named.get(value.name) ?? "";
	for (const candidate of value.of) {
		const found = valueOf(candidate, call);
		if (found !== "") return found;
	}
	return "";
}
