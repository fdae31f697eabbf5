import path from "node:path";
import { isTemplateCode } from "../../article/body/templatecode.ts";
import { encode } from "../../site/address.ts";
import type { PackedFile } from "../contract/oldsite.ts";
import type { Site } from "../importer.ts";
import { addressKey, isBelow, urlOf } from "../survey/addresses.ts";
import type { ListingLinks } from "../survey/listings.ts";
import { meantStory } from "../survey/meant.ts";
import type { NamedRows } from "../survey/rows.ts";
import type { Survey } from "../survey/survey.ts";
import { isSettled } from "./links.ts";
import { findInSource, findMedia, findPacked, isFolder, mediaName, UPLOADS } from "./media.ts";

/** What becomes of an address in a story. */
export interface ResolvedAddress {
	/** The address that is written instead. */
	readonly to: string;
	/** The file to be copied for it. */
	readonly copy?: { readonly from: string | PackedFile; readonly to: string };
	readonly missing?: string;
	readonly refused?: string;
	/** The address, if it was one of the old site and leads nowhere in the new site. */
	readonly dead?: string;
}

/** The story that an address stands in. */
export interface StoryPlace {
	/** Its file below the content folder, without extension. */
	readonly stem: string;
	/** Its old address, to which addresses in its text are relative. */
	readonly base?: string;
	readonly site?: Site;
}

/** Where addresses are looked up. */
export interface AddressLookup extends Pick<Survey, "links" | "slugs" | "stories"> {
	readonly listings: Pick<ListingLinks, "find">;
	/** By `addressKey`. */
	readonly aliases: Pick<NamedRows<string>, "get">;
	/** `--media`. */
	readonly media?: string;
	readonly isMedia: (name: string) => boolean;
}

/** File names of pages, not of pictures or documents: without an extension, or with one of these. */
const PAGE = /(^|\/)[^./]*$|\.(html?|php\d?|aspx?|jsp|cgi|cfm|shtml)$/i;

/** An address of another site that was typed without its scheme: `www.example.org/x`, `example.com`. */
const NO_SCHEME = /^(www\.[a-z0-9-]+(\.[a-z0-9-]+)+|([a-z0-9-]+\.)+(com|net|org|edu|gov))(\/|$)/i;

/** Finds out what replaces an address: the address of the new story, the path of the copied file, or nothing. It reads names of files and changes nothing. */
export function resolve(address: string, { stem, base, site }: StoryPlace, lookup: AddressLookup): ResolvedAddress {
	const isWhole = (one: string | undefined) => one !== undefined && /^https?:/i.test(one);
	// A path says to which folder addresses are relative, even where nobody knows the host.
	const home = isWhole(base) || !isWhole(site?.url) ? (base ?? site?.url) : site?.url;
	const url = isSettled(address) || isTemplateCode(address) ? undefined : urlOf(address, home);
	if (!url) return { to: address };
	const key = addressKey(url.href) ?? "";
	const number = lookup.links.get(key) ?? withoutQuery(url, lookup);
	const story = number === undefined ? undefined : lookup.stories.at(number);
	// The address was a path: its host is not known.
	const name = url.hostname === "nowhere.invalid" ? url.href.slice(url.origin.length) : url.href;
	if (story) return story.left === undefined ? { to: story.address + url.hash } : { to: name, dead: name };
	const listing = site && lookup.listings.find(url, site.url);
	if (listing !== undefined) return { to: listing + url.hash };
	const alias = lookup.aliases.get(key);
	const target = alias === undefined ? url : (urlOf(alias, home) ?? url);
	const files = site?.files ?? [];
	const media = mediaName(target, [...(site?.media ?? []), ...files.filter(isFolder).map(({ root }) => root)]);
	// A relative address would mean something else in the new place.
	const whole = url.hostname === "nowhere.invalid" || /^https?:/i.test(address) ? address : url.href;
	const packed = findPacked(target, files);
	if (packed && !(media && lookup.media !== undefined && "from" in findMedia(lookup.media, media))) {
		if (!lookup.isMedia(packed.name)) return { to: whole, refused: `${packed.name}: files of this kind are not published` };
		if ("refused" in packed) return { to: whole, refused: `${packed.name}: ${packed.refused}` };
		return copied(packed.name, packed, stem, url);
	}
	if (!media) {
		if (!site || !isBelow(url, site.url)) return { to: whole };
		const meant = site.knowsSlugs ? lookup.stories.at(meantStory(url, site.url, lookup) ?? -1) : undefined;
		return meant?.left === undefined && meant
			? { to: meant.address + url.hash }
			: NO_SCHEME.test(address)
				? { to: `http://${address}` }
				: { to: whole, dead: name };
	}
	// The folder of media may hold pages as well.
	if (PAGE.test(media.name)) return { to: whole, dead: name };
	// The page that a system has for a file is not brought over; the file itself says more.
	const kept = alias === undefined ? whole : target.href;
	if (!lookup.isMedia(media.name)) return { to: kept, refused: `${media.name}: files of this kind are not published` };
	const given = findMedia(lookup.media, media);
	const found = "missing" in given ? (findInSource(target, files) ?? given) : given;
	if ("refused" in found) return { to: kept, refused: `${media.name}: ${found.refused}` };
	if ("missing" in found) return { to: kept, missing: found.missing };
	return copied(found.name, found.from, stem, url);
}

/** Values of a query that choose another page: such an address is not the one without it. */
const CHOOSES = /^(.*id|p|m|s|q|cat|name|post|page_name|article|story|author|tag|year|month|day|date|search|query|view|action|file)$/i;

/** The story at an address without its query, where that does not tell which page is meant: `a.html?page=3`, `a/?utm_source=x`. */
function withoutQuery(url: URL, { links }: AddressLookup): number | undefined {
	if (url.search === "" || !/[^/]/.test(url.pathname) || /\.(php\d?|aspx?|jsp|cgi|cfm)$/i.test(url.pathname)) return undefined;
	if ([...url.searchParams.keys()].some((name) => CHOOSES.test(name))) return undefined;
	const plain = new URL(url);
	plain.search = "";
	const key = addressKey(plain.href);
	return key === undefined ? undefined : links.get(key);
}

function copied(name: string, from: string | PackedFile, stem: string, { hash }: URL): ResolvedAddress {
	const place = `${UPLOADS}/${name}`;
	return { to: encode(path.posix.relative(path.posix.dirname(stem), place)) + hash, copy: { from, to: place } };
}
