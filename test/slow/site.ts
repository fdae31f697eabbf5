import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { sha256Of } from "../../src/system/hash.ts";

/** A published site: the SHA-256 (hex) of each file, by its path with `/`. */
export type Site = ReadonlyMap<string, string>;

const linksByHash = new Map<string, readonly string[]>();

/** Reads a site from the disk. Files whose names begin with `.backfile` are no part of it. */
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

/** The addresses of the site that the `a` elements of a page lead to, each once. */
export function linksOf(html: string, url: string): readonly string[] {
	const here = new URL(url, "http://site.invalid");
	const targets = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href = ""]) => new URL(href.replaceAll("&amp;", "&"), here));
	return [...new Set(targets.filter(({ origin }) => origin === here.origin).map(({ pathname }) => pathname))];
}

/** The file that a server sends for an address. */
export function fileOf(url: string): string {
	const file = decodeURIComponent(url).slice(1);
	return file === "" || file.endsWith("/") ? `${file}index.html` : file;
}

function urlOf(file: string): string {
	return `/${encodeURI(file)}`.replace(/\/index\.html$/, "/");
}

/** The links that lead nowhere, as `page → address`, found by following every link from the front page. */
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

/** Files that no version of a site has with these bytes, and files that every version has and that are missing. */
export function tornFiles(site: Site, versions: readonly Site[]): string[] {
	const torn = [...site].filter(([file, sha256]) => !versions.some((version) => version.get(file) === sha256)).map(([file]) => file);
	const [first = new Map(), ...others] = versions;
	const lasting = [...first.keys()].filter((file) => others.every((version) => version.has(file)));
	return [...torn, ...lasting.filter((file) => !site.has(file)).map((file) => `${file} (missing)`)];
}

/** How many files differ between two sites. */
export function distance(one: Site, other: Site): number {
	return new Set([...one, ...other].map(([file]) => file).filter((file) => one.get(file) !== other.get(file))).size;
}
