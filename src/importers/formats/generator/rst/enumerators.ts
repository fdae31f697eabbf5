/** The sign of an item of an enumerated list. */
export interface Enumerator {
	readonly style: "digits" | "letters" | "roman" | "auto";
	/** Before and behind the number: `(` and `)`, `)`, `.`. */
	readonly form: string;
	readonly isUpper: boolean;
	/** From 1. */
	readonly number: number;
	/** How many characters the sign has, with the blanks behind it. */
	readonly width: number;
	/** Whether nothing stands behind it. */
	readonly isEmpty: boolean;
}

const SIGN = /^(\(?)(\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,15}|#)([.)])( +|$)/;

/**
 * The sign with which a line begins; undefined if it begins with none.
 * @param last the sign before it: `v` after `iv` is a number, after `u` a letter
 */
export function enumeratorOf(line: string, last?: Enumerator): Enumerator | undefined {
	const [whole = "", open = "", text = "", close = "", blanks = ""] = SIGN.exec(line) ?? [];
	if (text === "" || (open === "(" && close !== ")")) return undefined;
	const shared = { form: open + close, isUpper: /^[A-Z]/.test(text), width: whole.length, isEmpty: blanks === "" };
	if (text === "#") return { ...shared, style: "auto", number: last ? last.number + 1 : 1 };
	if (/^\d/.test(text)) return { ...shared, style: "digits", number: Number(text) };
	const roman = romanOf(text.toLowerCase());
	const isRoman = last ? last.style === "roman" : /^i$/i.test(text) || text.length > 1;
	if (isRoman && roman !== undefined) return { ...shared, style: "roman", number: roman };
	return text.length > 1 ? undefined : { ...shared, style: "letters", number: (text.toLowerCase().codePointAt(0) ?? 0) - 96 };
}

/** Whether a sign goes on where another one was. */
export function follows(next: Enumerator, last: Enumerator): boolean {
	if (next.form !== last.form || next.number !== last.number + 1) return false;
	return next.style === "auto" || (next.style === last.style && next.isUpper === last.isUpper);
}

const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
const ROMAN = /^m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;

function romanOf(text: string): number | undefined {
	if (text === "" || !ROMAN.test(text)) return undefined;
	const values = [...text].map((letter) => DIGITS[letter] ?? 0);
	return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
