/** Signs in a text that come of reading UTF-8 in another encoding, or of characters that were lost. */
export interface Garbled {
	/** 1-based, of the first. */
	readonly line: number;
	readonly column: number;
	/** How many there are. */
	readonly count: number;
	/** The word in which the first one stands. */
	readonly shown: string;
	/** The same word as it was meant; undefined where nobody can know. */
	readonly meant?: string;
}

/** The characters of windows-1252 whose codes there are not their own, by those codes: 0x80 to 0x9F. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** A byte of UTF-8 that continues a character, as windows-1252 and Latin-1 show it. */
const NEXT = `[\\u0080-\\u00bf${WINDOWS}]`;

/** Characters of two, three and four bytes in UTF-8, as windows-1252 shows them; and the sign that stands for lost ones. */
const GARBLED = new RegExp(`[\\u00c2-\\u00df]${NEXT}|[\\u00e0-\\u00ef]${NEXT}{2}|[\\u00f0-\\u00f4]${NEXT}{3}|\\ufffd`, "g");

/**
 * Finds the signs of a wrong encoding. A single pair of signs proves nothing, where it may be meant:
 * "Â" before a quotation mark, and a capital letter with an accent before a dash or the like.
 * @returns undefined where there are none
 */
export function garbledIn(text: string): Garbled | undefined {
	let first: { readonly at: number; readonly length: number } | undefined;
	let count = 0;
	for (const { 0: found, index } of text.matchAll(GARBLED)) {
		if (!isGarbled(found, text, index)) continue;
		first ??= { at: index, length: found.length };
		count++;
	}
	return first && garbledAt(text, first.at, first.length, count);
}

/** Whether what looks like bytes of UTF-8 is that, and not letters and punctuation as they were meant. */
function isGarbled(found: string, text: string, at: number): boolean {
	if (found === "\ufffd" || found.length > 2) return decodedAgain(found) !== undefined;
	const decoded = decodedAgain(found);
	if (decoded === undefined) return false;
	// "Ã©" is never meant; "Ö–" may be: a letter that ends a word in capitals, and a dash or a quotation mark.
	const isPunctuation = /[–—‘’“”‚„…«»›‹\u00a0]/.test(found[1] ?? "");
	const afterCapital = /\p{Lu}/u.test(text.charAt(at - 1));
	if (isPunctuation) return /[ÂÃ]/.test(found) && !afterCapital && /\p{L}|\d/u.test(text.charAt(at - 1));
	return /[\p{L}\p{Sc}\p{So}\p{P}\p{Sm}\p{No}\p{Sk}]/u.test(decoded);
}

/** A text whose bytes in windows-1252 are UTF-8, as that; undefined where they are not. */
export function decodedAgain(text: string): string | undefined {
	if (text === "\ufffd") return "";
	const bytes = Uint8Array.from(text, (character) => {
		const own = WINDOWS.indexOf(character);
		return own < 0 ? character.charCodeAt(0) : own + 0x80;
	});
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** The most characters of the word that is shown. */
const SHOWN = 40;

function garbledAt(text: string, at: number, length: number, count: number): Garbled {
	const lineStart = text.lastIndexOf("\n", at - 1) + 1;
	let line = 1;
	for (let end = text.indexOf("\n"); end !== -1 && end < at; end = text.indexOf("\n", end + 1)) line++;
	const before = /[^\s<>"=()[\],;]*$/.exec(text.slice(Math.max(lineStart, at - SHOWN), at))?.[0] ?? "";
	const after = /^[^\s<>"=()[\],;]*/.exec(text.slice(at + length, at + length + SHOWN))?.[0] ?? "";
	const shown = before + text.slice(at, at + length) + after;
	const meant = shown.replace(GARBLED, (found) => decodedAgain(found) ?? found);
	return { line, column: at - lineStart + 1, count, shown, ...(!shown.includes("\ufffd") && { meant }) };
}
