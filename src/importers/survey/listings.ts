import { compareText } from "../../problem.ts";
import { type Facts, listingAddress, type OldListing } from "../importer.ts";
import type { Moved } from "../report/report.ts";
import { addressKey, isBelow, type ListingKind, urlOf } from "./addresses.ts";
import type { NewSite } from "./newsite.ts";
import type { Survey } from "./survey.ts";

/** Where the old site's listings have gone. */
export interface ListingLinks {
	/**
	 * The new address, from `/`, of what the old site listed at an address: a term's, a month's, a feed's.
	 * @param home that of the old site
	 */
	find(url: URL, home: string): string | undefined;
	/** Old paths that another path stands for now. */
	readonly moved: readonly Moved[];
}

const FEED = /\/(feed(\/(rss2?|rdf|atom))?|rss)\/?$/i;
const FURTHER = /\/(page\/\d+|amp)\/?$/i;
const DATES = /^\/(?:date\/|archives?\/(?:date\/)?)?(\d{4})(?:\/(\d\d?)(?:\/(\d\d?))?)?\/?$/;

/** Finds the pages of the new site that stand for listings of the old one, by what the importer told of those. */
export function findListings(facts: Facts, { live, periods, links }: Survey, site: NewSite): ListingLinks {
	const told = [...facts].flatMap(([name, value]) => {
		const address = listingAddress(name);
		return address === undefined ? [] : [[address, value as readonly OldListing[]] as const];
	});
	const found = told.flatMap(([, listed]) => listed).filter(isLive);
	const addresses = new Map(
		(Object.keys(live) as ListingKind[]).map((kind) => {
			const names = found.filter((listed) => listed.kind === kind).map(({ name }) => name);
			return [kind, names.length === 0 ? new Map() : site.termAddresses(kind, [...new Set([...live[kind], ...names])])] as const;
		}),
	);
	const byKey = new Map<string, string>();
	const moved = new Map<string, string>();
	for (const [address, listed] of told) {
		const to = listed.map(addressOf).find((found) => found !== undefined);
		const [key, url] = [addressKey(address), urlOf(address)];
		if (to === undefined || key === undefined || url === undefined || byKey.has(key)) continue;
		byKey.set(key, to);
		if (url.search === "" && links.get(key) === undefined && trimmed(url.pathname) !== trimmed(to)) moved.set(url.pathname, to);
	}
	return {
		find,
		moved: [...moved].map(([from, to]) => ({ from, to })).sort((a, b) => compareText(a.from, b.from)),
	};

	function isLive({ kind, name, used }: OldListing): boolean {
		return kind !== "feed" && (used ?? live[kind].has(name));
	}

	function addressOf(listed: OldListing): string | undefined {
		if (listed.kind === "feed") return site.feedOf("/");
		return isLive(listed) ? addresses.get(listed.kind)?.get(listed.name) : undefined;
	}

	function find(url: URL, home: string): string | undefined {
		if (!isBelow(url, home)) return undefined;
		const found = byKey.get(addressKey(url.href) ?? "") ?? own(url, home);
		if (found !== undefined) return found;
		const path = url.pathname;
		if (FEED.test(path)) {
			const of = find(withPath(url, path.replace(FEED, "/")), home);
			return of === undefined ? undefined : site.feedOf(of);
		}
		return FURTHER.test(path) ? find(withPath(url, path.replace(FURTHER, "/")), home) : undefined;
	}

	/** The front page, and the archives by date: every such site has them at the same place. */
	function own(url: URL, home: string): string | undefined {
		const folder = urlOf(home)?.pathname.replace(/\/*$/, "") ?? "";
		const path = url.pathname.slice(folder.length) || "/";
		const [, month] = /^\?m=(\d{4,8})$/.exec(url.search) ?? [];
		if (month !== undefined && path === "/") return period(month.slice(0, 4), month.slice(4, 6), month.slice(6, 8));
		if (addressKey(url.href)?.includes("?")) return undefined;
		if (/^\/(index\.(html?|php))?$/i.test(path)) return "/";
		const [, ...parts] = DATES.exec(path) ?? [];
		return parts.length === 0 ? undefined : period(...parts);
	}

	function period(...parts: readonly (string | undefined)[]): string | undefined {
		const wanted = parts
			.filter((part) => part !== undefined && part !== "")
			.map((part) => `/${part?.padStart(2, "0")}`)
			.join("");
		return periods.has(`${wanted}/`) ? `${wanted}/` : undefined;
	}
}

function withPath(url: URL, path: string): URL {
	const other = new URL(url);
	other.pathname = path;
	return other;
}

function trimmed(path: string): string {
	return path.replace(/\/$/, "");
}
