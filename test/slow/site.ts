import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { sha256Of } from "../../src/system/hash.ts";

/** A published site: the SHA-256 of each file, hex, by path with `/`. */
export type Site = ReadonlyMap<string, string>;

const linksByHash = new Map<string, readonly string[]>();

/** Reads a site from the disk; what begins with `.backfile` is no part of it. */
export function siteIn(folder: string): Site {
	const names = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
		.filter((name) => !name.startsWith(".backfile"))
		.sort();
	return new Map(
		names.map((name) => {
			const text = readFileSync(path.join(folder, name), "utf8");
			const sha256 = sha256Of(text);
			if (name.endsWith(".html") && !linksByHash.has(sha256)) linksByHash.set(sha256, linksOf(text, urlOf(name)));
			return [name, sha256];
		}),
	);
}

/** The addresses on the site that a page's `a` elements lead to, without repeats. */
export function linksOf(html: string, url: string): readonly string[] {
	const here = new URL(url, "http://site.invalid");
	const targets = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href = ""]) => new URL(href.replaceAll("&amp;", "&"), here));
	return [...new Set(targets.filter(({ origin }) => origin === here.origin).map(({ pathname }) => pathname))];
}

/** The file that a server gives out for an address. */
export function fileOf(url: string): string {
	const file = decodeURIComponent(url).slice(1);
	return file === "" || file.endsWith("/") ? `${file}index.html` : file;
}

function urlOf(file: string): string {
	return `/${encodeURI(file)}`.replace(/\/index\.html$/, "/");
}

/** What a reader finds missing who begins at the front page and follows every link there is: `page → address`. */
export function brokenLinks(site: Site): string[] {
	const broken: string[] = site.has("index.html") ? [] : ["→ /"];
	const seen = new Set(["index.html"]);
	for (const file of seen) {
		for (const link of linksByHash.get(site.get(file) ?? "") ?? []) {
			const target = fileOf(link);
			if (site.has(target)) seen.add(target);
			else broken.push(`${file} → ${link}`);
		}
	}
	return broken;
}

/** Files that are none of what the versions of a site have at their place, or are missing though every version has them. */
export function tornFiles(site: Site, versions: readonly Site[]): string[] {
	const torn = [...site].filter(([file, sha256]) => !versions.some((version) => version.get(file) === sha256)).map(([file]) => file);
	const [first = new Map(), ...others] = versions;
	const lasting = [...first.keys()].filter((file) => others.every((version) => version.has(file)));
	return [...torn, ...lasting.filter((file) => !site.has(file)).map((file) => `${file} (missing)`)];
}

/** How many files one site has otherwise than another. */
export function distance(one: Site, other: Site): number {
	return new Set([...one, ...other].map(([file]) => file).filter((file) => one.get(file) !== other.get(file))).size;
}
