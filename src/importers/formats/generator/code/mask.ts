import type { Format } from "../../../../article/article.ts";
import { templateCodeBlocks, withoutFences } from "../../../../article/body/markdown/codeblocks.ts";
import type { CodeSyntax } from "./pieces.ts";

/** A text in which template code is looked for. */
export interface MaskedText {
	/** As long as the text, with blanks in the place of what only shows code. */
	readonly masked: string;
	/** A part of the text as it is shown: without the marks around raw text. */
	readonly textOf: (from: number, to: number) => string;
}

type Span = readonly [from: number, to: number];

/** Hides what only shows code: fences, code between backticks, and what stands between the marks of raw text, which are taken out. */
export function maskText(text: string, format: Format, raw: CodeSyntax["raw"]): MaskedText {
	const shown = format === "markdown" ? withoutShownCode(text) : text;
	if (!raw) return { masked: shown, textOf: (from, to) => text.slice(from, to) };
	const { marks, spans } = rawSpans(raw.everywhere ? text : shown, raw);
	return { masked: blanked(shown, spans), textOf: (from, to) => without(text, marks, from, to) };
}

/** Markdown with blanks in the place of its fences. Code between the tags of a generator stays, unless it stands in a fence. */
function withoutShownCode(text: string): string {
	const blocks = templateCodeBlocks(text);
	if (blocks.length === 0) return withoutFences(text);
	const filled = blanked(
		text,
		blocks.map(({ at, end }) => [at, end] as const),
		"x",
	);
	const plain = withoutFences(filled);
	const parts: string[] = [];
	let from = 0;
	for (const { at, end } of blocks) {
		parts.push(plain.slice(from, at), plain.charAt(at) === "x" ? text.slice(at, end) : plain.slice(at, end));
		from = end;
	}
	return parts.join("") + plain.slice(from);
}

function blanked(text: string, spans: readonly Span[], by = " "): string {
	const parts: string[] = [];
	let at = 0;
	for (const [from, to] of spans) {
		parts.push(text.slice(at, from), text.slice(from, to).replace(/[^\n]/g, by));
		at = to;
	}
	return parts.join("") + text.slice(at);
}

/** Where raw text stands with its marks, and where the marks stand. */
function rawSpans(text: string, { open, close }: NonNullable<CodeSyntax["raw"]>): { readonly marks: Span[]; readonly spans: Span[] } {
	const [opening, closing] = [new RegExp(open.source, "g"), new RegExp(close.source, "g")];
	const marks: Span[] = [];
	const spans: Span[] = [];
	for (let found = opening.exec(text); found; found = opening.exec(text)) {
		closing.lastIndex = opening.lastIndex;
		const end = closing.exec(text);
		if (!end) break;
		marks.push([found.index, opening.lastIndex], [end.index, closing.lastIndex]);
		spans.push([found.index, closing.lastIndex]);
		opening.lastIndex = closing.lastIndex;
	}
	return { marks, spans };
}

function without(text: string, marks: readonly Span[], from: number, to: number): string {
	const parts: string[] = [];
	let at = from;
	for (let index = firstAt(marks, from); index < marks.length; index++) {
		const [begin = 0, end = 0] = marks[index] ?? [];
		if (begin >= to) break;
		parts.push(text.slice(at, begin));
		at = end;
	}
	return parts.join("") + text.slice(at, Math.max(at, to));
}

/** The first of sorted spans that does not begin before a place. */
function firstAt(spans: readonly Span[], place: number): number {
	let [low, high] = [0, spans.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((spans[middle]?.[0] ?? 0) < place) low = middle + 1;
		else high = middle;
	}
	return low;
}
