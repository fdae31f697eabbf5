import { lettersOf } from "../../../article/text.ts";
import type { Body } from "../../importer.ts";
import { withParagraphs } from "../../reading/plaintext.ts";
import { plainOf } from "../../reading/values.ts";

/** What stands before the first heading of a text: elements that only hold others. */
const FIRST_HEADING = /^\s*(?:<(?:article|section|div|header|main)\b[^<>]*>\s*)*<h1\b[^<>]*>([^]{0,2000}?)<\/h1>/i;

/** A text without the headline at its beginning: many agencies repeat it there. */
export function withoutHeadline({ format, text }: Body, headline: string): Body {
	const same = (words: string) => lettersOf(plainOf(words)) === lettersOf(headline);
	if (format === "html") {
		const [whole, words] = FIRST_HEADING.exec(text) ?? [];
		if (whole === undefined || words === undefined || !same(words)) return { format, text };
		return { format, text: whole.slice(0, whole.search(/<h1\b/i)) + text.slice(whole.length) };
	}
	const [first = ""] = text.trimStart().split("\n", 1);
	const rest = text.trimStart().slice(first.length);
	return rest.trim() !== "" && same(first) ? { format, text: withParagraphs(rest.trim()) } : { format, text: withParagraphs(text) };
}

/** What stands in the `<body>` of a whole page; else all of it. */
export function bodyOfPage(html: string): string {
	const begin = /<body\b[^<>]*>/i.exec(html);
	if (!begin) return html;
	const rest = html.slice(begin.index + begin[0].length);
	const end = rest.toLowerCase().lastIndexOf("</body");
	return end < 0 ? rest : rest.slice(0, end);
}

/** Plain text as agencies send it: a line that is moved in begins a paragraph. A single element around all of it is taken off. */
export function wireParagraphs(text: string): string {
	const words = text.trim().replace(/^<p>([^]*)<\/p>$/i, "$1");
	return words.trim().replace(/\n[ \t]{2,}(?=\S)/g, "\n\n");
}
