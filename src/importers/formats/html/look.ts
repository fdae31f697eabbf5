import { oneLine, shorten, textOfHtml } from "../../../article/text.ts";
import { type LocalPath, ownAddresses, type SiteLayout, savedFrom } from "./addresses.ts";
import { roomLines, storyHtml } from "./body.ts";
import type { Clues } from "./clues/clues.ts";
import { headlineOf } from "./clues/headline.ts";
import { shownAuthors } from "./clues/people.ts";
import { printedByline } from "./clues/printed.ts";
import { cluesOf } from "./clues/read.ts";
import { type ShownDate, shownDates } from "./clues/shown.ts";
import { standfirstElement } from "./clues/standfirst.ts";
import { all, closest, type DomDocument } from "./dom.ts";
import { mapped } from "./map.ts";
import type { SiteFinds } from "./site/find.ts";

/** What pages are read with: the part of a `PageContext` that this needs. */
export interface LookContext {
	readonly overview: SiteLayout & { readonly names: readonly string[] };
	readonly map: ReadonlyMap<string, string>;
	readonly zone: string;
}

/** A page that was read. */
export interface Page {
	/** The file's path in the source. */
	readonly relative: string;
	readonly local: LocalPath;
	/** Whether the canonical address that it states is that of another page. */
	readonly isWrong: boolean;
	/** As it stands in the file. */
	readonly text: string;
	/** Making the story changes it. */
	readonly document: DomDocument;
	/** What it has where other pages of its layout have it; its text is marked in the document. */
	readonly finds?: SiteFinds;
}

/** What a page says and shows, before anybody knows whether it is a story. */
export interface SeenOnPage {
	readonly clues: Clues;
	readonly addresses: readonly string[];
	/** The first of its addresses that has a host. */
	readonly whole?: string;
	/** Names of the site. */
	readonly names: readonly string[];
	readonly titled?: string;
	readonly standfirst?: string;
	/** The dates, and the names of authors, as readers see them. */
	readonly shownDates: readonly ShownDate[];
	readonly shownAuthors: readonly string[];
	/** All words of the page. */
	readonly words: string;
	/** The text of the story, found in a quick way. */
	readonly text: string;
}

/** Reads what a page says and shows. This takes the standfirst out of the document, so that the text does not repeat it. */
export function lookAt(page: Page, { overview, map, zone }: LookContext): SeenOnPage {
	const { document, finds } = page;
	const read = cluesOf(document);
	const clues: Clues = page.isWrong ? { ...read, canonical: undefined, url: undefined } : read;
	const addresses = addressesOf(page, clues, overview);
	const names = [...clues.siteNames, ...overview.names];
	const shown = wordsOfHeadings(document);
	const said = [...clues.headlines, ...(finds?.headline === undefined ? [] : [finds.headline])];
	const [named] = mapped(document, map, "headline");
	const titled = named === undefined ? headlineOf(said, shown, clues.title, names) : shorten(oneLine(named), 500);
	const lead = map.has("standfirst") ? undefined : standfirstElement(document);
	const standfirst = mapped(document, map, "standfirst")[0] ?? lead?.textContent ?? finds?.lead;
	const lines = roomLines(document);
	const dates = shownDates(document, lines, titled, zone);
	const bylines = shownAuthors(document);
	const byline = printedByline(lines);
	const words = oneLine(document.body.textContent);
	lead?.remove();
	const chosen = mapped(document, map, "body").join(" ");
	return {
		clues,
		addresses,
		whole: addresses.find((address) => /^https?:/.test(address)),
		names,
		titled,
		standfirst,
		shownDates: dates,
		shownAuthors:
			bylines.length > 0 ? bylines : (finds?.names.length ?? 0) > 0 ? (finds?.names ?? []) : byline === undefined ? [] : [byline],
		words,
		text: chosen === "" ? textOfHtml(storyHtml(document)) : chosen,
	};
}

/** The headings of the highest rank that a page has. */
export function wordsOfHeadings(document: DomDocument): string[] {
	const headings = ["h1", "h2, h3, h4"].map((rank) => headingsOf(document, rank));
	return headings.find((list) => list.length > 0) ?? [];
}

function headingsOf(document: DomDocument, selector: string): string[] {
	return all(document, selector)
		.filter((heading) => !closest(heading, "aside, nav, footer"))
		.map((heading) => oneLine(heading.textContent))
		.filter((text) => text !== "");
}

function addressesOf({ local, text }: Page, { canonical, url }: Clues, layout: SiteLayout): string[] {
	return ownAddresses({ canonical, url, saved: savedFrom(text) }, local, layout);
}
