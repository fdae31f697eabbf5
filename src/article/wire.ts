import { oneLine } from "./text.ts";

/** What stands before the first paragraph of a plain-text story. */
export interface WireHead {
	readonly headline: string;
	/** The line as it stands, “By …”. */
	readonly byline?: string;
	readonly dateline?: string;
	/** Where in the text the first paragraph begins, after the dateline. */
	readonly bodyAt: number;
}

/** A dateline such as `LONDON, March 3 –` or `NEW YORK (AP) --`: capitals, perhaps more words, then a dash between blanks. */
const DATELINE = /^(\p{Lu}[\p{Lu}\p{M}'’.\- ]{2,}(?:[,(][^\n–—]{0,60}?)?)[^\S\n]*(?:[–—]|[^\S\n]--?)[^\S\n]+(?=\S)/u;

/** A byline such as “By Jane Doe and John Smith”. A line that ends like a sentence is a sentence. */
const BYLINE = /^by[ :]+\p{L}.{1,78}[^.!?:;,]$/iu;

/** Reads the head of wire copy: the headline on the first line, then perhaps a byline, then perhaps a dateline before the first words. */
export function readWireHead(text: string, start = 0): WireHead {
	const headline = lineFrom(text, skipBlank(text, start));
	let bodyAt = skipBlank(text, headline.end);
	const first = lineFrom(text, bodyAt);
	const byline = BYLINE.exec(oneLine(first.text))?.[0];
	if (byline !== undefined) bodyAt = skipBlank(text, first.end);
	const dateline = DATELINE.exec(text.slice(bodyAt, bodyAt + 200));
	if (dateline) bodyAt += dateline[0].length;
	return {
		headline: oneLine(headline.text),
		...(byline !== undefined && { byline }),
		...(dateline?.[1] !== undefined && { dateline: oneLine(dateline[1]) }),
		bodyAt,
	};
}

/** The paragraphs of plain text, which blank lines part. */
export function paragraphsOf(text: string): string[] {
	return text
		.split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
		.map((paragraph) => paragraph.trim())
		.filter((paragraph) => paragraph !== "");
}

function skipBlank(text: string, from: number): number {
	let at = from;
	while (at < text.length && /\s/.test(text.charAt(at))) at++;
	return at;
}

function lineFrom(text: string, from: number): { readonly text: string; readonly end: number } {
	const newline = text.indexOf("\n", from);
	const end = newline < 0 ? text.length : newline;
	return { text: text.slice(from, end), end };
}
