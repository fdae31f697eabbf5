import { signOf } from "./letters.ts";
import { markupAt } from "./markup.ts";
import { GAP, type NameNode } from "./names.ts";

/** Where a text comes from: what readers read, a tag of HTML, or an address. */
export type Surroundings = "text" | "tag" | "address";

/** A name that stands in a text. */
export interface FoundName {
	readonly from: number;
	readonly to: number;
	/** The number of the name. */
	readonly name: number;
	readonly within: Surroundings;
	/** Where the text that it stands in begins and ends: the whole, or a tag or an address in it. */
	readonly piece: readonly [from: number, to: number];
}

/** A name that may end further on. */
interface Begun {
	readonly node: NameNode;
	readonly from: number;
}

/** What was read of a text so far. */
interface Reading {
	readonly tree: NameNode;
	readonly within: Surroundings;
	readonly piece: readonly [number, number];
	readonly found: FoundName[];
	begun: Begun[];
	/** Where the last letter ends, with its accents. */
	end: number;
	last: { readonly isUpper: boolean; readonly hasNoBlanks: boolean; readonly isDigit: boolean } | undefined;
	/** What stands behind it: nothing, weak signs, a full stop, a comma, or anything else. */
	level: 0 | 1 | 2 | 3 | 4;
	hasUnseen: boolean;
	hasBlank: boolean;
	/** Whether there is a hyphen alone (1), with the end of a line behind it (2), or more than that (3). */
	hyphen: 0 | 1 | 2 | 3;
}

/** All places of names in a text, those that overlap too. It takes linear time, however many names there are. */
export function findNames(text: string, tree: NameNode, within: Surroundings = "text"): FoundName[] {
	const found: FoundName[] = [];
	readPiece(text, [0, text.length], within, tree, found);
	return found;
}

/** Of names that overlap, the first; of those that begin at one place, the longest. A name in a tag overlaps none of the text around the tag. */
export function withoutOverlaps(found: readonly FoundName[]): FoundName[] {
	const ends = new Map<number, number>();
	return found
		.toSorted((a, b) => a.from - b.from || b.to - a.to || a.name - b.name)
		.filter(({ from, to, piece }) => {
			if (from < (ends.get(piece[0]) ?? 0)) return false;
			ends.set(piece[0], to);
			return true;
		});
}

function readPiece(text: string, piece: readonly [number, number], within: Surroundings, tree: NameNode, found: FoundName[]): void {
	const reading: Reading = {
		tree,
		within,
		piece,
		found,
		begun: [],
		end: piece[0],
		last: undefined,
		level: 4,
		hasUnseen: false,
		hasBlank: false,
		hyphen: 0,
	};
	for (let at = piece[0]; at < piece[1]; ) {
		const markup = markupAt(text, at, piece[1], within !== "text");
		if (markup?.kind === "tag") {
			readBetween(reading, markup.as, markup.end);
			readPiece(text, [markup.from, markup.to], markup.inside, tree, found);
			at = markup.end;
		} else if (markup) {
			for (const character of markup.text) readCharacter(reading, character.codePointAt(0) as number, at, markup.end);
			at = markup.end;
		} else {
			const code = text.codePointAt(at) as number;
			const end = at + (code > 0xffff ? 2 : 1);
			readCharacter(reading, code, at, end);
			at = end;
		}
	}
	endNames(reading);
}

function readCharacter(reading: Reading, code: number, from: number, to: number): void {
	const sign = signOf(code);
	if (sign.kind === "between") return readBetween(reading, isAddressPlus(reading, code) ? "blank" : sign.as, to);
	const isDigit = sign.letters >= "0" && sign.letters <= "9";
	const gap = gapBefore(reading, sign.isUpper, sign.hasNoBlanks, isDigit);
	if (gap & GAP.edge) endNames(reading);
	let isFirst = true;
	for (const letter of sign.letters) {
		advance(reading, letter, isFirst ? gap : GAP.inside, from);
		isFirst = false;
	}
	reading.end = to;
	reading.last = { isUpper: sign.isUpper, hasNoBlanks: sign.hasNoBlanks, isDigit };
	reading.level = 0;
	reading.hyphen = 0;
	reading.hasUnseen = false;
	reading.hasBlank = false;
}

/** In an address `+` stands for a blank. */
function isAddressPlus({ within }: Reading, code: number): boolean {
	return code === 43 && within !== "text";
}

/** Takes note of what stands between letters. */
function readBetween(reading: Reading, as: string, to: number): void {
	if (as === "mark") {
		// The accent of the last letter goes with it.
		if (reading.level === 0 && !reading.hasUnseen) reading.end = to;
		return;
	}
	if (as === "unseen") {
		reading.hasUnseen = true;
		return;
	}
	if (as === "softHyphen") {
		reading.hasUnseen = true;
		if (reading.level === 0) reading.hyphen = 1;
		return;
	}
	reading.hyphen = nextHyphen(reading, as);
	if (as === "blank" || as === "line") reading.hasBlank = true;
	const level = as === "dot" ? 2 : as === "comma" ? 3 : as === "other" ? 4 : 1;
	reading.level = reading.level > 1 && level > 1 ? 4 : (Math.max(reading.level, level) as Reading["level"]);
}

function nextHyphen({ hyphen, level }: Reading, as: string): Reading["hyphen"] {
	if (as === "hyphen") return level === 0 && hyphen === 0 ? 1 : 3;
	if (as === "line") return hyphen === 1 || hyphen === 2 ? 2 : 3;
	return as === "blank" && (hyphen === 1 || hyphen === 2) ? hyphen : 3;
}

/** What stands before a letter, as bits. */
function gapBefore(reading: Reading, isUpper: boolean, hasNoBlanks: boolean, isDigit: boolean): number {
	const { last, level, within } = reading;
	if (!last || level === 4) return GAP.edge;
	if (reading.hyphen === 2 && level <= 1) return GAP.inside | GAP.weak | (isUpper ? GAP.edge : 0);
	if (level === 1) return GAP.weak | GAP.edge;
	if (level === 2) return GAP.edge | (reading.hasBlank ? GAP.dot : GAP.weak | GAP.dot);
	if (level === 3) return GAP.edge | GAP.comma;
	const isSeam = (hasNoBlanks && last.hasNoBlanks) || (within !== "text" && (isDigit !== last.isDigit || (isUpper && !last.isUpper)));
	return GAP.inside | (isSeam ? GAP.weak | GAP.edge : reading.hasUnseen ? GAP.weak : 0);
}

function advance(reading: Reading, letter: string, gap: number, from: number): void {
	const { tree, begun } = reading;
	const root = gap & GAP.edge ? tree.letters.get(letter) : undefined;
	if (begun.length === 0) {
		if (root) reading.begun = [{ node: root, from }];
		return;
	}
	const next: Begun[] = [];
	for (const { node, from: start } of begun) {
		const inside = gap & GAP.inside ? node.letters.get(letter) : undefined;
		if (inside) next.push({ node: inside, from: start });
		for (const { takes, node: behind } of node.gaps) {
			const over = takes & gap ? behind.letters.get(letter) : undefined;
			if (over) next.push({ node: over, from: start });
		}
	}
	if (root) next.push({ node: root, from });
	reading.begun = next;
}

/** Takes note of the names that end with the last letter. */
function endNames({ begun, within, piece, end, found }: Reading): void {
	for (const { node, from } of begun) {
		for (const name of node.ends) found.push({ from, to: end, name, within, piece });
		if (within !== "text") for (const name of node.addressEnds) found.push({ from, to: end, name, within, piece });
	}
}
