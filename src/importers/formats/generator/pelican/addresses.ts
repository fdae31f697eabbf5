import { slugOf } from "../../../../article/slug.ts";
import { tidyPath, wallClock } from "../patterns.ts";
import { asciiOf } from "../python/slugs.ts";
import { strftime } from "../strftime.ts";
import type { Page } from "../table.ts";
import type { PelicanConfig, Substitution } from "./config.ts";

/** A name as it stands in an address. */
export function pelicanSlug(name: string, substitutions: readonly Substitution[], { settings }: PelicanConfig): string {
	const plain = name.replace(/<[^<>]*>/g, "").normalize("NFKC");
	const letters = settings.truth("SLUGIFY_USE_UNICODE") ? plain : asciiOf(plain);
	const slug = substitutions.reduce((text, [pattern, by]) => text.replace(pattern, by), letters).trim();
	return settings.truth("SLUGIFY_PRESERVE_CASE") ? slug : slug.toLowerCase();
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" || typeof value === "number" ? String(value).trim() : undefined;
}

/** The slug of a text: its own, or one made of its title or of the name of its file. */
function slugOfPage({ path, values }: Pick<Page, "path" | "values">, config: PelicanConfig): string {
	const own = textOf(values.slug);
	if (own !== undefined && own !== "") return own;
	const base = path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
	const source = config.settings.text("SLUGIFY_SOURCE") === "basename" ? base : (textOf(values.title) ?? base);
	const slug = pelicanSlug(source, config.substitutions.slug, config);
	return slug === "" ? slugOf(source) : slug;
}

interface Pattern {
	readonly setting: string;
	readonly usual: string;
}

/** Every address that a text had: where it was linked to, and where its file was written. */
export function pelicanAddresses(page: Page, config: PelicanConfig): readonly string[] {
	const { values, role } = page;
	const fill = (pattern: string) => fillFormat(pattern, page, config);
	const [url, saved] = patternsOf(page, config);
	const own = textOf(values.url);
	const ownFile = textOf(values.save_as);
	const main = own ?? (ownFile === undefined ? fill(settingOf(url, config)) : ownFile);
	const file = ownFile ?? fill(settingOf(saved, config));
	const isDraft = /^drafts?$/i.test(textOf(values.status) ?? "") && role === "story";
	const aliases = textOf(values.alias)?.split(config.settings.text("ALIAS_DELIMITER") ?? ",") ?? [];
	const paths = [main, file, ...aliases].map((path) => path.trim()).filter((path) => path !== "" && !/^[a-z]+:/i.test(path));
	const whole = paths.flatMap((path) => [path, ...(path.endsWith("/index.html") ? [path.slice(0, -10)] : [])]);
	return isDraft && main === "" ? [] : [...new Set(whole.map((path) => addressOf(path, config)))];
}

/** A path of the site as an address. */
export function addressOf(path: string, { home }: Pick<PelicanConfig, "home">): string {
	const base = home === undefined ? "/" : new URL(home).pathname;
	return encodeURI(tidyPath(base + path.replace(/^\/+/, "")));
}

function patternsOf({ role, values }: Page, { language }: PelicanConfig): readonly [url: Pattern, saved: Pattern] {
	const isDraft = /^drafts?$/i.test(textOf(values.status) ?? "");
	const lang = textOf(values.lang);
	const isForeign = lang !== undefined && lang !== "" && lang.toLowerCase() !== language.toLowerCase();
	const folder = `${isDraft ? "drafts/" : ""}${role === "page" ? "pages/" : ""}`;
	const name = `${isDraft ? "DRAFT_" : ""}${role === "page" ? "PAGE" : isDraft ? "" : "ARTICLE"}`.replace(/_$/, "");
	const usual = `${folder}{slug}${isForeign ? "-{lang}" : ""}.html`;
	const setting = `${name}${isForeign ? "_LANG" : ""}`;
	return [
		{ setting: `${setting}_URL`, usual },
		{ setting: `${setting}_SAVE_AS`, usual },
	];
}

function settingOf({ setting, usual }: Pattern, { settings }: PelicanConfig): string {
	return settings.text(setting) ?? usual;
}

/** A pattern of Python such as `{date:%Y}/{category}/{slug}.html`, or `%(slug)s.html` of old sites. */
export function fillFormat(pattern: string, page: Page, config: PelicanConfig): string {
	return pattern
		.replace(/%\((\w+)\)s/g, "{$1}")
		.replace(
			/\{(\w+)(?:\[[^\]]*\]|\.\w+)*(?:!\w)?(?::([^{}]*))?\}/g,
			(whole, name: string, form?: string) => valueOf(name, form, page, config) ?? whole,
		);
}

function valueOf(name: string, form: string | undefined, page: Page, config: PelicanConfig): string | undefined {
	const { values, path } = page;
	const inside = path.slice(config.content.length);
	if (name === "slug") return slugOfPage(page, config);
	if (name === "lang") return textOf(values.lang) ?? config.language;
	if (name === "path") return inside;
	if (name === "category") return pelicanSlug(textOf(values.category) ?? "", config.substitutions.category, config);
	if (name === "author") return pelicanSlug(firstAuthor(values), config.substitutions.author, config);
	if (name === "date" || name === "modified") {
		const date = wallClock(textOf(values[name]) ?? textOf(values.date) ?? "", config.zone ?? "UTC");
		return date ? strftime(date, form ?? "%Y-%m-%d %H:%M:%S") : "";
	}
	return textOf(values[name]);
}

function firstAuthor({ authors, author }: Page["values"]): string {
	return Array.isArray(authors) && typeof authors[0] === "string" ? authors[0] : (textOf(author) ?? "");
}
