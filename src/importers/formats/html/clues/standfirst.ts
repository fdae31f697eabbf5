import { oneLine, shorten } from "../../../../article/text.ts";
import { plainOf } from "../../../reading/values.ts";
import { all, closest, type DomDocument, type DomElement } from "../dom.ts";
import { lettersOf } from "./headline.ts";

/** Elements in which pages show a standfirst, by their usual names. */
const SHOWN =
	".standfirst, .dek, .article-dek, .article__dek, .subheadline, .sub-headline, .article-summary, .article__summary, .article-subtitle, .entry-subtitle, .post-subtitle, .gh-article-excerpt, .article-excerpt";

/** What a page says of its story in a sentence or two: `standfirst` to readers, `description` only to machines. */
export interface Lead {
	readonly standfirst?: string;
	readonly description?: string;
}

/** The element in which a page shows its standfirst; undefined if there is none, or more than one. */
export function standfirstElement(document: DomDocument): DomElement | undefined {
	const found = all(document, SHOWN).filter((element) => !closest(element, "aside, nav, footer, article article"));
	const text = oneLine(found[0]?.textContent ?? "");
	return found.length === 1 && text !== "" && text.length <= 600 ? found[0] : undefined;
}

/**
 * Tells a standfirst from a description: readers see a standfirst. A text that a program cut from the story is neither.
 * @param shown the text of the element that shows it
 * @param said what the page says to machines
 * @param text the story's
 * @param page all that readers see
 */
export function leadOf(shown: string | undefined, said: readonly string[], text: string, page: string): Lead {
	const [own] = said.map(plainOf);
	const letters = own === undefined ? "" : lettersOf(own);
	const isOwn = own !== undefined && letters !== "" && !/(…|\.\.\.|\[…\]|\[\.\.\.\])$/.test(own) && !isIn(letters, text);
	if (shown !== undefined)
		return { standfirst: oneLine(shown), ...(isOwn && letters !== lettersOf(shown) && { description: shorten(own, 500) }) };
	if (!isOwn) return {};
	return lettersOf(page).includes(letters) ? { standfirst: own } : { description: shorten(own, 500) };
}

/** Whether a text begins with another, or holds all of it. */
function isIn(letters: string, text: string): boolean {
	const whole = lettersOf(text);
	return whole.includes(letters) || (letters.length >= 40 && whole.slice(0, 1_000).includes(letters.slice(0, 80)));
}
