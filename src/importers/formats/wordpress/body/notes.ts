/** The mark of a footnote in the text. */
export function noteMark(number: number): string {
	return `<sup><a href="#note-${number}" id="ref-${number}">${number}</a></sup>`;
}

/** A footnote in double brackets behind a word, as a plugin of WordPress has it: `the pier((It was built in 1901.))`. */
const DOUBLE_BRACKETS = /(?<=[\p{L}\p{N}.,;:!?”"’')»>\]] ?)\(\(([^()\n]{3,2000}(?:\([^()\n]{1,500}\)[^()\n]{0,2000}){0,3})\)\)/gu;

/** Makes footnotes of what stands in double brackets. */
export function withDoubleBrackets(html: string, note: (words: string) => string): string {
	if (!html.includes("((")) return html;
	return html.replace(DOUBLE_BRACKETS, (whole, words: string) => (/\s/.test(words.trim()) ? note(words) : whole));
}
