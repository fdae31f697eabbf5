import { PLAIN_LETTERS } from "./plainletters.ts";

/** What a character is to somebody who looks for names: letters to be compared, or what stands between words. */
export type Sign = Letters | Between;

/** The letters of a character without case, accents and width: `ß` is `ss`, `Ö` is `o`. */
interface Letters {
	readonly kind: "letters";
	readonly letters: string;
	/** Whether the script has no blanks between words. */
	readonly hasNoBlanks: boolean;
	readonly isUpper: boolean;
}

/** How far a character keeps words apart. */
interface Between {
	readonly kind: "between";
	/** `mark` belongs to the letter before it, and `unseen` to none: neither ends a word. */
	readonly as: "mark" | "unseen" | "softHyphen" | "blank" | "line" | "hyphen" | "dot" | "comma" | "other";
}

const BETWEEN = {
	mark: { kind: "between", as: "mark" },
	unseen: { kind: "between", as: "unseen" },
	softHyphen: { kind: "between", as: "softHyphen" },
	blank: { kind: "between", as: "blank" },
	line: { kind: "between", as: "line" },
	hyphen: { kind: "between", as: "hyphen" },
	dot: { kind: "between", as: "dot" },
	comma: { kind: "between", as: "comma" },
	other: { kind: "between", as: "other" },
} as const satisfies Readonly<Record<Between["as"], Between>>;

/** Accents of Latin, Greek and Cyrillic letters, the points of Hebrew and the vowel signs of Arabic. Indic vowels are letters. */
// oxlint-disable-next-line no-misleading-character-class -- each is looked for by itself
const MARK = /^[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\ufe00-\ufe0f\ufe20-\ufe2f]$/;
// oxlint-disable-next-line no-misleading-character-class -- each is looked for by itself
const MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;

/** Joiners, marks of direction, and what marks emphasis within words. */
// oxlint-disable-next-line no-misleading-character-class -- each is looked for by itself
const UNSEEN = /^[\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u061c*\\]$/;

const NO_BLANKS =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

const known = new Map<number, Sign>();

/** What a code point is. */
export function signOf(code: number): Sign {
	let sign = known.get(code);
	if (sign === undefined) {
		sign = readSign(String.fromCodePoint(code));
		known.set(code, sign);
	}
	return sign;
}

function readSign(character: string): Sign {
	if (character === "\u00ad") return BETWEEN.softHyphen;
	if (MARK.test(character)) return BETWEEN.mark;
	if (UNSEEN.test(character)) return BETWEEN.unseen;
	if (/^[\n\r\u2028\u2029]$/.test(character)) return BETWEEN.line;
	if (/^[-\u2010\u2011\u2012\u2013]$/.test(character)) return BETWEEN.hyphen;
	if (/^[\s'`’‘‛ʼ＇´"“”„«»_~#>[\]]$/.test(character)) return BETWEEN.blank;
	if (/^[.．。]$/.test(character)) return BETWEEN.dot;
	if (/^[,，、]$/.test(character)) return BETWEEN.comma;
	// The number of a footnote ends a word.
	if (/^[ªº¹²³⁰-₎]$/.test(character)) return BETWEEN.other;
	const letters = foldedLetters(character);
	if (!/^[\p{L}\p{N}\p{M}]+$/u.test(letters)) return BETWEEN.other;
	return { kind: "letters", letters, hasNoBlanks: NO_BLANKS.test(character), isUpper: character !== character.toLowerCase() };
}

/** A letter without case, accents and width. Twice, since a capital may have no small letter but in its plain form. */
function foldedLetters(character: string): string {
	const lower = (text: string) => text.toLowerCase().normalize("NFKD").replace(MARKS, "");
	return [...lower(lower(character))].map((letter) => (Object.hasOwn(PLAIN_LETTERS, letter) ? PLAIN_LETTERS[letter] : letter)).join("");
}
