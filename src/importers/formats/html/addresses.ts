import path from "node:path";
import { percentDecoded } from "../../../article/text.ts";
import { encode } from "../../../site/address.ts";
import { webAddress } from "../../reading/values.ts";
import { addressKey } from "../../survey/addresses.ts";

/** The place of a file in a mirror, which follows the addresses of the old site: `www.example.com/2014/03/slug/index.html`. */
export interface LocalPath {
	readonly host?: string;
	/** The path in the folder of the host; in the source, if the host is not known. */
	readonly path: string;
	/** The whole address, where that is known, as in a crawl: then nothing is guessed from the path, and links are as the server sent them. */
	readonly address?: string;
}

/** The place of a page whose address is known. */
export function placeOfAddress(address: string): LocalPath {
	const { host, pathname, search } = new URL(address);
	return { host, path: percentDecoded(pathname.slice(1)) + search, address };
}

/** Names of folders that can only be hosts: wget and HTTrack make a folder for each host. */
const HOST =
	/^(www\.([a-z\d-]+\.)*[a-z\d-]+|([a-z\d-]+\.)+(com|org|net|edu|gov|mil|int|info|news|press|media|biz|example|test|[a-z]{2}))(:\d+)?$/i;

/** Whether a folder's name is that of a host. */
export function isHost(name: string): boolean {
	return HOST.test(name);
}

/** Takes a file's path apart. The source itself may be the host's folder. */
export function localPath(relative: string, sourceName: string): LocalPath {
	const [first = "", ...rest] = relative.split("/");
	if (rest.length > 0 && HOST.test(first)) return { host: first.toLowerCase(), path: rest.join("/") };
	const folder = path.basename(sourceName);
	return HOST.test(folder) ? { host: folder.toLowerCase(), path: relative } : { path: relative };
}

/** A file name with a query: wget writes `?`, and on Windows `@`. */
const QUERY = /^(.*?)(?:\?|@(?=[\w%[\]-]+=))(.*)$/;

/**
 * The address that a file of a mirror had. The address of `index.html` is that of its folder; wget puts the query into the name.
 * @param home the home page of the site, for a path without a host; if there is neither, the address is a path
 */
export function addressOfPath({ host, path: local, address }: LocalPath, home: string | undefined): string {
	if (address !== undefined) return address;
	const [, before = local, query] = QUERY.exec(local) ?? [];
	const plain = query === undefined ? before : before.replace(/(^|\/)index\.html?$/i, "$1");
	const folder = plain.replace(/(^|\/)index\.html?$/i, "$1").replace(/\.(php\d?|aspx?|jsp|cfm|cgi|pl)\.html$/i, ".$1");
	const search = query === undefined ? "" : `?${query.replace(/\.html$/i, "").replace(/#/g, "%23")}`;
	return `${origin(host, home)}/${encode(folder)}${search}`;
}

function origin(host: string | undefined, home: string | undefined): string {
	const known = home === undefined ? undefined : new URL(home);
	if (host === undefined) return known?.origin ?? "";
	return known && sameHost(known.host, host) ? `${known.protocol}//${host}` : `https://${host}`;
}

/** Whether two hosts are the same site. */
export function sameHost(a: string, b: string): boolean {
	return a.replace(/^www\./i, "").toLowerCase() === b.replace(/^www\./i, "").toLowerCase();
}

/**
 * The address that a link in a mirror had on the old site, since mirroring tools make links lead from file to file.
 * Whole addresses, places on the page and other schemes stay as they are.
 * @param base the address to which the page's links are relative (`<base href>`)
 */
export function addressOfLink(link: string, from: LocalPath, home: string | undefined, base?: string): string {
	const address = unarchived(link.trim());
	if (address === "" || address.startsWith("#") || /^[a-z][a-z\d+.-]*:/i.test(address)) return address;
	if (address.startsWith("//")) return webAddress(address, home ?? "https://nowhere.invalid/") ?? link;
	const meant = base === undefined ? undefined : webAddress(base, addressOfPath(from, home));
	if (meant !== undefined || from.address !== undefined) return webAddress(address, meant ?? from.address) ?? link;
	if (address.startsWith("/")) return origin(from.host, home) + address;
	const root = "http://files.invalid/";
	const where = encode(from.host === undefined ? from.path : `${from.host}/${from.path}`);
	if (!URL.canParse(address, root + where)) return link;
	const url = new URL(address, root + where);
	const file = percentDecoded(url.pathname.slice(1));
	const target = from.host === undefined ? { path: file } : localPath(file, "");
	// A link to a file of another host leads through the folder that holds both hosts.
	const whole = from.host !== undefined && target.host === undefined ? { ...target, host: from.host } : target;
	return addressOfPath(whole, home) + url.search + url.hash;
}

/** An address without the address of the Wayback Machine before it. */
export function unarchived(address: string): string {
	return address.replace(/^(?:https?:)?\/\/web\.archive\.org\/web\/\d+[a-z_]*\/(?=https?:\/\/)/i, "");
}

/** Whether two addresses name the same page. The extension `.html` does not count, since tools add it. */
export function samePage(a: string, b: string): boolean {
	return plainKey(a) === plainKey(b);
}

function plainKey(address: string): string | undefined {
	return addressKey(address)?.replace(/\.html?$/i, "");
}

/** Whether an address is the front page of a site. */
export function isHome(address: string): boolean {
	const url = new URL(address, "http://nowhere.invalid/");
	return url.search === "" && /^\/(index\.\w+)?$/i.test(url.pathname);
}

/** What a page says of its own address. */
export interface StatedAddresses {
	readonly canonical?: string;
	/** `og:url`. */
	readonly url?: string;
	/** See `savedFrom`. */
	readonly saved?: string;
}

/** What the addresses of all pages depend on. */
export interface SiteLayout {
	/** The site's front page. */
	readonly home?: string;
	/** Whether the paths of the files are the paths of the site. */
	readonly pathsLead: boolean;
}

/**
 * The addresses that a page had. The address that readers know comes first. A canonical address does not count if it is that of the front
 * page or of another site: many templates give all pages the same one.
 */
export function ownAddresses({ canonical, url, saved }: StatedAddresses, local: LocalPath, { home, pathsLead }: SiteLayout): string[] {
	const byPath = pathsLead || local.host !== undefined ? addressOfPath(local, home) : undefined;
	const base = byPath?.startsWith("http") ? byPath : home;
	const isRoot = /^(index|default|home)\.\w+$/i.test(local.path);
	const said = [canonical, saved, canonical === undefined && saved === undefined ? url : undefined]
		.flatMap((address) => webAddress(address === undefined ? undefined : unarchived(address), base) ?? [])
		.map((address) => address.replace(/#.*$/, ""))
		.filter((address) => isRoot || !isHome(address));
	const isOwn = (address: string) => local.host === undefined || sameHost(new URL(address).host, local.host);
	const addresses = [...said.filter(isOwn), ...(byPath === undefined ? [] : [byPath]), ...said.filter((address) => !isOwn(address))];
	const keys = addresses.map((address) => addressKey(address));
	return addresses.filter((_, index) => keys.indexOf(keys[index]) === index);
}

/** The address of a page that a saving tool wrote into it. */
export function savedFrom(text: string): string | undefined {
	const start = text.slice(0, 10_000);
	const chrome = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(start)?.[1];
	const single = /<!--\s*Page saved with SingleFile\s+url:\s*(\S+)/i.exec(start)?.[1];
	const httrack = /<!--\s*Mirrored from (\S+) by HTTrack/i.exec(start)?.[1];
	return webAddress(chrome ?? single ?? (httrack === undefined ? undefined : /^https?:/i.test(httrack) ? httrack : `https://${httrack}`));
}
