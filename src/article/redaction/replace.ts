import type { Format } from "../article.ts";
import { slugOf } from "../slug.ts";
import { escapeHtml } from "../text.ts";
import type { FoundName } from "./find.ts";
import { signOf } from "./letters.ts";
import { markupAt } from "./markup.ts";

/** A change of a text: what stands from one place to another gives way to other words. */
export type Edit = readonly [from: number, to: number, words: string];

/** What a text is written in: the formats of bodies, or plain words. */
export type Written = Format | "plain";

/** A text after changes, which stand in their order and do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
	let result = "";
	let at = 0;
	for (const [from, to, words] of edits) {
		result += text.slice(at, from) + words;
		at = to;
	}
	return result + text.slice(at);
}

/** The changes that put other words in the place of a name. Markup and the ends of lines within the name stay where they are. */
export function editsOf(text: string, name: FoundName, words: string, written: Written): Edit[] {
	if (isInAddress(text, name)) return [[name.from, name.to, slugOf(words)]];
	const safe = safeWords(words, name.within === "tag" && written !== "plain" && written !== "text" ? "html" : written);
	const pieces = piecesOf(text, name, name.within !== "text");
	return pieces.map(([from, to], index): Edit => {
		if (index === 0) return [from, to, safe];
		// No blank may be left at the beginning of a line.
		const isAtLine = /\n[ \t>]*$/.test(text.slice(Math.max(0, from - 50), from));
		return [from, isAtLine && text[to] === " " ? to + 1 : to, ""];
	});
}

/** Words such that they read in a format as they are. */
function safeWords(words: string, written: Written): string {
	if (written === "html") return escapeHtml(words);
	if (written !== "markdown" && written !== "mdx") return words;
	return words.replace(/[\\`*_[\]<>&#|~{}!$^]/g, "\\$&");
}

/** Signs within a name that are markup: they may have others of their kind further on. */
const KEPT = /[*[\]~`#]/;

/** The pieces of a name that go: without markup, and without the ends of lines and what begins the next line. */
function piecesOf(text: string, { from, to }: FoundName, isInside: boolean): (readonly [number, number])[] {
	const pieces: [number, number][] = [];
	let isOpen = false;
	const take = (at: number, end: number) => {
		const last = pieces.at(-1);
		if (isOpen && last) last[1] = end;
		else pieces.push([at, end]);
		isOpen = true;
	};
	for (let at = from; at < to; ) {
		const markup = markupAt(text, at, to, isInside);
		const end = markup?.end ?? at + 1;
		if (markup?.kind === "reference") take(at, end);
		else if (markup || isKept(text, at, isInside)) isOpen = false;
		else take(at, end);
		at = end;
	}
	return pieces.filter(([start, end], index) => index === 0 || /\S/.test(text.slice(start, end)));
}

function isKept(text: string, at: number, isInside: boolean): boolean {
	const character = text[at] ?? "";
	if (character === "\n") return true;
	if (!isInside && KEPT.test(character)) return true;
	if (character === "_") return !isLetter(text[at - 1]) || !isLetter(text[at + 1]);
	return /[ \t>]/.test(character) && /\n[ \t>]*$/.test(text.slice(Math.max(0, at - 50), at));
}

function isLetter(character: string | undefined): boolean {
	return character !== undefined && signOf(character.codePointAt(0) as number).kind === "letters";
}

/** The most characters that are looked at around a name. */
const NEAR = 2_000;

/** Attributes of HTML whose values are addresses or names of places. */
const ADDRESS_ATTRIBUTE = /\s(?:href|src|srcset|poster|cite|data|action|id|name|class|for|usemap)\s*=\s*("[^"]*|'[^']*|[^\s"'>]*)$/i;

/** Whether a name stands in an address, so that a name for addresses must stand in its place. */
function isInAddress(text: string, { from, to, within, piece }: FoundName): boolean {
	if (/\s/.test(text.slice(from, to))) return false;
	const before = text.slice(Math.max(piece[0], from - NEAR), from);
	if (within === "tag") return ADDRESS_ATTRIBUTE.test(before);
	const start = /[^\s"'<>()[\]`]*$/.exec(before)?.[0] ?? "";
	if (within === "address") return piece[0] === 0 || !/\s/.test(before.replace(/^\]\(\s*/, ""));
	const end = /^[^\s"'<>()[\]`]*/.exec(text.slice(to, Math.min(piece[1], to + NEAR)))?.[0] ?? "";
	return /^(?:\.{0,2}\/|#|www\.|mailto:|[a-z][a-z\d+.-]*:\/)/i.test(start) || /^[^\s]*\.[a-z\d]{2,5}$/i.test(end.replace(/[?#].*$/, ""));
}
