/** What a character counts for that the search index has as a word of its own: English has a word in six characters. */
const WORD = 6;

/**
 * How much of the search index a text takes: its characters, and six times those of scripts that put no blanks between words,
 * each of which is a word of the index.
 * @param from where in the text it begins
 */
export function weightOf(text: string, from: number): number {
	let weight = text.length - from;
	for (let at = from; at < text.length; at++) if (isWord(text.charCodeAt(at))) weight += WORD - 1;
	return weight;
}

/** Whether a code unit is of Thai, Lao, Burmese, Korean, Khmer, Japanese or Chinese, or half of a character beyond. */
function isWord(unit: number): boolean {
	if (unit < 0x0e00) return false;
	if (unit < 0x1200) return unit < 0x0f00 || (unit >= 0x1000 && unit < 0x10a0) || unit >= 0x1100;
	if (unit < 0x3000) return unit >= 0x1780 && unit < 0x1800;
	return unit < 0xa000 || (unit >= 0xac00 && unit < 0xe000);
}
