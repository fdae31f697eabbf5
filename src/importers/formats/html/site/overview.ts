import { oneLine } from "../../../../article/text.ts";
import { plainCopy } from "../../../reading/copy.ts";
import { type SiteLayout, savedFrom } from "../addresses.ts";
import { LARGEST, textOfPage } from "../bytes.ts";
import { daysIn } from "../clues/dates.ts";
import { lettersOf, titleParts } from "../clues/headline.ts";
import { cluesOf } from "../clues/read.ts";
import { attribute, type DomDocument, parseDocument } from "../dom.ts";
import { isHtml } from "../files.ts";
import type { PageSource } from "../pages.ts";
import { frequent, manyOf } from "./frequent.ts";
import { furtherAddresses } from "./further.ts";
import type { SiteClues } from "./layout.ts";
import { cluesOfSite } from "./sample.ts";
import { layoutOf, type SeenPage } from "./seen.ts";
import { twinsAmong } from "./twins.ts";

/** What only all pages together can tell. It is found out before the first page is read. Plain data. */
export interface Overview extends SiteLayout {
	/** Names of the site: texts that come before or after the headline in many titles. */
	readonly names: readonly string[];
	/** Descriptions, pictures and keywords that many pages share, and that so say nothing of a single page. */
	readonly repeated: readonly string[];
	/** Days that stand on so many pages that they are none's own, as `1957-03-04`. */
	readonly commonDays: readonly string[];
	/** Files that are another file's page, by name. */
	readonly twins: Readonly<Record<string, string>>;
	/** Files whose canonical address is the address of another page. */
	readonly wrongCanonical: readonly string[];
	/** Where pages have the parts of a story. */
	readonly site?: SiteClues;
	/** Further addresses of a page, by the key of its own address: those of files with the same page, and of pages that only redirect to it. */
	readonly more: Readonly<Record<string, readonly string[]>>;
}

/** No head is longer than this, in UTF-16 units. The rest of a page is not needed here. */
const HEAD = 300_000;

/** So many days of a page are looked at, from its beginning: the masthead stands there. */
const MOST_DAYS = 20;

/**
 * Looks into the head of every page, and for days in all of it. What cannot be read is told when its turn comes.
 * @param zone the site's time zone, for days of instants
 */
export async function overviewOf(source: PageSource, zone: string): Promise<Overview> {
	const seen: SeenPage[] = [];
	const titles = frequent();
	const whole = frequent();
	const values = frequent();
	const days = frequent();
	for await (const file of source.pages()) {
		if (file.unread !== undefined || file.size > LARGEST) continue;
		const text = await textOfPage(file)
			.then(({ text }) => text)
			.catch(() => "");
		const document = isHtml(text) ? parseDocument(headOf(text)) : undefined;
		if (!document) continue;
		const clues = cluesOf(document);
		const { canonical, url, title = "" } = clues;
		for (const part of new Set(titleParts(title))) titles.add(plainCopy(part));
		whole.add(plainCopy(oneLine(title.slice(0, 300))));
		for (const value of new Set([clues.descriptions[0], clues.pictures[0]?.src, clues.keywords[0]]))
			if (value !== undefined) values.add(plainCopy(value));
		for (const day of daysIn(text, zone, MOST_DAYS)) days.add(day);
		const leads = leadsTo(document, text);
		seen.push(
			plainCopy({
				name: file.name,
				local: file.local,
				claims: { canonical, url, saved: savedFrom(text) },
				title: lettersOf(title).slice(0, 60),
				leads,
			}),
		);
	}
	const layout = layoutOf(seen);
	const wrongCanonical = new Set<string>();
	const twins = twinsAmong(seen, layout, wrongCanonical);
	const own = seen.filter(({ name, leads }) => leads === undefined && !twins.has(name)).map(({ name }) => name);
	return {
		site: await cluesOfSite(source, own, zone),
		...layout,
		names: plainCopy([...titles.above(Math.max(2, titles.met() * 0.35)), ...whole.above(Math.max(3, seen.length * 0.1))]),
		repeated: plainCopy(values.above(Math.max(2, seen.length * 0.05))),
		commonDays: days.above(manyOf(seen.length)),
		twins: Object.fromEntries(twins),
		wrongCanonical: [...wrongCanonical],
		more: furtherAddresses(seen, twins, layout, source.redirects),
	};
}

function headOf(text: string): string {
	const end = text.slice(0, HEAD).search(/<\/head\s*>|<body\b/i);
	return text.slice(0, end < 0 ? Math.min(HEAD, 20_000) : end);
}

/** The address to which a short page redirects (`<meta http-equiv=refresh>`). It is never fetched. */
export function leadsTo(document: DomDocument, text: string): string | undefined {
	const refresh = attribute(document.querySelector('meta[http-equiv="refresh" i]'), "content");
	const address = /^\s*\d+(?:\.\d+)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i.exec(refresh ?? "")?.[1];
	return address === undefined || text.length > 5_000 ? undefined : address.trim();
}
