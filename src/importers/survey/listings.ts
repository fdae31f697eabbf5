import { compareText } from "../../problem.ts";
import { type Facts, listingAddress, type OldListing } from "../importer.ts";
import type { MovedListing } from "../report/report.ts";
import { addressKey, isBelow, type ListingKind, urlOf } from "./addresses.ts";
import type { NewSite } from "./newsite.ts";
import type { Survey } from "./survey.ts";

/** Where the old site's listings have gone. */
export interface ListingLinks {
	/**
	 * The new address, from `/`, of what the old site listed at an address: a term's stories, a month's, a feed.
	 * @param home the address of the old site
	 */
	find(url: URL, home: string): string | undefined;
	/** Old paths, with their queries, that another path stands for now, or none. */
	readonly moved: readonly MovedListing[];
}

/** How addresses of feeds end, how those of further pages of a listing end, and the paths of archives by date. */
const FEED = /\/(feed(\/(rss2?|rdf|atom))?|rss|(index|feed|rss|atom)\.xml)\/?$/i;
const FURTHER = /\/(page\/\d+|amp)\/?$/i;
const DATES = /^\/(?:date\/|archives?\/(?:date\/)?)?(\d{4})(?:\/(\d\d?)(?:\/(\d\d?))?)?\/?$/;

/** Finds the pages of the new site that replace listings of the old site. The importer's facts say what the old site listed where. */
export function findListings(facts: Facts, survey: Survey, site: NewSite): ListingLinks {
	const told = listingsIn(facts);
	const newAddress = newAddresses(told, survey, site);
	const byKey = new Map<string, string>();
	const moved = new Map<string, string | undefined>();
	for (const [address, listings] of told) {
		const to = listings.map(newAddress).find((found) => found !== undefined);
		const [key, url] = [addressKey(address), urlOf(address)];
		const isGone = listings.length === 0;
		if ((to === undefined && !isGone) || key === undefined || url === undefined || byKey.has(key)) continue;
		if (to !== undefined) byKey.set(key, to);
		const from = url.pathname + url.search;
		if (survey.links.get(key) === undefined && withoutSlash(from) !== withoutSlash(to ?? "")) moved.set(from, to);
	}
	return {
		find: (url, home) => findListing(url, home, { byKey, periods: survey.periods, feedOf: site.feedOf }),
		moved: [...moved].map(([from, to]) => ({ from, ...(to !== undefined && { to }) })).sort((a, b) => compareText(a.from, b.from)),
	};
}

function listingsIn(facts: Facts): (readonly [address: string, listings: readonly OldListing[]])[] {
	return [...facts].flatMap(([name, value]) => {
		const address = listingAddress(name);
		return address === undefined ? [] : [[address, value as readonly OldListing[]] as const];
	});
}

/** Makes a function that gives the new address of a listing; undefined if the new site does not have it. */
function newAddresses(
	told: ReturnType<typeof listingsIn>,
	{ listedNames, periods }: Survey,
	site: NewSite,
): (listing: OldListing) => string | undefined {
	const isTerm = (kind: OldListing["kind"]): kind is ListingKind => Object.hasOwn(listedNames, kind);
	const isShown = ({ kind, name, used }: OldListing) => isTerm(kind) && (used ?? listedNames[kind].has(name));
	const shown = told.flatMap(([, listings]) => listings).filter(isShown);
	const addresses = new Map(
		(Object.keys(listedNames) as ListingKind[]).map((kind) => {
			const names = shown.filter((listing) => listing.kind === kind).map(({ name }) => name);
			return [kind, names.length === 0 ? new Map() : site.termAddresses(kind, [...new Set([...listedNames[kind], ...names])])] as const;
		}),
	);
	return (listing) => {
		const { kind, name, isFeed } = listing;
		if (kind === "feed") return site.feedOf("/");
		if (kind === "all") return "/";
		if (kind === "period") return periods.has(name) ? name : undefined;
		const page = isShown(listing) ? addresses.get(kind)?.get(name) : undefined;
		return page !== undefined && isFeed ? (site.feedOf(page) ?? site.feedOf("/")) : page;
	};
}

interface KnownListings extends Pick<Survey, "periods">, Pick<NewSite, "feedOf"> {
	/** New addresses by the keys of old ones. */
	readonly byKey: ReadonlyMap<string, string>;
}

function findListing(url: URL, home: string, known: KnownListings): string | undefined {
	if (!isBelow(url, home)) return undefined;
	const found = known.byKey.get(addressKey(url.href) ?? "") ?? findByPath(url, home, known.periods);
	if (found !== undefined) return found;
	const path = url.pathname;
	if (FEED.test(path)) {
		const listing = findListing(withPath(url, path.replace(FEED, "/")), home, known);
		return listing === undefined ? undefined : known.feedOf(listing);
	}
	return FURTHER.test(path) ? findListing(withPath(url, path.replace(FURTHER, "/")), home, known) : undefined;
}

/** Finds the front page and the archives by date. Most sites have them at the same paths, so importers do not tell of them. */
function findByPath(url: URL, home: string, periods: ReadonlySet<string>): string | undefined {
	const folder = urlOf(home)?.pathname.replace(/\/*$/, "") ?? "";
	const path = url.pathname.slice(folder.length) || "/";
	const [, month] = /^\?m=(\d{4,8})$/.exec(url.search) ?? [];
	if (month !== undefined && path === "/") return periodPath([month.slice(0, 4), month.slice(4, 6), month.slice(6, 8)], periods);
	if (addressKey(url.href)?.includes("?")) return undefined;
	if (/^\/(index\.(html?|php))?$/i.test(path)) return "/";
	const [, ...parts] = DATES.exec(path) ?? [];
	return parts.length === 0 ? undefined : periodPath(parts, periods);
}

/** The path of a period of which the new site has a page. */
function periodPath(parts: readonly (string | undefined)[], periods: ReadonlySet<string>): string | undefined {
	const given = parts.filter((part) => part !== undefined && part !== "");
	const path = `${given.map((part) => `/${part?.padStart(2, "0")}`).join("")}/`;
	return periods.has(path) ? path : undefined;
}

function withPath(url: URL, path: string): URL {
	const other = new URL(url);
	other.pathname = path;
	return other;
}

function withoutSlash(path: string): string {
	return path.replace(/\/$/, "");
}
