import { createHash } from "node:crypto";
import { fillPattern, wallClock } from "../patterns.ts";
import type { HexoConfig } from "./config.ts";

/** What the address of a post depends on. */
export interface HexoPost {
	/** Below `_posts`, with its extension. */
	readonly path: string;
	/** Front matter. */
	readonly values: Readonly<Record<string, unknown>>;
	/** Its categories, from the top down. */
	readonly categories: readonly string[];
	readonly title: string;
	/** As it is written, or as the name of its file says. */
	readonly published?: string;
}

/** What the name of a file says by the pattern `new_post_name`, such as `:year-:month-:day-:title.md`. */
export function readPostName(path: string, pattern: string): Readonly<Record<string, string>> {
	const plain = path.replace(/\.[^./]+$/, "");
	const names: string[] = [];
	const parts = pattern.replace(/\.[^./]+$/, "").split(/(:[a-z_]+)/);
	const source = parts.map((part) => {
		if (!part.startsWith(":")) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
		names.push(part.slice(1));
		return FORMS[part.slice(1)] ?? "([^/]+)";
	});
	const found = new RegExp(`^${source.join("")}$`).exec(plain);
	if (!found) return { title: plain };
	return Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ""]));
}

const FORMS: Readonly<Record<string, string>> = {
	year: "(\\d{4})",
	month: "(\\d{2})",
	day: "(\\d{2})",
	i_month: "(\\d{1,2})",
	i_day: "(\\d{1,2})",
	title: "(.+)",
	hash: "([0-9a-f]{12})",
};

/**
 * The paths that a post may have had below the home page, without a slash before them. The first has the day of the site's zone.
 * Hexo takes the day of the machine that builds the site, and machines of services have UTC: around midnight these are two.
 */
export function hexoPaths(post: HexoPost, config: HexoConfig): string[] {
	return [...new Set([hexoPath(post, config, config.zone ?? "UTC"), hexoPath(post, config, "UTC")])];
}

function hexoPath(post: HexoPost, config: HexoConfig, machine: string): string {
	const { values, path, categories, title } = post;
	const own = values.permalink;
	if (typeof own === "string" && own !== "" && !own.includes(":")) return own.replace(/^\/+/, "");
	const named = readPostName(path, config.postName);
	const slug = named.title ?? path.replace(/\.[^./]+$/, "");
	// A day alone begins at midnight of the site.
	const written = post.published?.trim().replace(/^\d{4}([-/])\d\d?\1\d\d?$/, "$& 00:00:00");
	const date = written === undefined ? undefined : wallClock(written, machine, config.zone ?? "UTC");
	const fixed: Readonly<Record<string, string | undefined>> = {
		title: slug,
		name: slug.slice(slug.lastIndexOf("/") + 1),
		post_title: hexoSlug(title, 1),
		id: typeof values.id === "string" || typeof values.id === "number" ? String(values.id) : undefined,
		category: categories.length === 0 ? config.defaultCategory : categoryPath(categories, config),
		hash: createHash("sha1")
			.update(slug + (date?.toUnixInteger() ?? ""))
			.digest("hex")
			.slice(0, 12),
		timestamp: String(date?.toMillis() ?? ""),
	};
	return fillPattern(config.permalink, (name) => {
		const format = Object.hasOwn(DATES, name) ? DATES[name] : undefined;
		if (format !== undefined) return date?.toFormat(format) ?? "";
		const value = (Object.hasOwn(fixed, name) ? fixed[name] : undefined) ?? values[name] ?? named[name] ?? config.permalinkDefaults[name];
		return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
	}).replace(/^\/+/, "");
}

const DATES: Readonly<Record<string, string>> = {
	year: "yyyy",
	month: "MM",
	day: "dd",
	i_month: "L",
	i_day: "d",
	hour: "HH",
	minute: "mm",
	second: "ss",
};

/** The path of a category that stands below others. */
function categoryPath(names: readonly string[], { categories, filenameCase }: HexoConfig): string {
	return names.map((name) => termSlug(name, categories, filenameCase)).join("/");
}

/** The name of a term in addresses: what the configuration says, else its slug. */
export function termSlug(name: string, map: Readonly<Record<string, unknown>>, filenameCase: unknown): string {
	const mapped = Object.hasOwn(map, name) ? map[name] : undefined;
	return typeof mapped === "string" || typeof mapped === "number" ? String(mapped) : hexoSlug(name, filenameCase);
}

/** A text as Hexo's `slugize` writes it: signs become `-`, letters stay. */
function hexoSlug(text: string, letters: unknown): string {
	const plain = text
		.normalize("NFD")
		.replace(/[\u0300-\u036f]/g, "")
		.normalize("NFC")
		// oxlint-disable-next-line no-control-regex -- Hexo drops them
		.replace(/[\u0000-\u001f]/g, "")
		.replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, "-")
		.replace(/^-+|-+$/g, "");
	return letters === 1 ? plain.toLowerCase() : letters === 2 ? plain.toUpperCase() : plain;
}
