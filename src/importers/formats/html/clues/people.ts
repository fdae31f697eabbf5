import { nameOf, webAddress } from "../../../reading/values.ts";
import { sameHost } from "../addresses.ts";
import { all, closest, type DomDocument } from "../dom.ts";
import type { Writer } from "./clues.ts";
import { lettersOf } from "./headline.ts";

/** An author as front matter has them. */
export type Author = string | { readonly name: string; readonly url: string };

/** Where a page shows who wrote it. */
const BYLINES =
	'[rel~="author"], .p-author, .author .fn, .byline .author, .byline-name, .author-name, .entry-author, .byline, .article-byline, .post-author, .story-byline, .contributor';

const TITLES = /^(jr|sr|md|phd|ph\.d|m\.d|esq|[ivx]+)\.?$/i;

/** What programs write instead of a missing name. */
const NOBODY = /^(n\/a|none|null|undefined|unknown)$/i;

/** The authors of a page. The name of the site does not count as an author. */
export function authorsOf(
	lists: readonly (readonly Writer[])[],
	shown: readonly string[],
	siteNames: readonly string[],
	base: string | undefined,
): Author[] {
	const sites = new Set(siteNames.map(lettersOf));
	for (const list of [...lists, shown.map((name): Writer => ({ name }))]) {
		const authors = list.flatMap(({ name, url }) => {
			const names = parted(nameOf(name)).filter((one) => !NOBODY.test(one) && !sites.has(lettersOf(one)) && !/^(https?:)?\/\//.test(one));
			const address = names.length === 1 ? webAddress(url, base) : undefined;
			// The new site has a listing of its own for each author, so leave out the address of the old one.
			const isOwn =
				address !== undefined && base !== undefined && URL.canParse(base) && sameHost(new URL(address).host, new URL(base).host);
			return names.map((one): Author => (address === undefined || isOwn ? one : { name: one, url: address }));
		});
		const once = authors.filter(
			(author, index) => authors.findIndex((other) => lettersOf(nameIn(other)) === lettersOf(nameIn(author))) === index,
		);
		if (once.length > 0) return once;
	}
	return [];
}

function nameIn(author: Author): string {
	return typeof author === "string" ? author : author.name;
}

/** Splits a line into several names, if each of them is clearly a name of two to four words. */
function parted(line: string | undefined): string[] {
	if (line === undefined) return [];
	const parts = line.split(/\s*[,;|]\s*(?:and\s+)?|\s+(?:and|&|und|et|y|e)\s+/).filter((part) => part !== "");
	const isName = (part: string) => /^\p{Lu}[\p{L}.'’-]*(\s+[\p{L}.'’-]+){1,3}$/u.test(part) && /\s\p{Lu}/u.test(part);
	return parts.length > 1 && parts.every((part) => isName(part) && !TITLES.test(part)) ? parts : [line];
}

/** The names that a page shows as its authors, without the authors of other stories on it. */
export function shownAuthors(document: DomDocument): string[] {
	const found = all(document, BYLINES).filter(
		(element) => !closest(element, "aside, nav, footer, article article, .comment, .comments, #comments"),
	);
	const inner = found
		.filter((element) => element.querySelector(BYLINES) === null)
		.map((element) => element.textContent.replace(/\s+/g, " ").trim());
	return inner
		.map((text) => text.replace(/\s+[|•·–—]\s.*$/, "").replace(/^(written |posted |words )?by:?\s+/i, ""))
		.filter((text) => text !== "" && text.length <= 100 && !/\d{3}/.test(text));
}
