import { itemsOf, membersOf } from "../../../reading/values.ts";
import { all, attribute, type DomDocument, type DomElement } from "../dom.ts";
import type { Clues, Picture, Writer } from "./clues.ts";
import { isArticle, type LdNode, type LinkedData, linkedData, textsOf, valuesOf } from "./jsonld.ts";
import { categories, itemOf, ownProperties, relTags, timeOf, valueOf } from "./microdata.ts";
import { isOfOthers } from "./zones.ts";

/** Longer values are cut off, in UTF-16 units. */
const LONGEST = 5_000;

/** Reads what stands in a page's head, its linked data and its microdata. */
export function cluesOf(document: DomDocument): Clues {
	const data = linkedData(document);
	const canonical = attribute(document.querySelector('link[rel~="canonical" i]'), "href");
	const article = articleIn(data, canonical);
	const reading: Reading = { document, data, article, ...readersOf(document, data, article) };
	const { meta, ld } = reading;
	return {
		data,
		article,
		headlines: headlinesIn(reading),
		title: document.querySelector("title")?.textContent.slice(0, LONGEST),
		...datesIn(reading),
		writers: writersIn(reading),
		sections: sectionsIn(reading),
		tags: tagsIn(reading),
		keywords: meta("keywords"),
		descriptions: [...meta("og:description"), ...ld("description"), ...meta("description", "twitter:description", "dc.description")],
		pictures: picturesIn(reading),
		languages: languagesIn(reading),
		siteNames: siteNamesIn(reading),
		canonical,
		url: meta("og:url")[0],
		base: attribute(document.querySelector("base"), "href"),
		type: meta("og:type")[0]?.toLowerCase(),
		license: attribute(document.querySelector('link[rel~="license" i], a[rel~="license" i]'), "href") ?? ld("license")[0],
		rights: [...ld("copyrightNotice"), ...meta("dc.rights", "dcterms.rights")][0],
		noindex: meta("robots").some((value) => /\b(noindex|none)\b/i.test(value)),
		free: freeOf(article?.isAccessibleForFree),
	};
}

/** Reads values by their names. */
interface Readers {
	/** The contents of `<meta>`. */
	readonly meta: (...names: readonly string[]) => string[];
	/** The texts of a member of the story's linked data. */
	readonly ld: (name: string) => string[];
	/** The values of a property of the story's microdata. */
	readonly micro: (name: string) => string[];
	/** The story's microdata. */
	readonly item?: DomElement;
}

interface Reading extends Readers {
	readonly document: DomDocument;
	readonly data: LinkedData;
	readonly article?: LdNode;
}

function readersOf(document: DomDocument, data: LinkedData, article: LdNode | undefined): Readers {
	const item = itemOf(document);
	return {
		item,
		meta: metasOf(document),
		ld: (name) => textsOf(article, name, data).map((text) => text.slice(0, LONGEST)),
		micro: (name) => (item === undefined ? [] : ownProperties(item, name).flatMap((element) => valueOf(element)?.slice(0, LONGEST) ?? [])),
	};
}

function headlinesIn({ ld, meta, micro }: Reading): string[] {
	return [
		...ld("headline"),
		...ld("name"),
		...meta("og:title"),
		...meta("citation_title"),
		...micro("headline"),
		...meta("parsely-title", "sailthru.title", "twitter:title", "dc.title", "dcterms.title"),
	];
}

/** Names of `<meta>` with a date of publication, other than those of Open Graph. */
const DATES = [
	"parsely-pub-date",
	"sailthru.date",
	"article.published",
	"citation_publication_date",
	"citation_online_date",
	"citation_date",
	"dcterms.issued",
	"dc.date.issued",
	"dcterms.created",
	"dc.date",
	"dcterms.date",
	"pubdate",
	"publish-date",
	"publish_date",
	"date",
];

function datesIn({ document, ld, meta, micro }: Reading): Pick<Clues, "published" | "dated" | "updated"> {
	const dates = [
		...ld("datePublished"),
		...meta("article:published_time", "og:article:published_time"),
		...micro("datePublished"),
		...meta(...DATES),
	];
	const changed = all(document, "time[datetime]").filter(
		(time) => /updated|modified/i.test(`${time.className} ${time.parentElement?.className ?? ""}`) && !isOfOthers(time),
	);
	return {
		published: [...dates, ...ld("dateCreated")],
		dated: dates.length > 0,
		updated: [
			...ld("dateModified"),
			...meta("article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "last-modified", "revised"),
			...micro("dateModified"),
			...changed.map(timeOf),
		],
	};
}

function writersIn({ item, data, article, meta }: Reading): (readonly Writer[])[] {
	const authors = item === undefined ? [] : all(item, '[itemprop~="author"]');
	const said = meta("parsely-author", "sailthru.author", "author", "article:author", "byl", "dc.creator", "dcterms.creator");
	const name = said.find((text) => !/^(https?:)?\/\//.test(text));
	return [
		valuesOf(article, "author", data).flatMap(writerOf),
		named(meta("citation_author", "citation_authors")),
		authors.flatMap((element) => named([valueOf(element.querySelector('[itemprop~="name"]') ?? element) ?? ""])),
		named(name === undefined ? [] : [name]),
	];
}

function sectionsIn({ document, ld, meta, micro }: Reading): string[][] {
	return [
		ld("articleSection"),
		meta("article:section"),
		meta("parsely-section"),
		meta("cxenseparse:section"),
		micro("articleSection"),
		categories(document),
	];
}

function tagsIn({ document, ld, meta, micro }: Reading): string[][] {
	return [
		ld("keywords"),
		meta("article:tag", "og:article:tag"),
		relTags(document),
		meta("parsely-tags"),
		meta("sailthru.tags"),
		meta("citation_keywords"),
		meta("news_keywords"),
		micro("keywords"),
		meta("dc.subject"),
	];
}

function picturesIn({ data, article, meta }: Reading): Picture[] {
	return [
		...meta("og:image", "og:image:url", "og:image:secure_url").map((src) => ({ src, alt: meta("og:image:alt")[0] })),
		...valuesOf(article, "image", data).flatMap(pictureOf),
		...meta("twitter:image").map((src) => ({ src, alt: meta("twitter:image:alt")[0] })),
	];
}

function languagesIn({ document, ld, meta }: Reading): string[] {
	const own = attribute(document.documentElement, "lang");
	return [
		...ld("inLanguage"),
		...(own === undefined ? [] : [own]),
		...meta("og:locale", "citation_language", "dc.language", "content-language"),
	];
}

function siteNamesIn({ data, ld, meta }: Reading): string[] {
	const sites = data.nodes.filter((node) => node["@type"] === "WebSite");
	return [
		...meta("og:site_name"),
		...sites.flatMap((node) => textsOf({ n: node.name }, "n", data)),
		...ld("publisher"),
		...ld("isPartOf"),
		...meta("application-name", "dc.publisher", "citation_journal_title", "prism.publicationname"),
	];
}

/** Makes a function that gives the contents of `<meta>` by name or property. */
function metasOf(document: DomDocument): (...names: readonly string[]) => string[] {
	const found = new Map<string, string[]>();
	for (const element of all(document, "meta")) {
		const content = attribute(element, "content");
		const name = attribute(element, "property") ?? attribute(element, "name") ?? attribute(element, "http-equiv");
		if (content === undefined || name === undefined) continue;
		const key = name.toLowerCase();
		const known = found.get(key);
		if (known) known.push(content.slice(0, LONGEST));
		else found.set(key, [content.slice(0, LONGEST)]);
	}
	return (...names) => names.flatMap((name) => found.get(name) ?? []);
}

/** The story in the linked data: the one with the page's address, else the only one. */
function articleIn(data: LinkedData, canonical: string | undefined): LdNode | undefined {
	const articles = data.nodes.filter((node) => isArticle(node) && (node.headline ?? node.name ?? node.datePublished) !== undefined);
	const addressOf = ({ url, mainEntityOfPage: page, "@id": id }: LdNode) =>
		[url, page, membersOf(page)["@id"], id].map((value) => String(value).replace(/#.*$/, ""));
	const own = canonical === undefined ? undefined : articles.find((node) => addressOf(node).includes(canonical));
	return own ?? (articles.length === 1 || articles.every((node) => node.headline === articles[0]?.headline) ? articles[0] : undefined);
}

function writerOf(value: unknown): Writer[] {
	if (typeof value === "string") return [{ name: value.slice(0, 500) }];
	const { name, url } = membersOf(value);
	const names = Array.isArray(name) ? name : [name];
	return names
		.filter((one) => typeof one === "string")
		.map((one) => ({ name: one.slice(0, 500), ...(typeof url === "string" && names.length === 1 && { url }) }));
}

function pictureOf(value: unknown): Picture[] {
	if (typeof value === "string") return [{ src: value }];
	const { url, contentUrl, caption } = membersOf(value);
	const src = [url, contentUrl, ...itemsOf(url)].find((address) => typeof address === "string");
	return typeof src === "string" ? [{ src, ...(typeof caption === "string" && { alt: caption }) }] : [];
}

function named(names: readonly string[]): Writer[] {
	return names.filter((name) => name !== "").map((name) => ({ name: name.slice(0, 500) }));
}

function freeOf(value: unknown): boolean | undefined {
	const text = String(value).toLowerCase();
	return /(^|\/)true$/.test(text) ? true : /(^|\/)false$/.test(text) ? false : undefined;
}
