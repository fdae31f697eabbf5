import { shorten } from "../../../../article/text.ts";
import { plainOf } from "../../../reading/values.ts";

/** What parts a headline from the name of the site. */
const SEPARATOR = /\s+[|\-–—·•:»›«~]+\s+|\s*::\s*|\s*[|»]\s*|:\s+/g;

/** A headline that is longer, in UTF-16 units, is none; and a page says it at most so often. */
const [LONGEST, MOST] = [1_000, 20];

/** Letters and digits only, small: two spellings of one headline are equal. */
export function lettersOf(text: string): string {
	return text
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The first and the last part of a title, which may be the site's name. */
export function titleParts(title: string): string[] {
	const parts = plainOf(title).split(SEPARATOR);
	if (parts.length < 2) return [];
	return [parts[0] ?? "", parts.at(-1) ?? ""].map((part) => part.trim()).filter((part) => part !== "");
}

/**
 * The headline: as the page shows it, where what it says to machines begins so, for that often has the site's name behind it or is cut off.
 * @param said what it says to machines, the best first
 * @param shown its headings of the first rank
 * @param names the site's
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

/** Whether a heading is the headline that was said: equal, or one was cut off, or has more behind a separator. */
function areOne(heading: string, said: string): boolean {
	const [a, b] = [lettersOf(heading), lettersOf(said)];
	if (a === "" || b === "") return false;
	if (a === b) return true;
	if (/(…|\.\.\.)$/.test(said)) return a.startsWith(b);
	return b.startsWith(a) && a.length > 3 && said.search(SEPARATOR) >= 0;
}

/** Takes the site's name off the end of a title, or off its beginning. */
function withoutName(title: string, known: ReadonlySet<string>): string {
	for (const { index = 0, 0: separator } of title.matchAll(SEPARATOR)) {
		if (known.has(lettersOf(title.slice(index + separator.length)))) return title.slice(0, index).trim();
	}
	for (const { index = 0, 0: separator } of [...title.matchAll(SEPARATOR)].reverse()) {
		if (known.has(lettersOf(title.slice(0, index)))) return title.slice(index + separator.length).trim();
	}
	return title;
}

/** Programs give pages that nobody named such titles. */
function isTitle(text: string): boolean {
	return (
		text !== "" &&
		!/^(untitled( document)?|no title|new page \d*|index|home ?page|document|microsoft word .*|.*\.(html?|docx?))$/i.test(text)
	);
}
