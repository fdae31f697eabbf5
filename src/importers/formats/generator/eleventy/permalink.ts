import slugify from "@sindresorhus/slugify";
import type { DateTime } from "luxon";
import { type Lookup, memberAt, readText } from "../code/filters.ts";
import { tidyPath, wallClock } from "../patterns.ts";
import { strftime } from "../strftime.ts";

/** What the address of a page depends on. */
export interface EleventyPage {
	/** Below the folder of the pages, with its extension. */
	readonly path: string;
	/** Its data: of its folders, and its front matter. */
	readonly values: Readonly<Record<string, unknown>>;
	readonly published?: string;
}

/** The path of a page by its name: `posts/a.md` is `/posts/a/`. */
export function plainAddress(path: string): string {
	const stem = path.replace(/(\.11ty)?\.[^./]+$/, "");
	const folder = stem.includes("/") ? stem.slice(0, stem.lastIndexOf("/")) : "";
	const name = stem.slice(stem.lastIndexOf("/") + 1);
	const isFolder = name === "index" || name === folder.slice(folder.lastIndexOf("/") + 1);
	return tidyPath(`${isFolder ? folder : stem}/`);
}

/** Forms that sites give the date in an address, where a program of theirs makes it. */
const GUESSES = ["yyyy/MM", "yyyy/MM/dd", "yyyy-MM-dd", "yyyy"];

/** The paths that a page may have had: one, unless a program of the site makes it. */
export function eleventyPaths(page: EleventyPage): string[] {
	const known = eleventyPath(page);
	if (known !== undefined) return [known];
	const guessed = GUESSES.flatMap((form) => eleventyPath(page, form) ?? []);
	return [...new Set([...guessed, plainAddress(page.path)])];
}

/**
 * The path of a page; undefined where a program makes it.
 * @param guess the form of a date where only the name of a filter says it
 */
function eleventyPath(page: EleventyPage, guess?: string): string | undefined {
	const { permalink } = page.values;
	const written = typeof permalink === "object" && permalink !== null ? (permalink as { readonly build?: unknown }).build : permalink;
	if (written === undefined || written === null) return plainAddress(page.path);
	if (typeof written !== "string") return undefined;
	const lookup = lookupOf(page);
	let isWhole = true;
	const filled = written.replace(/\{\{-?([^{}]*?)-?\}\}/g, (_, expression: string) => {
		const text = readText(simplified(expression, page, guess), lookup);
		isWhole &&= text !== undefined;
		return text ?? "";
	});
	if (!isWhole || /\{%|\$\{/.test(filled)) return undefined;
	return tidyPath(filled).replace(/\/index\.html$/, "/");
}

/** An expression whose slugs and dates, which filters make, are written out. */
function simplified(expression: string, page: EleventyPage, guess?: string): string {
	const [head = "", ...filters] = expression.split("|").map((part) => part.trim());
	const lookup = lookupOf(page);
	let value = readText(head, lookup);
	const date = head === "page.date" || head === "date" ? page.published : undefined;
	const clock = date === undefined ? undefined : wallClock(date, "UTC");
	for (const filter of filters) {
		if (/^(slug|slugify|slugifyFilter|makeSlug)\b/.test(filter))
			value = value === undefined ? undefined : slugify(value, { decamelize: false });
		else if (/^(lower|downcase)$/.test(filter)) value = value?.toLowerCase();
		else if (/date|year|month|day/i.test(filter)) value = clock && (dateBy(filter, clock) ?? (guess && clock.toFormat(guess)));
		else if (!/^(string|trim|safe|url|strip)$/.test(filter)) return expression;
	}
	return value === undefined ? "unknown_value" : JSON.stringify(value.replaceAll('"', ""));
}

/** A date in the form that a filter names: `date: "%Y/%m"`, `date("YYYY")`, `year`. */
function dateBy(filter: string, date: DateTime): string | undefined {
	const [, form] = /["'`]([^"'`]*)["'`]/.exec(filter) ?? [];
	if (form !== undefined && form.includes("%")) {
		const text = strftime(date, form);
		return text.includes("%") ? undefined : text;
	}
	if (form !== undefined) return date.toFormat(form.replace(/YYYY/g, "yyyy").replace(/DD/g, "dd"));
	if (/^year\b/i.test(filter)) return date.toFormat("yyyy");
	if (/^month\b/i.test(filter)) return date.toFormat("MM");
	if (/^day\b/i.test(filter)) return date.toFormat("dd");
	return /^(htmlDateString|isoDate|dateToISO|formatDate|postDate)/i.test(filter) ? date.toFormat("yyyy-MM-dd") : undefined;
}

/** `page.fileSlug` and the like, and the data of the page. */
function lookupOf({ path, values, published }: EleventyPage): Lookup {
	return {
		valueOf(name) {
			if (name === "page.fileSlug") return fileSlug(path);
			if (name === "page.filePathStem") return filePathStem(path);
			if (name === "page.inputPath") return undefined;
			if (name === "page.date") return published;
			return memberAt(values, name.split("."));
		},
		addressOf: (address) => address,
	};
}

/** The name of a page's file without its date; that of its folder for `index`. */
export function fileSlug(path: string): string {
	const parts = path.replace(/(\.11ty)?\.[^./]+$/, "").split("/");
	const name = parts.at(-1) === "index" ? (parts.at(-2) ?? "") : (parts.at(-1) ?? "");
	return name.replace(/^\d{4}-\d{2}-\d{2}-/, "");
}

function filePathStem(path: string): string {
	return `/${path.replace(/(\.11ty)?\.[^./]+$/, "").replace(/(^|\/)\d{4}-\d{2}-\d{2}-(?=[^/]*$)/, "$1")}`;
}
