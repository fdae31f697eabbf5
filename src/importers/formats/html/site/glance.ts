import { oneLine } from "../../../../article/text.ts";
import { savedFrom } from "../addresses.ts";
import { decodePage } from "../bytes.ts";
import { daysIn } from "../clues/dates.ts";
import { lettersOf, titleParts } from "../clues/headline.ts";
import { cluesOf } from "../clues/read.ts";
import { attribute, type DomDocument, parseDocument } from "../dom.ts";
import { isHtml } from "../files.ts";
import type { RawPage } from "../pages.ts";
import type { SeenPage } from "./seen.ts";

/** What an overview takes of a page. Plain data. */
export interface Glance {
	readonly title: string;
	readonly titleParts: readonly string[];
	/** Its description, its picture and its keywords. */
	readonly values: readonly string[];
	readonly days: readonly string[];
	readonly seen: Omit<SeenPage, "name" | "local">;
}

/** No head is longer than this, in UTF-16 units. The rest of a page is not needed here. */
const HEAD = 300_000;

/** So many days of a page are looked at, from its beginning: the masthead stands there. */
const MOST_DAYS = 20;

/** Looks into the head of a page, and for days in all of it; undefined if it is no page of HTML. */
export function glanceAt({ bytes, charset }: Pick<RawPage, "bytes" | "charset">, zone: string): Glance | undefined {
	const { text } = decodePage(bytes, charset);
	const document = isHtml(text) ? parseDocument(headOf(text)) : undefined;
	if (!document) return undefined;
	const clues = cluesOf(document);
	const { canonical, url, title = "" } = clues;
	const values = [clues.descriptions[0], clues.pictures[0]?.src, clues.keywords[0]].filter((value) => value !== undefined);
	return {
		title: oneLine(title.slice(0, 300)),
		titleParts: [...new Set(titleParts(title))],
		values: [...new Set(values)],
		days: daysIn(text, zone, MOST_DAYS),
		seen: { claims: { canonical, url, saved: savedFrom(text) }, title: lettersOf(title).slice(0, 60), leads: leadsTo(document, text) },
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
