import { withoutMissingNotes } from "../../article/body/missing.ts";
import { textOfHtml } from "../../article/text.ts";

/** A line end within a word, behind the hyphen that divides it. */
const DIVIDED = /([-\u2010¬\u00ad])(?<=\p{L}.)(?:<br ?\/?>)?\n\s*(?=\p{L})/gu;

/** A line end between two characters of a script that puts no blanks between words. */
const UNSPACED =
	/\n(?<=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}]\n)(?=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}])/gu;

/** The plain text of a story's HTML, without what we say of missing pictures. Words that a line end divides are whole. */
export function textWithWholeWords(html: string): string {
	return textOfHtml(withoutAttributes(withoutMissingNotes(html)).replace(DIVIDED, "$1").replace(UNSPACED, ""));
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
