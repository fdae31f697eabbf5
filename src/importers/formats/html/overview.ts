import { compareText } from "../../../problem.ts";
import { plainCopy } from "../../reading/copy.ts";
import { webAddress } from "../../reading/values.ts";
import { addressKey } from "../../survey/addresses.ts";
import {
	addressOfPath,
	type LocalPath,
	ownAddresses,
	type SiteLayout,
	type StatedAddresses,
	sameHost,
	samePage,
	savedFrom,
	unarchived,
} from "./addresses.ts";
import { LARGEST, textOfPage } from "./bytes.ts";
import { daysIn } from "./clues/dates.ts";
import { lettersOf, titleParts } from "./clues/headline.ts";
import { cluesOf } from "./clues/read.ts";
import { attribute, type DomDocument, parseDocument } from "./dom.ts";
import { isHtml } from "./files.ts";
import { frequent, manyOf } from "./frequent.ts";
import type { PageSource } from "./pages.ts";

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
	/** Further addresses of a page, by the key of its own address: those of files with the same page, and of pages that only redirect to it. */
	readonly more: Readonly<Record<string, readonly string[]>>;
}

/** What is kept of a page. */
interface SeenPage {
	readonly name: string;
	readonly local: LocalPath;
	readonly claims: StatedAddresses;
	readonly title: string;
	/** The address to which it redirects. */
	readonly leads?: string;
}

/** No head is longer than this, in UTF-16 units. The rest of a page is not needed here. */
const HEAD = 300_000;

/** So many days of a page are looked at, from its beginning: the masthead stands there. */
const MOST_DAYS = 20;

/** Browsers follow no more redirects (Fetch, section 4.4). */
const LONGEST_CHAIN = 20;

/** A page has at most so many further addresses that are kept. */
const MOST_MORE = 50;

/**
 * Looks into the head of every page, and for days in all of it. What cannot be read is told when its turn comes.
 * @param zone the site's time zone, for days of instants
 */
export async function overviewOf(source: PageSource, zone: string): Promise<Overview> {
	const seen: SeenPage[] = [];
	const titles = frequent();
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
	return {
		...layout,
		names: plainCopy(titles.above(Math.max(2, titles.met() * 0.35))),
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

function layoutOf(seen: readonly SeenPage[]): SiteLayout {
	const counts = new Map<string, number>();
	const hosted = seen.some(({ local }) => local.host !== undefined);
	let [said, right] = [0, 0];
	for (const { local, claims } of seen) {
		const address = webAddress(unarchived(claims.canonical ?? claims.saved ?? claims.url ?? ""));
		const url = address === undefined ? undefined : new URL(address);
		if (url && local.host === undefined) {
			said++;
			if (samePage(url.pathname + url.search, addressOfPath(local, undefined))) right++;
		}
		const isOwn = url && (local.host === undefined || sameHost(url.host, local.host));
		const ofHost = local.host === undefined ? undefined : `https://${local.host}/`;
		const home = isOwn ? `${url.origin}/` : local.address === undefined ? ofHost : `${new URL(local.address).origin}/`;
		// An address that a page states counts more than the name of its folder, which does not tell the scheme.
		if (home !== undefined && (local.host !== undefined || !hosted)) counts.set(home, (counts.get(home) ?? 0) + (isOwn ? 1 : 0.001));
	}
	const [first] = [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b));
	return { ...(first && { home: first[0] }), pathsLead: right * 2 >= said };
}

/** Finds files that hold the same page: they have one address and one title. The file whose path is the address counts. */
function twinsAmong(seen: readonly SeenPage[], layout: SiteLayout, wrongCanonical: Set<string>): Map<string, string> {
	const groups = new Map<string, SeenPage[]>();
	for (const page of seen) {
		const [address] = page.leads === undefined ? ownAddresses(page.claims, page.local, layout) : [];
		const key = address === undefined ? undefined : addressKey(address);
		if (key === undefined) continue;
		const group = groups.get(key);
		if (group) group.push(page);
		else groups.set(key, [page]);
	}
	const twins = new Map<string, string>();
	for (const group of groups.values()) {
		if (group.length < 2) continue;
		const [winner, ...others] = [...group].sort(
			(a, b) => Number(liesThere(b)) - Number(liesThere(a)) || a.local.path.length - b.local.path.length || compareText(a.name, b.name),
		);
		for (const page of others) {
			if (winner && isTitled(page.title, winner.title) && !/[?@/](page|pg|paged)[=/]?[2-9]/i.test(page.local.path))
				twins.set(page.name, winner.name);
			else wrongCanonical.add(page.name);
		}
	}
	return twins;

	function liesThere({ claims, local }: SeenPage): boolean {
		const [address] = ownAddresses(claims, local, layout);
		return address !== undefined && samePage(address, addressOfPath(local, layout.home));
	}
}

function isTitled(a: string, b: string): boolean {
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	return short === "" ? long === "" : long.startsWith(short.slice(0, 25));
}

/** Redirects lead to the page by its own address, however many steps there are between. */
function furtherAddresses(
	seen: readonly SeenPage[],
	twins: ReadonlyMap<string, string>,
	layout: SiteLayout,
	redirects: PageSource["redirects"],
): Record<string, string[]> {
	const leads = leadsOf(seen, layout, redirects);
	const byName = new Map(twins.size === 0 ? [] : seen.map((page) => [page.name, page] as const));
	const more = new Map<string, Set<string>>();
	for (const page of seen) {
		const winner = byName.get(twins.get(page.name) ?? "");
		if (winner) note(ownAddresses(page.claims, page.local, layout), ownAddresses(winner.claims, winner.local, layout)[0]);
	}
	if (leads.size === 0) return recordOf(more);
	const firsts = new Map<string, string>();
	for (const page of seen) {
		const [first, ...others] = page.leads === undefined && !twins.has(page.name) ? ownAddresses(page.claims, page.local, layout) : [];
		for (const other of others) if (first !== undefined) firsts.set(addressKey(other) ?? "", first);
	}
	for (const { from, to } of leads.values()) {
		const end = endOf(to, leads);
		note(from, firsts.get(addressKey(end) ?? "") ?? end);
	}
	return recordOf(more);

	function note(addresses: readonly string[], target: string | undefined): void {
		const key = target === undefined ? undefined : addressKey(target);
		if (key === undefined) return;
		const known = more.get(key) ?? new Set();
		for (const address of addresses) if (addressKey(address) !== key && known.size < MOST_MORE) known.add(address);
		more.set(key, known);
	}
}

/** A redirect: all addresses that lead to one. */
interface Lead {
	readonly from: readonly string[];
	readonly to: string;
}

/** Redirects of pages and of servers, by the key of the address that they lead from. */
function leadsOf(seen: readonly SeenPage[], layout: SiteLayout, redirects: PageSource["redirects"]): Map<string, Lead> {
	const leads = new Map<string, Lead>();
	for (const page of seen) {
		if (page.leads === undefined) continue;
		const from = ownAddresses({}, page.local, layout);
		const to = webAddress(page.leads, webAddress(from[0]));
		if (to !== undefined) leads.set(addressKey(from[0] ?? "") ?? "", { from, to });
	}
	for (const [from, to] of redirects) leads.set(addressKey(from) ?? "", { from: [from], to });
	return leads;
}

/** Where a chain of redirects ends. A circle is left where it closes. */
function endOf(address: string, leads: ReadonlyMap<string, Lead>): string {
	let end = address;
	for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
		const next = leads.get(addressKey(end) ?? "")?.to;
		if (next === undefined || addressKey(next) === addressKey(end)) break;
		end = next;
	}
	return end;
}

function recordOf(more: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> {
	return Object.fromEntries([...more].map(([key, addresses]) => [key, [...addresses]]));
}
