import { tidyPath } from "../patterns.ts";
import { plainPath } from "../python/paths.ts";
import { asciiOf } from "../python/slugs.ts";
import type { Page } from "../table.ts";
import type { NikolaConfig } from "./config.ts";
import { placeOf } from "./texts.ts";

/** A name as it stands in an address. */
function nikolaSlug(name: string, { settings }: NikolaConfig): string {
	const letters = settings.truth("USE_SLUGIFY") === false ? name : asciiOf(name);
	return letters
		.replace(/[^+\p{L}\p{N}\p{M}_\s-]/gu, "")
		.trim()
		.toLowerCase()
		.replace(/[-\s]+/g, "-");
}

/** The slug of a text: its own, or that of the name of its file. */
export function slugOfText({ path, values }: Pick<Page, "path" | "values">, config: NikolaConfig): string {
	const own = typeof values.slug === "string" || typeof values.slug === "number" ? String(values.slug).trim() : "";
	const stem = placeOf(path, config)?.stem ?? path.replace(/\.[^./]+$/, "");
	return own === "" ? nikolaSlug(stem.slice(stem.lastIndexOf("/") + 1), config) : own;
}

/** Every address that a text had. */
export function nikolaAddresses(page: Page, config: NikolaConfig): readonly string[] {
	const place = placeOf(page.path, config);
	if (!place) return [];
	const { of, stem, language = "" } = place;
	const inner = stem.slice(of.folder.length);
	const destination = of.destinations.get(language) ?? of.destinations.get("") ?? "";
	const folder = [config.translations.get(language) ?? "", destination, inner.slice(0, Math.max(0, inner.lastIndexOf("/")))].filter(
		(part) => part !== "",
	);
	const slug = slugOfText(page, config);
	const isPretty = config.hasPrettyUrls && String(page.values.pretty_url ?? "").toLowerCase() !== "false" && slug !== "index";
	const file = [...folder, isPretty ? `${slug}/index.html` : `${slug}.html`].join("/");
	const main = file.replace(/(^|\/)index\.html$/, "$1");
	return [...new Set([main, file, ...redirectsTo([main, file], config)])].map((path) => addressOf(path, config));
}

/** Old addresses that the settings lead to one of these paths. */
function redirectsTo(paths: readonly string[], { settings }: NikolaConfig): string[] {
	return (settings.list("REDIRECTIONS") ?? []).flatMap((pair) => {
		if (!Array.isArray(pair) || typeof pair[0] !== "string" || typeof pair[1] !== "string") return [];
		return paths.includes(plainPath(pair[1])) || paths.includes(`${plainPath(pair[1])}/`) ? [pair[0]] : [];
	});
}

/** A path of the site as an address. */
export function addressOf(path: string, { home }: Pick<NikolaConfig, "home">): string {
	const base = home === undefined ? "/" : new URL(home).pathname;
	return encodeURI(tidyPath(base + path.replace(/^\/+/, "")));
}

/** Where the page of a term stood. */
export function termAddress(what: "tag" | "category" | "author", name: string, config: NikolaConfig): string {
	const { settings } = config;
	const usual = { tag: "categories", category: "categories", author: "authors" }[what];
	const folder = settings.text(`${what.toUpperCase()}_PATH`) ?? usual;
	const prefix = what === "category" ? (settings.text("CATEGORY_PREFIX") ?? "cat_") : "";
	const slug = prefix + nikolaSlug(name, config);
	return addressOf(`${plainPath(folder)}/${slug}${config.hasPrettyUrls ? "/" : ".html"}`, config);
}
