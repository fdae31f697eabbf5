import type Token from "markdown-it/lib/token.mjs";
import { BeyondBound, BOUNDS } from "../../bounds/bounds.ts";

/** Of shorter texts the growth says nothing, and they hold fewer signs than the bound anyway. */
const SMALL = 1_000_000;

/** Signs that may be markup, each of which may become several pieces of the page. */
const MARKS = /[*_`[\]<>&~!\\|#:@^\n]/g;

/** A line end may end and begin a block: it counts as so many signs. */
const LINE_END = 3;

/**
 * Looks at a text in Markdown before it is parsed: each sign may take the room of several pieces of it.
 * @throws {BeyondBound}
 */
export function refuseManyMarks(text: string): void {
	if (text.length * LINE_END > BOUNDS.marks.most && marksIn(text) > BOUNDS.marks.most) throw new BeyondBound("marks");
}

/** How many signs of a text may be markup, up to those beyond the bound. */
export function marksIn(text: string): number {
	let count = 0;
	MARKS.lastIndex = 0;
	for (let match = MARKS.exec(text); match && count <= BOUNDS.marks.most; match = MARKS.exec(text))
		count += match[0] === "\n" ? LINE_END : 1;
	return count;
}

/** The beginning of a line that may stand in many lists and quotations. */
const MAYBE_DEEP = /^[ \t>*+\-\d.):]{24}/m;

/** What a text must hold to define a link. */
const MAYBE_DEFINITION = /\]:/;

/** What is asked of a text where it may be beyond a bound. */
interface Parsing {
	blocks(text: string): readonly Token[];
	tokens(text: string): readonly Token[];
}

/**
 * Looks at a text in Markdown that may be too deep, so that the parser would pass over the inmost words, or of which the page may be many
 * times as long, because it uses a long link definition again and again. Most texts can be neither, and are not parsed for it.
 * @throws {BeyondBound}
 */
export function refuseBeyondBounds(text: string, parsing: Parsing): void {
	refuseManyMarks(text);
	if (MAYBE_DEEP.test(text) && parsing.blocks(text).some(({ level }) => level >= BOUNDS.markdownDepth.most)) {
		throw new BeyondBound("markdownDepth");
	}
	if (["^[", "[^"].some((sign) => countOf(text, sign) > BOUNDS.footnotes.most)) parsing.tokens(text);
	if (mayGrow(text) && lengthOf(parsing.tokens(text)) > SMALL + BOUNDS.growth.most * text.length) throw new BeyondBound("growth");
}

/** Whether definitions of links may make a page much longer than its text: there are few of them, or few uses, in most. */
function mayGrow(text: string): boolean {
	if (!MAYBE_DEFINITION.test(text)) return false;
	return countOf(text, "[") * longestParagraph(text) > SMALL;
}

function countOf(text: string, sign: string): number {
	let count = 0;
	for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++;
	return count;
}

function longestParagraph(text: string): number {
	let longest = 0;
	for (let from = 0; from < text.length; ) {
		const end = (text.indexOf("\n\n", from) + 1 || text.length + 1) - 1;
		longest = Math.max(longest, end - from);
		from = end + 1;
	}
	return longest;
}

/** How long tokens are on the page, at least: their words and the values of their attributes. */
function lengthOf(tokens: readonly Token[]): number {
	let length = 0;
	for (const { content, attrs, children } of tokens) {
		length += children ? lengthOf(children) : content.length;
		for (const [, value] of attrs ?? []) length += value.length;
	}
	return length;
}
