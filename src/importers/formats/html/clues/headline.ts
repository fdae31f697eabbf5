import { lettersOf, shorten } from "../../../../article/text.ts";
import { plainOf } from "../../../reading/values.ts";

export { lettersOf };

/** Characters between a headline and the name of the site. */
const SEPARATOR = /\s+[|\-–—·•:»›«~]+\s+|\s*::\s*|\s*[|»]\s*|:\s+/g;

/** A headline that is longer, in UTF-16 units, is none; and a page says it at most so often. */
const [LONGEST, MOST] = [1_000, 20];

/** The first and the last part of a title, which may be the site's name. */
export function titleParts(title: string): string[] {
	const parts = plainOf(title).split(SEPARATOR);
	if (parts.length < 2) return [];
	return [parts[0] ?? "", parts.at(-1) ?? ""].map((part) => part.trim()).filter((part) => part !== "");
}

/**
 * Finds the headline. What a page says to machines often has the name of the site after it, or is cut off. So the heading that the page
 * shows is taken, if it is the same headline.
 * @param said what the page says to machines, the best first
 * @param shown its headings of the first rank
 * @param names names of the site
 */
export function headlineOf(
	said: readonly string[],
	shown: readonly string[],
	title: string | undefined,
	names: readonly string[],
): string | undefined {
	const known = new Set(names.map(lettersOf).filter((name) => name !== ""));
	const headings = shown.map(plainOf).filter((heading) => heading !== "" && !known.has(lettersOf(heading)));
	const first = said
		.slice(0, MOST)
		.map((text) => plainOf(text.slice(0, LONGEST)))
		.map((text) => withoutName(text, known))
		.find((text) => text !== "" && !known.has(lettersOf(text)));
	const titled = title === undefined ? "" : withoutName(plainOf(title.slice(0, LONGEST)), known);
	const heading = headings.find((text) => [first, titled].some((other) => other !== undefined && other !== "" && areOne(text, other)));
	const found =
		heading ??
		first ??
		(headings.length === 1 ? headings[0] : undefined) ??
		(isTitle(titled) && !known.has(lettersOf(titled)) ? titled : headings[0]);
	return found === undefined || found === "" ? undefined : shorten(found, 500);
}

/** Whether a heading and what a page says to machines are one headline: they are equal, or one is cut off, or has more after a separator. */
function areOne(heading: string, said: string): boolean {
	const [a, b] = [lettersOf(heading), lettersOf(said)];
	if (a === "" || b === "") return false;
	if (a === b) return true;
	if (/(…|\.\.\.)$/.test(said)) return a.startsWith(b);
	return b.startsWith(a) && a.length > 3 && said.search(SEPARATOR) >= 0;
}

/** Takes the name of the site off the end or the beginning of a title. */
function withoutName(title: string, known: ReadonlySet<string>): string {
	for (const { index = 0, 0: separator } of title.matchAll(SEPARATOR)) {
		if (known.has(lettersOf(title.slice(index + separator.length)))) return title.slice(0, index).trim();
	}
	for (const { index = 0, 0: separator } of [...title.matchAll(SEPARATOR)].reverse()) {
		if (known.has(lettersOf(title.slice(0, index)))) return title.slice(index + separator.length).trim();
	}
	return title;
}

/** Whether a title is a real one, and not one that a program gives to a page without a title. */
function isTitle(text: string): boolean {
	return (
		text !== "" &&
		!/^(untitled( document)?|no title|new page \d*|index|home ?page|document|microsoft word .*|.*\.(html?|docx?))$/i.test(text)
	);
}
