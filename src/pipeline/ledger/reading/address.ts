import { addressOnSite, hostOf, type OwnHosts, ownHosts } from "../../../article/hosts.ts";
import { basePath } from "../../../settings.ts";
import { decodePath, encode } from "../../../site/address.ts";
import { LEFT_OUT } from "./reasons.ts";

/** An address of the site as the ledger has it, or why there is none. */
export type ReadAddress = { readonly address: string } | { readonly leftOut: string };

/** Servers and browsers take no longer ones for sure. */
const LONGEST = 2_000;

/** A path that stays as it is, which nearly all do. */
const PLAIN = /^(?:\/[\w~-][\w.~-]*)*\/?$/;

/** Programs of older sites, which show a page by its number. */
const PROGRAM = /\.(php\d?|aspx?|cfm|jsp|cgi|pl|dll)$/i;

/** What WordPress calls the number of a page, and what the programs of others do. */
const WORDPRESS = new Set(["p", "page_id", "attachment_id"]);
const OTHERS = new Set("id,aid,nid,artid,article,articleid,article_id,news,newsid,news_id,story,storyid,story_id".split(","));

/**
 * Makes what reads an address of an older site: a path, or a whole address on the site or on a former host. Unlike `readSitePath` it takes
 * addresses at which no file can stand, since a host's rules can answer there.
 */
export function makeAddressReader(settings: OwnHosts): (written: string) => ReadAddress {
	const base = basePath(settings);
	const own = new Set(ownHosts(settings));
	return (written) => {
		const isPath = /^\/(?!\/)/.test(written);
		const local = isPath ? written : addressOnSite(withScheme(written, own), settings);
		if (local === undefined) return { leftOut: written.includes("//") ? LEFT_OUT.otherSite : LEFT_OUT.noAddress };
		const [, raw = "", query = ""] = /^([^?#]*)(?:\?([^#]*))?/.exec(local) ?? [];
		const path = pathOf(isPath && base !== "/" ? withoutBase(raw, base) : raw);
		if (typeof path !== "string") return path;
		const search = query === "" ? "" : numberIn(path, query);
		if (search === undefined) return { leftOut: LEFT_OUT.preview };
		return path.length > LONGEST ? { leftOut: LEFT_OUT.longAddress } : { address: path + search };
	};
}

/** People write `www.example.org/a` as well. */
function withScheme(written: string, own: ReadonlySet<string>): string {
	if (written.includes("//") || !/^[^/?#]+\.[^/?#]+/.test(written)) return written;
	return own.has(hostOf(`//${written}`) ?? "") ? `//${written}` : written;
}

function withoutBase(path: string, base: string): string {
	if (path.startsWith(base)) return path.slice(base.length - 1);
	return `${path}/` === base ? "/" : path;
}

function pathOf(raw: string): string | { readonly leftOut: string } {
	if (PLAIN.test(raw)) return raw === "" ? "/" : raw;
	const decoded = decodePath(raw);
	if (decoded === undefined) return { leftOut: LEFT_OUT.encoding };
	if (/[\p{Cc}\\\ufffd]/u.test(decoded)) return { leftOut: LEFT_OUT.characters };
	const path = decoded.replace(/\/{2,}/g, "/");
	return /\/\.{1,2}(\/|$)/.test(path) ? { leftOut: LEFT_OUT.dots } : encode(path);
}

/** The part of a query that names a page, as `?p=17`; empty where there is none; undefined where the page is a preview. */
function numberIn(path: string, query: string): string | undefined {
	const isHome = path === "/" || path === "/index.php";
	if (!isHome && !PROGRAM.test(path)) return "";
	const values = new URLSearchParams(query);
	if (values.has("preview")) return undefined;
	for (const [name, value] of values) {
		const key = name.toLowerCase();
		const isNumber = WORDPRESS.has(key) || (path !== "/" && OTHERS.has(key));
		if (isNumber && /^\d{1,15}$/.test(value)) return `?${name}=${value}`;
	}
	return "";
}
