import { wordsOf } from "../folding.ts";
import { viewsOf } from "../views.ts";

/** What of a story must not be public, as words to look for, folded. */
export interface Clue {
	/** What it is, for people. */
	readonly part: "headline" | "summary" | "text" | "comment" | "address" | "file name";
	readonly words: readonly string[];
}

/** So many words of a text are looked for as one: fewer stand in other stories too, more are lost where one of them differs. */
const WINDOW = 7;
/** Signs of scripts without blanks are words of one sign each. */
const WINDOW_OF_SIGNS = 14;
const FEWEST_LETTERS = 12;

/**
 * Stretches of a text, one after the other, that are long enough to be no other's.
 * @param most how many of them; they are spread over the text
 */
export function cluesOfText(text: string, part: Clue["part"], most: number): Clue[] {
	const words = wordsOf(plainText(text));
	const size = words.filter(({ length }) => length === 1).length > words.length / 2 ? WINDOW_OF_SIGNS : WINDOW;
	const windows: Clue[] = [];
	for (let at = 0; at < words.length; at += size) {
		const window = words.slice(Math.max(0, Math.min(at, words.length - size)), at + size);
		if (isDistinct(window)) windows.push({ part, words: window });
	}
	const step = Math.max(1, windows.length / most);
	return Array.from({ length: Math.min(most, windows.length) }, (_, index) => windows[Math.floor(index * step)] as Clue);
}

/** A headline, or a name in an address, where it is more than a word or two that others may use. */
export function clueOfName(text: string, part: Clue["part"]): Clue[] {
	const words = wordsOf(text);
	return words.length >= 2 && isDistinct(words) ? [{ part, words }] : [];
}

function isDistinct(words: readonly string[]): boolean {
	return words.length >= 2 && words.join("").length >= FEWEST_LETTERS;
}

/** A text without the addresses of its links and without tags, as a page shows it. */
function plainText(text: string): string {
	const views = viewsOf(text.replace(/\]\([^()\s]{0,500}(?:\s[^()]{0,500})?\)/g, " ").replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, ""));
	return (views.find(({ name }) => name === "with tags between") ?? views.find(({ name }) => name === "escaped") ?? views[0])?.text ?? text;
}
