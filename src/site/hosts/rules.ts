import type { Article } from "../../article/article.ts";
import { addressOnSite } from "../../article/hosts.ts";
import { readableAddress } from "../../article/text.ts";
import type { Problem } from "../../problem.ts";
import { basePath, type Settings } from "../../settings.ts";
import { once } from "../../system/once.ts";
import { foldedPath } from "../claims.ts";
import type { OldAddress } from "../ledger/oldaddress.ts";
import type { Output } from "../output.ts";
import { plainUrl } from "./escape.ts";
import type { Gone, HostSite, Moved } from "./host.ts";
import { INDEX, wordPressOf } from "./wordpress.ts";

/** What the rules of a host are made from. */
export interface RuleSources {
	readonly settings: Settings;
	/** All that the site consists of. */
	readonly outputs: readonly Output[];
	/** What is shown at an address that was given up, below the output folder. */
	readonly notFound: string;
	/** Stories and standing pages, and the URLs at which they or their tombstones stand. */
	readonly articles: readonly Article[];
	urlOf(article: Article): string;
	/** Old addresses at which no page of the site answers. */
	readonly recorded: readonly OldAddress[];
}

/** The rules of a host, and what is wrong with what was recorded. */
export interface Rules extends Pick<HostSite, "moved" | "gone" | "unusable" | "wordpress"> {
	readonly problems: readonly Problem[];
}

/** An old address below the base of the site. */
interface Asked {
	readonly key: string;
	readonly path: string;
	readonly query?: string;
	/** As it is written. */
	readonly from: string;
	/** The URL below the base to which it leads; undefined where it was given up. */
	readonly to: string | undefined;
	readonly file?: string;
	/** Whether a page of the site stands there that leads on. */
	readonly hasPage: boolean;
}

/** Gathers all old addresses: those that have pages, those of stories that cannot have one, and those that were recorded. Of two rules for one address the first counts. */
export function makeRules(sources: RuleSources): Rules {
	const { settings, outputs, notFound } = sources;
	const standing = standingPages(outputs);
	const { asked, unusable } = gather(sources, standing);
	const base = basePath(settings).slice(0, -1);
	const wordpress = wordPressOf(asked, standing.keys(), base);
	const index = `/${INDEX}`;
	if (wordpress && standing.has("/") && !standing.has(index) && !asked.has(index))
		asked.set(index, { key: index, path: index, from: index, to: "/", hasPage: false });
	// Addresses that have a page differ from those of all other pages in more than their case.
	const folded = once(() => new Set([...standing.keys()].map(foldedPath)));
	const moved: Moved[] = [];
	const gone: Gone[] = [];
	const problems: Problem[] = [];
	for (const one of asked.values()) {
		const { path, query, hasPage } = one;
		const isAlike = !hasPage && query === undefined && folded().has(foldedPath(path)) ? true : undefined;
		const isFree = (other: string) => !asked.has(other) && !folded().has(foldedPath(other));
		// Where there is a folder with a page, a server would lead to it by itself, and from there to the new address: one redirect more.
		const isFolder = query === undefined && path.endsWith("/") && path !== "/";
		const bare = isFolder && isFree(path.slice(0, -1)) ? base + path.slice(0, -1) : undefined;
		const place = { path: base + path, query, isAlike, bare };
		const end = endOf(one, asked, standing);
		if (typeof end !== "string") problems.push(end);
		else if (end.startsWith("/")) moved.push({ ...place, to: plainUrl(base + end), hasPage });
		else gone.push({ ...place, page: end === GIVEN_UP ? notFound : end });
	}
	for (const [path, page] of standing) if (page !== "") gone.push({ path: base + path, page });
	return { moved, gone, unusable, problems, wordpress };
}

interface Gathered {
	/** By their keys. */
	readonly asked: Map<string, Asked>;
	readonly unusable: readonly string[];
}

function gather({ settings, outputs, articles, urlOf, recorded }: RuleSources, standing: Standing): Gathered {
	const asked = new Map<string, Asked>();
	const unusable: string[] = [];
	const take = (from: string, to: string | undefined, hasPage: boolean, file?: string) => {
		const old = readOld(from);
		if (old === undefined) return void unusable.push(readableAddress(from));
		const { key, path, query } = old;
		if (!asked.has(key) && !standing.has(key)) asked.set(key, { key, path, query, from, to, hasPage, file });
	};
	for (const output of outputs) {
		if (output.sort === "rendered" && output.kind === "redirect") take(output.url, (output.data() as { readonly to: string }).to, true);
	}
	for (const article of articles) for (const from of oldAddressesOf(article, settings)) take(from, urlOf(article), false);
	for (const { from, to, file } of recorded) take(from, to, false, file);
	return { asked, unusable };
}

/** All addresses at which the site answers with something of its own, decoded; with the file of a tombstone, and an empty text for all others. */
type Standing = ReadonlyMap<string, string>;

function standingPages(outputs: readonly Output[]): Standing {
	const pages = new Map<string, string>();
	for (const output of outputs) {
		const kind = output.sort === "rendered" ? output.kind : undefined;
		if (kind === "redirect") continue;
		const { url, path } = output;
		const page = kind === "tombstone" ? path : "";
		const own = decoded(url) ?? url;
		pages.set(own, page);
		// A server answers at the name of the file as well.
		if (own.length !== path.length + 1) pages.set(`/${path}`, page);
	}
	return pages;
}

/** Stands for the page of what was given up. No file has this name. */
const GIVEN_UP = "";

/** Where an old address leads in the end: to the URL of a page, or to the file of one that is gone; or what is wrong with it. */
function endOf(start: Asked, asked: ReadonlyMap<string, Asked>, standing: Standing): string | Problem {
	let seen: Set<string> | undefined;
	for (let at = start; ; ) {
		if (at.to === undefined) return GIVEN_UP;
		const to = at.to.includes("#") ? at.to.slice(0, at.to.indexOf("#")) : at.to;
		const found = standing.get(to);
		if (found !== undefined) return found === "" ? to : found;
		if (!/^\/(?![/\\])/.test(to)) return elsewhere(start, to, "is an address of another site");
		const read = readOld(to);
		const page = read && (standing.get(read.key) ?? standing.get(read.path));
		if (page !== undefined) return page === "" ? to : page;
		const next = read && asked.get(read.key);
		if (next === undefined) return elsewhere(start, to, "is an address at which nothing stands");
		seen ??= new Set([start.key]);
		if (seen.has(next.key)) return circle(start);
		seen.add(next.key);
		at = next;
	}
}

/** Reads an old address; undefined where no browser could ask for it, or no server could be told of it. */
function readOld(from: string): Pick<Asked, "key" | "path" | "query"> | undefined {
	if (/^\/[\w/.-]*$/.test(from)) return { key: from, path: from, query: undefined };
	const [, written = "", asked] = /^([^?#]*)(?:\?([^#]*))?/.exec(from) ?? [];
	const path = decoded(written);
	if (path === undefined || !path.startsWith("/") || /\p{Cc}/u.test(path) || !path.isWellFormed()) return undefined;
	const query = asked === undefined || asked === "" ? undefined : sentQuery(asked);
	return { key: keyOf(path, query), path, query };
}

/** A query as browsers send it. */
function sentQuery(query: string): string {
	return /^[\w=&+.%-]*$/.test(query) ? query : new URL(`http://x/?${query.toWellFormed()}`).search.slice(1);
}

/** A blank stands in no query that is sent. */
function keyOf(path: string, query: string | undefined): string {
	return query === undefined ? path : `${path} ${query}`;
}

function decoded(url: string): string | undefined {
	if (/^[\w/.-]*$/.test(url)) return url;
	try {
		return decodeURIComponent(url).normalize("NFC");
	} catch {
		return undefined;
	}
}

/** The addresses that an import recorded with a story: paths of the site, with queries. Those on hosts that are not the paper's are left out. */
export function oldAddressesOf({ extra }: Pick<Article, "extra">, settings: Settings): string[] {
	const { old_addresses: old } = extra;
	if (old === undefined) return [];
	return (Array.isArray(old) ? old : [old]).flatMap((written) => {
		const local = typeof written === "string" ? addressOnSite(written.trim(), settings) : undefined;
		return local === undefined ? [] : belowBase(local, settings);
	});
}

/** A path that somebody wrote with the base of the site, or without. */
export function belowBase(path: string, settings: Pick<Settings, "url">): string {
	const base = basePath(settings);
	return base !== "/" && path.startsWith(base) ? path.slice(base.length - 1) : path;
}

function circle({ from, file = ".eleventy.ts" }: Asked): Problem {
	return {
		file,
		rule: "redirect-circle",
		severity: "error",
		message: `The recorded redirect from "${readableAddress(from)}" leads in a circle.`,
		remedy: "Let one of the addresses lead to a page, or take them out.",
	};
}

function elsewhere({ from, file = ".eleventy.ts" }: Asked, to: string, what: string): Problem {
	const isOther = what.includes("another");
	return {
		file,
		rule: "redirect-target",
		severity: isOther ? "error" : "warning",
		message: `The recorded redirect from "${readableAddress(from)}" leads to "${readableAddress(to)}", which ${what}; it is not written for the host.`,
		remedy: isOther
			? "Let it lead to a page of this site, or take it out."
			: "Let it lead to a page, or record that the address was given up.",
	};
}
