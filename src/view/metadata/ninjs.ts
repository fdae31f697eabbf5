import type { Article } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";

/** Where a story stands, and what it is in where it does not say so itself. */
export interface NinjsPlace {
	/** By what the world knows it, the same as in feeds. */
	readonly uri: string;
	/** Its whole address. */
	readonly url: string;
	/** The language of the site. */
	readonly language: string;
}

const STANDARD = { name: "ninjs", version: "3.0", schema: "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json" };

/**
 * The metadata of a story as one line of ninjs 3.0 (IPTC), without its line end: an item without its text, so `representationType` is `partial`.
 * ninjs has moments only: where a date is none, or is not known to the second, it stands as EDTF among the alternative identifiers.
 */
export function ninjsLine(article: Article, { uri, url, language }: NinjsPlace): string {
	const { authors, published, updated, section, series, source } = article;
	const item = {
		uri,
		type: "text",
		representationType: "partial",
		firstCreated: momentOf(published),
		versionCreated: momentOf(updated) ?? momentOf(published),
		pubStatus: "usable",
		copyrightNotice: article.rights,
		usageTerms: article.license,
		language: article.language ?? language,
		headlines: [{ role: "main", value: article.headline }],
		descriptions: [
			...(article.standfirst === undefined ? [] : [{ role: "standfirst", value: article.standfirst }]),
			...(article.description && article.description !== article.standfirst ? [{ role: "main", value: article.description }] : []),
		],
		by: article.byline ?? authors.map(({ name }) => name).join(", "),
		people: authors.map(({ name, url: page }) => ({ name, rel: "author", uri: page })),
		subjects: [
			...(section === undefined ? [] : [{ name: section, rel: "section" }]),
			...(series === undefined ? [] : [{ name: series, rel: "series" }]),
			...article.tags.map((name) => ({ name, rel: "about" })),
		],
		located: article.dateline,
		infoSources: source ? [{ name: source.name, role: "source", uri: source.url }] : [],
		renditions: [{ name: "web", href: url, contentType: "text/html" }],
		altIds: [{ role: "backfile", value: article.id }, ...datesAsWritten({ published, updated }).map(([role, value]) => ({ role, value }))],
		standard: STANDARD,
	};
	return JSON.stringify(item, (_, value: unknown) => {
		if (value === "" || (Array.isArray(value) && value.length === 0)) return undefined;
		return typeof value === "string" ? value.toWellFormed() : value;
	});
}

/** A date as ninjs has it (RFC 3339), where it is a moment. */
function momentOf(date: NewsDate | undefined): string | undefined {
	return date?.instant === undefined ? undefined : date.edtf;
}

function datesAsWritten(dates: Readonly<Record<"published" | "updated", NewsDate | undefined>>): (readonly [role: string, edtf: string])[] {
	return Object.entries(dates).flatMap(([role, date]) => (date && date.instant === undefined ? [[role, date.edtf] as const] : []));
}
