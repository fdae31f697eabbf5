import { percentDecoded } from "../../article/text.ts";

/** The host that an address gets if it is only a path. */
const NOWHERE = "http://nowhere.invalid";

/** Parameters that say where a reader came from, or that an editor looked at a page beforehand. They do not change the page. */
const TRACKING = /^(utm_\w+|fbclid|gclid|mc_cid|mc_eid|replytocom|share|ref|preview|preview_id|preview_nonce|_thumbnail_id)$/i;

/** No server answers at a longer address. */
const LONGEST_ADDRESS = 8_192;

/** An address as a URL; undefined if it is not `http` or `https`. */
export function urlOf(address: string, base?: string): URL | undefined {
	if (address.length > LONGEST_ADDRESS) return undefined;
	const home = base === undefined ? NOWHERE : /^https?:/i.test(base) ? base : base.startsWith("/") ? NOWHERE + base : NOWHERE;
	const url = parsed(address, home);
	return url?.protocol === "http:" || url?.protocol === "https:" ? url : undefined;
}

/** Nearly all addresses are valid. To ask `URL.canParse` first would parse them twice. */
function parsed(address: string, home: string): URL | undefined {
	try {
		return new URL(address, home);
	} catch {
		return undefined;
	}
}

/** An address with nothing to decode or to normalise: its host and its path can be cut out. */
const PLAIN = /^https?:\/\/((?:[a-z0-9]+[.-])*[a-z0-9]+\.[a-z]{2,})((?:\/[\w-]+)*\/?)$/;

function plainParts(address: string): { readonly host: string; readonly path: string } | undefined {
	if (address.length > LONGEST_ADDRESS) return undefined;
	const [, host, path = ""] = PLAIN.exec(address) ?? [];
	return host === undefined || address.startsWith(NOWHERE) || address.length > LONGEST ? undefined : { host, path };
}

/** Longer addresses are parsed in full, since a host may not have any length; in UTF-16 units. */
const LONGEST = 250;

/**
 * One key for all spellings of an address: `http` or `https`, with or without `www.`, a slash at the end, two slashes, percent-encoding.
 * @param base the address to which a relative one is relative
 */
export function addressKey(address: string, base?: string): string | undefined {
	const plain = plainParts(address);
	if (plain) return plain.host.replace(/^www\./, "") + plain.path.replace(/\/$/, "");
	const url = urlOf(address, base);
	if (!url) return undefined;
	const path = oneSlash(percentDecoded(url.pathname).normalize("NFC")).replace(/\/(index\.(html?|php))?$/i, "");
	const host = url.origin === NOWHERE ? "" : url.host.replace(/^www\./, "");
	if (url.search === "") return host + path;
	const query = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).map(([name, value]) => `${name}=${value}`);
	return query.length === 0 ? host + path : `${host}${path}?${query.sort().join("&")}`;
}

/** Whether an address lies below a site's home page, with any scheme. */
export function isBelow(url: URL, home: string): boolean {
	const site = urlOf(home);
	if (!site || site.host.replace(/^www\./, "") !== url.host.replace(/^www\./, "")) return false;
	const folder = site.pathname.replace(/\/*$/, "/");
	return `${url.pathname}/`.startsWith(folder);
}

/** The path of an old address, decoded if it can be encoded again; undefined if the address has a query or is the home page. */
export function pathOf(address: string): string | undefined {
	const plain = plainParts(address);
	if (plain) return plain.path === "" || plain.path === "/" ? undefined : plain.path;
	const url = urlOf(address);
	if (!url || url.search !== "" || url.pathname === "/") return undefined;
	const decoded = percentDecoded(url.pathname).normalize("NFC");
	return oneSlash(/[?#%\\]|\p{Cc}/u.test(decoded) ? url.pathname : decoded);
}

/** A path as servers read it: several slashes are one. */
function oneSlash(path: string): string {
	return path.includes("//") ? path.replace(/\/{2,}/g, "/") : path;
}

/** The kinds of term that have listings, named as in addresses. */
export type ListingKind = "tags" | "sections" | "authors" | "series";

/**
 * Whether a path is the path of a listing, or of a page below one.
 * @param listings paths of listings, see `plainPath`
 */
export function isListing(path: string, listings: ReadonlySet<string>): boolean {
	const plain = plainPath(path);
	return listings.has(plain) || listings.has(plain.replace(/\/[^/]*$/, ""));
}

/** A path as `isListing` compares it: decoded, without case and without the ending of a file. */
export function plainPath(path: string): string {
	return percentDecoded(path)
		.normalize("NFC")
		.toLowerCase()
		.replace(/\/?(index)?(\.(html?|xml|json|txt))?$/, "");
}
