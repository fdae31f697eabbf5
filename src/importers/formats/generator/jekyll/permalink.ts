import type { DateTime } from "luxon";
import { fillPattern, tidyPath } from "../patterns.ts";

/** What the address of a page depends on. */
export interface Addressed {
	/** Below the source, without the folder of its collection. */
	readonly path: string;
	/** `posts`, `pages`, or the name of a collection. */
	readonly collection: string;
	/** `slug` of its front matter, or the part of its file's name behind the date. */
	readonly slug: string;
	readonly categories: readonly string[];
	/** When it was published, as the clock of the site shows it. */
	readonly published?: DateTime;
	/** `permalink` of its front matter. */
	readonly permalink?: string;
}

/** The permalinks of the configuration. */
export interface Permalinks {
	readonly permalink: string;
	readonly collections: ReadonlyMap<string, { readonly permalink?: string }>;
}

/** The styles that Jekyll has names for. */
const STYLES: Readonly<Record<string, string>> = {
	date: "/:categories/:year/:month/:day/:title:output_ext",
	pretty: "/:categories/:year/:month/:day/:title/",
	ordinal: "/:categories/:year/:y_day/:title:output_ext",
	weekdate: "/:categories/:year/W:week/:short_day/:title:output_ext",
	none: "/:categories/:title:output_ext",
};

/** The path of a page below the site, as Jekyll 3 and 4 make it. */
export function jekyllPath(page: Addressed, config: Permalinks): string {
	return tidyPath(fillPattern(patternOf(page, config), valuesOf(page))).replace(/\/index\.html$/, "/");
}

function patternOf({ permalink, collection, path }: Addressed, config: Permalinks): string {
	if (permalink !== undefined && permalink !== "") return STYLES[permalink] ?? permalink;
	if (collection === "posts") {
		const own = config.collections.get("posts")?.permalink ?? config.permalink;
		return STYLES[own] ?? own;
	}
	if (collection === "pages") {
		if (/(^|\/)index\.[^/.]+$/.test(path)) return "/:path/";
		return withEnding("/:path/:basename", config.permalink);
	}
	const own = config.collections.get(collection)?.permalink;
	return own === undefined ? withEnding("/:collection/:path", config.permalink) : (STYLES[own] ?? own);
}

/** How addresses of pages and collections end follows from the style of the posts. */
function withEnding(pattern: string, style: string): string {
	if (style === "pretty") return `${pattern}/`;
	if (style === "date" || style === "ordinal" || style === "none") return `${pattern}:output_ext`;
	return style.endsWith("/") ? `${pattern}/` : style.endsWith(":output_ext") ? `${pattern}:output_ext` : pattern;
}

function valuesOf({ path, collection, slug, categories, published }: Addressed): (name: string) => string | undefined {
	const whole = path.replace(/\.[^./]+$/, "");
	const folder = whole.includes("/") ? whole.slice(0, whole.lastIndexOf("/")) : "";
	const base = whole.slice(whole.lastIndexOf("/") + 1);
	const lower = [...new Set(categories.map((category) => category.toLowerCase()))];
	const fixed: Readonly<Record<string, string>> = {
		title: slugified(slug, "pretty", true),
		slug: slugified(slug, "default", false),
		name: slugified(base, "default", false),
		path: collection === "pages" ? folder : whole,
		basename: base,
		collection,
		categories: lower.join("/"),
		slugified_categories: [...new Set(categories.map((category) => slugified(category, "default", false)))].join("/"),
		output_ext: ".html",
	};
	return (name) => {
		const format = Object.hasOwn(DATES, name) ? DATES[name] : undefined;
		if (format !== undefined) return published?.toFormat(format) ?? "";
		return Object.hasOwn(fixed, name) ? fixed[name] : undefined;
	};
}

/** Parts of a date in the tokens of Luxon. */
const DATES: Readonly<Record<string, string>> = {
	year: "yyyy",
	short_year: "yy",
	month: "MM",
	i_month: "L",
	short_month: "MMM",
	long_month: "MMMM",
	day: "dd",
	i_day: "d",
	y_day: "ooo",
	week: "WW",
	w_year: "kkkk",
	w_day: "E",
	short_day: "ccc",
	long_day: "cccc",
	hour: "HH",
	minute: "mm",
	second: "ss",
};

/** A text as Jekyll's `slugify` writes it. */
export function slugified(text: string, mode: "default" | "pretty", isCased: boolean): string {
	const others = mode === "pretty" ? /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu : /[^\p{M}\p{L}\p{Nd}]+/gu;
	const slug = text.replace(others, "-").replace(/^-|-$/g, "");
	return isCased ? slug : slug.toLowerCase();
}
