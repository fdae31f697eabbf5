import { readFile } from "node:fs/promises";
import { textOfHtml } from "../../article/text.ts";

/** The script with which both the index and the search page write text, as a file of the site. */
export const TEXT_SCRIPT = "assets/search-text.js";

/** What the script has. The index needs the first of it, the search page the rest. */
export interface SearchText {
	/**
	 * Text as the index is to have it.
	 * @param language of the site, BCP 47
	 */
	indexed(text: string, language: string): string;
	/** What is shown of a word of the index, and the blank behind it where there is one. */
	shown(word: string): string;
	/** What is searched of a word of the index. */
	searched(word: string): string;
	/** How the index is asked for what somebody typed. */
	asked(text: string, language: string): Asked;
}

/** A search, as Pagefind is asked for it. */
export interface Asked {
	readonly text: string;
	readonly words: readonly string[];
	/** Those of the words that are one character of a script without blanks between words. */
	readonly singles: readonly string[];
	/** Phrases that have to stand in a story as well: each run of such characters. */
	readonly phrases: readonly string[];
}

/** @param file the script, absolute */
export async function loadSearchText(file: string): Promise<SearchText> {
	// By its name, Node would take that of an owner whose package.json says nothing of modules for CommonJS.
	const script = await readFile(file, "base64");
	return (await import(`data:text/javascript;base64,${script}`)) as SearchText;
}

/** A line end within a word, behind the hyphen that divides it. */
const DIVIDED = /([-\u2010¬\u00ad])(?<=\p{L}.)(?:<br ?\/?>)?\n\s*(?=\p{L})/gu;

/** A line end between two characters of a script that puts no blanks between words. */
const UNSPACED =
	/\n(?<=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}]\n)(?=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}])/gu;

/** The plain text of a story's HTML. Words that a line end divides are whole. */
export function textWithWholeWords(html: string): string {
	return textOfHtml(withoutAttributes(html).replace(DIVIDED, "$1").replace(UNSPACED, ""));
}

const OPENING = /<([a-z][a-z0-9]*)\s/gi;
const ATTRIBUTES = /[^>"]*(?:"[^"]*"[^>"]*)*>/y;

/** HTML whose elements have no attributes. A value may hold a ">", behind which all would be taken for text. */
function withoutAttributes(html: string): string {
	let kept = "";
	let end = 0;
	for (const { 0: opening, 1: name, index } of html.matchAll(OPENING)) {
		if (index < end) continue;
		ATTRIBUTES.lastIndex = index + opening.length;
		// Where one has no end, none behind it is looked for: that would take long.
		if (!ATTRIBUTES.test(html)) break;
		kept += `${html.slice(end, index)}<${name}>`;
		end = ATTRIBUTES.lastIndex;
	}
	return kept + html.slice(end);
}
