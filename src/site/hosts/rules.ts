import type { Article } from "../../article/article.ts";
import { addressOnSite } from "../../article/hosts.ts";
import { readableAddress } from "../../article/text.ts";
import { compareText, type Problem } from "../../problem.ts";
import { basePath, type Settings } from "../../settings.ts";
import { foldedPath } from "../claims.ts";
import type { OldAddress } from "../oldaddresses.ts";
import type { Output } from "../output.ts";
import { plainUrl } from "./escape.ts";
import type { Gone, HostSite, Moved, OldPlace } from "./host.ts";

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
export interface Rules extends Pick<HostSite, "moved" | "gone" | "unusable"> {
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
	const unusable: string[] = [];
	const asked = new Map<string, Asked>();
	const take = (from: string, more: Pick<Asked, "to" | "file" | "hasPage">) => {
		const read = readOld(from);
		if (read === undefined) unusable.push(readableAddress(from));
		else if (!asked.has(read.key) && !standing.has(read.key)) asked.set(read.key, { from, ...read, ...more });
	};
	for (const output of outputs) {
		if (output.sort === "rendered" && output.kind === "redirect")
			take(output.url, { to: (output.data() as { readonly to: string }).to, hasPage: true });
	}
	for (const article of sources.articles)
		for (const from of oldAddressesOf(article, settings)) take(from, { to: sources.urlOf(article), hasPage: false });
	for (const { from, to, file } of sources.recorded) take(from, { to, file, hasPage: false });
	const base = basePath(settings).slice(0, -1);
	const folded = sources.recorded.length + unusable.length > 0 || hasQueries(asked) ? foldedKeys(standing) : new Set<string>();
	const moved: Moved[] = [];
	const gone: Gone[] = [];
	const problems: Problem[] = [];
	for (const one of asked.values()) {
		const place = placeOf(one, base, folded);
		const end = endOf(one, asked, standing);
		if ("page" in end) gone.push({ ...place, page: end.page ?? notFound });
		else if ("to" in end) moved.push({ ...place, to: plainUrl(base + end.to), hasPage: one.hasPage });
		else problems.push(end);
	}
	for (const [path, { page }] of standing) {
		if (page === undefined) continue;
		gone.push({ path: base + path, page });
		// A server answers at the name of the file as well.
		if (path !== `/${page}`) gone.push({ path: `${base}/${page}`, page });
	}
	return { moved: moved.sort(comparePlaces), gone: gone.sort(comparePlaces), unusable, problems };
}

function hasQueries(asked: ReadonlyMap<string, Asked>): boolean {
	for (const { query } of asked.values()) if (query !== undefined) return true;
	return false;
}

/** A page of the site that is no redirect. */
interface Standing {
	/** Of a tombstone: its file. */
	readonly page?: string;
}

/** All addresses at which the site answers with something of its own, by their decoded paths. */
function standingPages(outputs: readonly Output[]): ReadonlyMap<string, Standing> {
	const pages = new Map<string, Standing>();
	for (const output of outputs) {
		if (output.sort === "rendered" && output.kind === "redirect") continue;
		const page = output.sort === "rendered" && output.kind === "tombstone" ? output.path : undefined;
		pages.set(decoded(output.url) ?? output.url, { page });
	}
	return pages;
}

function foldedKeys(standing: ReadonlyMap<string, Standing>): ReadonlySet<string> {
	return new Set([...standing.keys()].map(foldedPath));
}

function placeOf({ path, query }: Asked, base: string, folded: ReadonlySet<string>): OldPlace {
	const isAlike = query === undefined && folded.has(foldedPath(path)) ? { isAlike: true } : {};
	return query === undefined ? { path: base + path, ...isAlike } : { path: base + path, query };
}

/** Where an old address leads in the end: to a page, to one that is gone, or nowhere. */
function endOf(
	start: Asked,
	asked: ReadonlyMap<string, Asked>,
	standing: ReadonlyMap<string, Standing>,
): { readonly to: string } | { readonly page: string | undefined } | Problem {
	const seen = new Set<string>();
	for (let at = start; ; ) {
		if (at.to === undefined) return { page: undefined };
		if (seen.has(at.key)) return circle(start);
		seen.add(at.key);
		if (!/^\/(?![/\\])/.test(at.to)) return elsewhere(start, at.to, "is an address of another site");
		const [, path = "", query] = /^([^?#]*)(?:\?([^#]*))?/.exec(at.to) ?? [];
		const key = keyOf(decoded(path) ?? path, query);
		const page = standing.get(key) ?? standing.get(decoded(path) ?? path);
		if (page) return page.page === undefined ? { to: at.to } : { page: page.page };
		const next = asked.get(key);
		if (next === undefined) return elsewhere(start, at.to, "is an address at which nothing stands");
		at = next;
	}
}

/** Reads an old address; undefined where no browser could ask for it, or no server could be told of it. */
function readOld(from: string): Pick<Asked, "key" | "path" | "query"> | undefined {
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
function oldAddressesOf({ extra }: Article, settings: Settings): string[] {
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

function comparePlaces(a: OldPlace, b: OldPlace): number {
	return compareText(a.path, b.path) || compareText(a.query ?? "", b.query ?? "");
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
