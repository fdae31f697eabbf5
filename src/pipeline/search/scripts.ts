import { readFile } from "node:fs/promises";

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

/** The script with which both the word directory and the search page number what is in it, as a file of the site. */
export const WORDS_SCRIPT = "assets/search-words.js";

/** What the script has that the index needs. */
export interface SearchWords {
	/** The forms of a word that may be searched: the whole and its parts. */
	formsOf(word: string): string[];
	/** The numbers under which a word stands in the directory, of 24 bits. */
	numbersOf(word: string): number[];
	/** The number under which the value of a filter stands. */
	filterNumber(name: string, value: string): number;
}

/** @param file the script, absolute */
export async function loadSearchText(file: string): Promise<SearchText> {
	return (await load(file)) as SearchText;
}

/** @param file the script, absolute */
export async function loadSearchWords(file: string): Promise<SearchWords> {
	return (await load(file)) as SearchWords;
}

async function load(file: string): Promise<unknown> {
	// By its name, Node would take that of an owner whose package.json says nothing of modules for CommonJS.
	return import(`data:text/javascript;base64,${await readFile(file, "base64")}`);
}
