import { PLAIN_LETTERS } from "../../article/redaction/plainletters.ts";

/** A text as it is compared: its words in lower case and without accents, with one blank or more between them; UTF-16 code units. */
export interface Folded {
	/** What markers part is one word. */
	readonly units: Uint16Array;
	/** Before which units there is something that may stand in a word or between two words, ascending. */
	readonly marks: readonly number[];
	/** For each unit the place in the text that it comes from; only where it was asked for. */
	readonly origins?: Uint32Array;
}

/** Stands in a text for what may be in a word or between two words, such as a tag. */
export const MARKER = "\u0001";

const MARK = 1;
const BLANK = 32;

/** What a code unit becomes: nothing, a marker, a blank or a unit; SPECIAL where it becomes several, UNKNOWN where nobody has looked yet. */
const NOTHING = 0;
const SPECIAL = 0xffff;
const UNKNOWN = 0xfffe;

const table = new Uint16Array(65_536).fill(UNKNOWN);
const specials = new Map<number, readonly number[]>();

/** Scripts that are written without blanks, or with endings on each word: each of their signs is compared as a word. */
const WITHOUT_BLANKS =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * Folds a text: case, accents, ligatures and widths of letters do not count, invisible signs are left out, and whatever is neither letter nor digit
 * is a blank. An apostrophe, a hyphen at the end of a line and a tag (as MARKER) are markers: they may join two parts of a word or part two words.
 */
export function fold(text: string, withOrigins = false): Folded {
	const { length } = text;
	// A unit becomes at most eighteen units (U+FDFA), which is so rare that the list grows for it.
	let units = new Uint16Array(length + 64);
	let origins = withOrigins ? new Uint32Array(length + 64) : undefined;
	let at = 0;
	const marks: number[] = [];
	for (let index = 0; index < length; index++) {
		const unit = text.charCodeAt(index);
		let to = table[unit] ?? UNKNOWN;
		if (to > MARK && to < UNKNOWN) {
			if (origins) origins[at] = index;
			units[at++] = to;
			continue;
		}
		if (to === UNKNOWN) to = learn(unit);
		if (to === NOTHING) continue;
		const more = to === MARK ? ONE_MARK : to === SPECIAL ? severalAt(text, index, unit) : [to];
		if (at + more.length + (length - index) > units.length) {
			units = grown(units);
			origins = origins && grownOrigins(origins);
		}
		for (const each of more) {
			if (each === MARK) {
				marks.push(at);
				continue;
			}
			if (origins) origins[at] = index;
			units[at++] = each;
		}
		if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(index + 1))) index++;
	}
	return { units: units.subarray(0, at), origins: origins?.subarray(0, at), marks };
}

const ONE_MARK = [MARK];

/** A folded text in which markers part words. */
export function parted({ units, origins, marks }: Folded): Folded {
	const wide = new Uint16Array(units.length + marks.length);
	const from = origins && new Uint32Array(wide.length);
	let start = 0;
	for (const [index, mark] of [...marks, units.length].entries()) {
		wide.set(units.subarray(start, mark), start + index);
		if (from && origins) from.set(origins.subarray(start, mark), start + index);
		if (index < marks.length) wide[mark + index] = BLANK;
		start = mark;
	}
	return { units: wide, origins: from, marks: [] };
}

/** The words of a text, folded; those that markers part are two, or one where they join. */
export function wordsOf(text: string, joins = false): string[] {
	const folded = fold(text);
	const { units } = joins ? folded : parted(folded);
	const words = Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString("utf16le");
	return words.split(" ").filter((word) => word !== "");
}

function grown(units: Uint16Array): Uint16Array<ArrayBuffer> {
	const more = new Uint16Array(units.length * 2 + 64);
	more.set(units);
	return more;
}

function grownOrigins(origins: Uint32Array): Uint32Array<ArrayBuffer> {
	const more = new Uint32Array(origins.length * 2 + 64);
	more.set(origins);
	return more;
}

/** What a unit becomes that is looked at with its neighbours. */
function severalAt(text: string, index: number, unit: number): readonly number[] {
	// Latin letters in UTF-16 have one zero byte between them, as a text of bytes; more of them end a text.
	if (unit === 0) return [text.charCodeAt(index - 1) === 0 || text.charCodeAt(index + 1) === 0 ? BLANK : MARK];
	if (isHyphen(unit)) return [isLineEnd(text.charCodeAt(index + 1)) ? MARK : unit === SOFT_HYPHEN ? 0 : BLANK].filter((to) => to !== 0);
	if (isLineEnd(unit)) return [isAfterHyphen(text, index) ? MARK : BLANK];
	if (!isHighSurrogate(unit)) return specials.get(unit) ?? [MARK];
	const point = text.codePointAt(index) ?? unit;
	let several = specials.get(point);
	if (!several) {
		several = foldedPoint(point);
		specials.set(point, several);
	}
	return several;
}

/** Whether a line ends with a hyphen, which does not part its last word. */
function isAfterHyphen(text: string, index: number): boolean {
	const before = text.charCodeAt(index - 1);
	return isHyphen(before) || (before === 13 && isHyphen(text.charCodeAt(index - 2)));
}

const SOFT_HYPHEN = 0xad;

function isHyphen(unit: number): boolean {
	return unit === 0x2d || unit === 0x2010 || unit === SOFT_HYPHEN;
}

function isLineEnd(unit: number): boolean {
	return unit === 10 || unit === 13;
}

function isHighSurrogate(unit: number): boolean {
	return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
	return unit >= 0xdc00 && unit < 0xe000;
}

/** Finds out what a unit becomes, and remembers it. */
function learn(unit: number): number {
	const to = lookedUp(unit);
	table[unit] = to;
	return to;
}

function lookedUp(unit: number): number {
	if (unit === 0 || isHyphen(unit) || isLineEnd(unit) || isHighSurrogate(unit)) return SPECIAL;
	if (isLowSurrogate(unit)) return BLANK;
	const several = foldedPoint(unit);
	if (several.length === 0) return NOTHING;
	if (several.length === 1) return several[0] ?? BLANK;
	specials.set(unit, several);
	return SPECIAL;
}

function foldedPoint(point: number): readonly number[] {
	const sign = String.fromCodePoint(point);
	if (sign === MARKER || /['’‘ʼ＇\u200b]/.test(sign)) return [MARK];
	if (/[\p{Cf}\p{M}]/u.test(sign)) return [];
	if (WITHOUT_BLANKS.test(sign)) return unitsOf(` ${sign.normalize("NFKC")} `);
	const plain = sign.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
	return unitsOf([...plain].map((letter) => PLAIN_LETTERS[letter] ?? (/[\p{L}\p{N}]/u.test(letter) ? letter : " ")).join(""));
}

function unitsOf(text: string): number[] {
	return text.split("").map((letter) => letter.charCodeAt(0));
}
