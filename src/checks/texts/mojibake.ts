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

/** How sure it is that what looks like bytes of UTF-8 is that, and not letters and punctuation as they were meant. */
type Proof = "none" | "weak" | "strong";

/** So many weak proofs in one text are a strong one. */
const ENOUGH = 3;

/**
 * Finds the signs of a wrong encoding. What may be meant, such as a letter with an accent and a quotation mark behind it, proves nothing.
 * @returns undefined where there are none
 */
export function garbledIn(text: string): Garbled | undefined {
	let first: { readonly at: number; readonly length: number } | undefined;
	let [strong, weak] = [0, 0];
	for (const { 0: found, index } of text.matchAll(GARBLED)) {
		const proof = proofOf(found, text, index);
		if (proof === "none") continue;
		if (proof === "strong") strong++;
		else weak++;
		first ??= { at: index, length: found.length };
	}
	return first && (strong > 0 || weak >= ENOUGH) ? garbledAt(text, first.at, first.length, strong + weak) : undefined;
}

/** A letter, and signs that may stand behind any. */
const PUNCTUATED = /^.[–—‘’“”‚„…«»›‹\u00a0]+$/;

function proofOf(found: string, text: string, at: number): Proof {
	if (found === "\ufffd") return "strong";
	const decoded = decodedAgain(found);
	if (decoded === undefined || !/[\p{L}\p{M}\p{S}\p{P}\p{No}\p{Zs}]/u.test(decoded)) return "none";
	const isPlain = PUNCTUATED.test(found);
	if (found.length > 2) return isPlain ? "none" : "strong";
	// "Ã©" is never meant. Letters of Poland, Greece, Russia and the East begin with others, which may be: before a footnote's number, too.
	const isLatin = /^[ÂÃ]/.test(found);
	if (isPlain) return isLatin && /[\p{Ll}\d]/u.test(text.charAt(at - 1)) ? "strong" : "none";
	return isLatin ? "strong" : /^[ÄÅÎÏÐÑ×ØÙÚÛ][^¹²³°ªº§©®]/.test(found) ? "weak" : "none";
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** A text whose bytes in windows-1252 are UTF-8, as that; undefined where they are not. */
function decodedAgain(text: string): string | undefined {
	if (text === "\ufffd") return "";
	const bytes = Uint8Array.from(text, (character) => {
		const own = WINDOWS.indexOf(character);
		return own < 0 ? character.charCodeAt(0) : own + 0x80;
	});
	try {
		return decoder.decode(bytes);
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
