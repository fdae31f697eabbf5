import { isLetter } from "../../article/body/words.ts";

/** How many numbers a signature has. */
const SIZE = 64;

/** How many words stand in a shingle. */
const SHINGLE = 4;

/** A text of fewer words has no signature: notices and headings are alike without being copies. */
const FEWEST_WORDS = 40;

/** What a text has in common with its copies. */
export interface Signature {
	/** A character (UTF-16) for each of `SIZE` parts of all shingles, which stands for a number; undefined for a text of a few words. */
	readonly signature?: string;
	readonly words: number;
	/** A hash of all its words that hold a figure, in their order. */
	readonly figures: number;
}

const [LESS, CLOSE, OPEN] = [0x3c, 0x5d, 0x28];

/** How far away the end of a tag or of an address may be. */
const LONGEST_MARK = 2_000;

/**
 * Makes the signature of a text (one-permutation MinHash over shingles of words): the share of characters that two signatures have in common
 * is about the share of shingles that the texts have in common. Tags and the addresses of Markdown's links are passed over, case too.
 */
export function signatureOf(text: string): Signature {
	const least = new Uint32Array(SIZE).fill(0xffffffff);
	const last = new Uint32Array(SHINGLE);
	let words = 0;
	let word = 0;
	let hasFigure = false;
	let figures = 0;
	const endWord = () => {
		if (word === 0) return;
		if (hasFigure) figures = mixed(figures ^ word);
		last[words++ % SHINGLE] = word;
		word = 0;
		hasFigure = false;
		if (words < SHINGLE) return;
		let shingle = 0x9e3779b9;
		for (let back = SHINGLE; back > 0; back--) shingle = mixed(shingle ^ (last[(words - back) % SHINGLE] ?? 0));
		const part = shingle >>> 26;
		if (shingle < (least[part] ?? 0)) least[part] = shingle;
	};
	const [tagEnd, tagStart, addressEnd, lineEnd] = [">", "<", ")", "\n"].map((sign) => nextIn(text, sign)) as [Next, Next, Next, Next];
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (isLetter(code)) {
			if (code > 0x2f && code < 0x3a) hasFigure = true;
			// Chinese and Japanese have no blanks between words, so each sign is one.
			if (code >= 0x3040 && code < 0xd800) endWord();
			word = (Math.imul(word ^ (code > 0x40 && code < 0x5b ? code | 0x20 : code), 0x01000193) + 0x85ebca6b) | 0;
			if (word === 0) word = 1;
			if (code >= 0x3040 && code < 0xd800) endWord();
			continue;
		}
		// An apostrophe stands within a word.
		if (code === 0x27 || code === 0x2019) continue;
		endWord();
		if (code === LESS) at = endOf(at, tagEnd, tagStart);
		else if (code === CLOSE && text.charCodeAt(at + 1) === OPEN) at = endOf(at, addressEnd, lineEnd);
	}
	endWord();
	return words < FEWEST_WORDS ? { words, figures } : { signature: filled(least), words, figures };
}

type Next = (at: number) => number;

/** Where something ends that begins at a place; that place where a sign comes first that is not in it. */
function endOf(at: number, nextEnd: Next, nextOther: Next): number {
	const end = nextEnd(at);
	return end < nextOther(at) && end - at < LONGEST_MARK ? end : at;
}

/** Finds the next place of a sign behind one, where the places asked for rise; the length of the text where there is none. */
function nextIn(text: string, sign: string): Next {
	let next = -1;
	return (at) => {
		if (next <= at) next = text.indexOf(sign, at + 1);
		if (next < 0) next = text.length;
		return next;
	};
}

/** Gives a part without shingles the number of the next one that has some, so that short texts can be compared, and keeps 16 bits of each. */
function filled(least: Uint32Array): string {
	const numbers = Array.from(least, (number, part) => {
		let from = part;
		while (least[from % SIZE] === 0xffffffff && from < part + SIZE) from++;
		return from === part ? number : mixed((least[from % SIZE] ?? 0) + from - part);
	});
	return String.fromCharCode(...numbers.map((number) => number & 0xffff));
}

/** Spreads the bits of a number over 32. */
function mixed(value: number): number {
	let mix = value | 0;
	mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
	mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
	return (mix ^ (mix >>> 16)) >>> 0;
}
