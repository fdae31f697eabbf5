import type { TermKind } from "../../archive/terms.ts";
import type { Article, Author, Picture } from "../../article/article.ts";
import { knownDate, type NewsDate } from "../../article/date.ts";
import { modifiedDate } from "../../site/lastchange.ts";
import type { PageLink } from "../../site/links/pagelinks.ts";
import type { ShownAuthor } from "../../site/media/authors.ts";
import type { PeriodLink } from "../../site/periods.ts";
import type { Site } from "../../site/site.ts";
import type { Link } from "../../site/views.ts";
import type { ShownComment } from "../comments/comments.ts";
import { commentFields } from "../comments/jsonld.ts";

/** The data of a story's page that its metadata are made from: those of `storyOutputs`, with the address. */
export interface StoryItem {
	readonly url: string;
	readonly article: Article;
	readonly section?: Link;
	readonly tags: readonly Link[];
	readonly authors: readonly (Author & { readonly page?: Link })[];
	readonly issue?: Link;
	readonly series?: Link;
	/** The page of the period, or of the undated, that the story is filed under. */
	readonly filedUnder: Pick<PeriodLink, "url" | "period">;
	/** The address of its card, where it has one of its own. */
	readonly card?: string;
	/** The addresses in it that its page must change. */
	readonly links?: readonly PageLink[];
}

/** The data of a listing's page that its metadata are made from. */
export interface ListingItem {
	readonly url: string;
	readonly stories?: readonly Linked[];
	readonly within?: readonly (Linked & { readonly stories?: readonly Linked[] })[];
	/** Of a print issue. */
	readonly pages?: readonly { readonly stories: readonly Linked[] }[];
	readonly term?: Link & { readonly kind: TermKind; readonly description?: string; readonly about?: ShownAuthor; readonly date?: NewsDate };
	readonly terms?: readonly Linked[];
	readonly decades?: readonly Linked[];
}

type Linked = Pick<Link, "url">;

/** A JSON-LD node in the vocabulary of schema.org. Fields that are undefined are left out. */
export type Thing = Readonly<Record<string, unknown>>;

/** How many members of a listing are named. With all of them, an index of authors would be twice as long. */
const MOST_LISTED = 100;

/** The whole address of a path below the site. Any other web address is whole already. */
export function wholeAddress(address: string, site: Pick<Site, "url">): string {
	return address.startsWith("/") ? site.url + address.slice(1) : address;
}

/**
 * A story (https://schema.org/NewsArticle).
 * @param picture the whole address of its picture
 * @param comments those that stand below it
 */
export function newsArticle(item: StoryItem, site: Site, picture?: string, comments: readonly ShownComment[] = []): Thing {
	const { article } = item;
	const { print, source, license } = article;
	const url = wholeAddress(item.url, site);
	const published = knownDate(article.published);
	return {
		"@type": "NewsArticle",
		"@id": `${url}#story`,
		url,
		mainEntityOfPage: url,
		headline: article.headline,
		description: article.description || undefined,
		datePublished: published,
		// `datePublished` takes only ISO 8601, and `temporalCoverage` is about the time that the story tells of.
		temporal: published === undefined ? article.published?.edtf : undefined,
		dateModified: modifiedDate(article),
		author: listOf(item.authors, (author) => authorOf(author, article, site)),
		publisher: publisherOf(site),
		articleSection: item.section?.name ?? article.section,
		keywords: listOf(item.tags, ({ name }) => name),
		image: picture && article.image && pictureOf(picture, article.image),
		dateline: article.dateline,
		printEdition: print?.edition,
		printPage: print?.page,
		inLanguage: article.language ?? site.language,
		isPartOf: wholesOf(item, site),
		isBasedOn: source && {
			"@type": "CreativeWork",
			url: source.url && webAddress(source.url, site),
			publisher: source.name && { "@type": "Organization", name: source.name },
		},
		correction: listOf(article.corrections, ({ date, text }) => ({ "@type": "CorrectionComment", text, datePublished: knownDate(date) })),
		copyrightNotice: article.rights,
		license: license && (/^https?:/i.test(license) ? license : { "@type": "CreativeWork", name: license }),
		isAccessibleForFree: true,
		...commentFields(comments, url),
	};
}

/** The way to a page from the front page, with both (https://schema.org/BreadcrumbList). */
export function breadcrumbs(trail: readonly Link[], site: Site): Thing {
	return {
		"@type": "BreadcrumbList",
		itemListElement: trail.map(({ name, url }, index) => ({
			"@type": "ListItem",
			position: index + 1,
			name,
			item: wholeAddress(url, site),
		})),
	};
}

/** The page of a term, of a period, or of an index, with the addresses of what it lists (https://schema.org/CollectionPage). */
export function collectionPage(item: ListingItem, name: string, site: Site): Thing {
	const listed = listOf(listedOn(item).slice(0, MOST_LISTED), listItem);
	return {
		...webPage(item, name, site, item.term?.description),
		"@type": "CollectionPage",
		about: item.term && aboutTerm(item.term, site),
		mainEntity: listed && { "@type": "ItemList", itemListElement: listed },
	};

	function listItem({ url }: Linked, index: number): Thing {
		return { "@type": "ListItem", position: index + 1, url: wholeAddress(url, site) };
	}
}

/** A page that is neither a story nor a listing (https://schema.org/WebPage). */
export function webPage({ url }: Linked, name: string, site: Site, description?: string, language = site.language): Thing {
	const whole = wholeAddress(url, site);
	return {
		"@type": "WebPage",
		"@id": whole,
		url: whole,
		name,
		description: description || undefined,
		inLanguage: language,
		isPartOf: { "@type": "WebSite", "@id": `${site.url}#site`, name: site.title, url: site.url },
	};
}

/** The site and the paper, as the front page tells of them (https://schema.org/WebSite, https://schema.org/Newspaper). */
export function frontPage(site: Site): readonly Thing[] {
	const { description, language, title: name, url } = site;
	const common = { name, url, description, inLanguage: language, publisher: publisherOf(site) };
	return [
		{ "@type": "WebSite", "@id": `${url}#site`, ...common, about: { "@id": `${url}#paper` } },
		{ "@type": "Newspaper", "@id": `${url}#paper`, ...common },
	];
}

/** Nodes as one JSON-LD document. */
export function graphOf(nodes: readonly Thing[]): Thing {
	return { "@context": "https://schema.org", "@graph": nodes };
}

/**
 * JSON that is safe in a `<script type="application/ld+json">` element (HTML, 4.12.1.3), whatever text it holds.
 * Fields that are undefined are left out; half surrogates become U+FFFD.
 */
export function jsonLdText(value: Thing): string {
	return JSON.stringify(value).replace(UNSAFE, safe);
}

/** What must be escaped. JSON itself escapes half surrogates only. A pair of backslashes is matched first, so that a text which spells such an escape stays as it is. */
const UNSAFE = /\\\\|\\ud[89a-f][\da-f]{2}|[<>&\u2028\u2029]/g;

function safe(found: string): string {
	if (found === "\\\\") return found;
	return found.length > 1 ? "\\ufffd" : `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A list for JSON-LD; undefined where it would be empty. */
function listOf<T>(members: readonly T[], make: (member: T, index: number) => unknown): readonly unknown[] | undefined {
	return members.length === 0 ? undefined : members.map(make);
}

function listedOn({ stories = [], within = [], pages = [], terms = [], decades = [] }: ListingItem): readonly Linked[] {
	const all = [...within.flatMap((shorter) => shorter.stories ?? []), ...pages.flatMap((page) => page.stories), ...stories];
	return all.length > 0 ? all : [...within, ...terms, ...decades];
}

function aboutTerm({ kind, name, url, date, about, description }: NonNullable<ListingItem["term"]>, site: Site): Thing {
	const whole = wholeAddress(url, site);
	if (kind === "author")
		return {
			"@type": isHouse(name, site) ? "Organization" : "Person",
			name,
			url: whole,
			description: description ?? about?.opening,
			image: about?.picture && wholeAddress(about.picture.url, site),
			sameAs: listOf(about?.links ?? [], (link) => link.url),
		};
	if (kind === "series") return { "@type": "CreativeWorkSeries", name, url: whole };
	if (kind === "issue") return { "@type": "PublicationIssue", name, url: whole, datePublished: knownDate(date), isPartOf: paperOf(site) };
	return { "@type": "Thing", name };
}

/** An author as a node: an organisation where the name is that of the site or of the story's source, else a person. */
function authorOf({ name, role, url, page }: StoryItem["authors"][number], { source }: Article, site: Site): Thing {
	const own = url && webAddress(url, site);
	const isPerson = !isHouse(name, site) && name !== source?.name;
	return {
		"@type": isPerson ? "Person" : "Organization",
		name: page?.name ?? name,
		url: page ? wholeAddress(page.url, site) : own,
		sameAs: page && own,
		jobTitle: isPerson ? role : undefined,
	};
}

function isHouse(name: string, { title, publisher }: Site): boolean {
	return name === title || name === publisher;
}

/** What a story is a part of: the paper, its series, its print issue. */
function wholesOf({ article: { print }, issue, series }: StoryItem, site: Site): readonly Thing[] {
	const paper = paperOf(site);
	const wholes: Thing[] = [paper];
	if (series) wholes.push({ "@type": "CreativeWorkSeries", name: series.name, url: wholeAddress(series.url, site) });
	const date = knownDate(print?.date);
	if (date !== undefined || print?.issue !== undefined) {
		wholes.push({
			"@type": "PublicationIssue",
			url: issue && wholeAddress(issue.url, site),
			issueNumber: print?.issue,
			datePublished: date,
			isPartOf: { "@id": paper["@id"] },
		});
	}
	return wholes;
}

function paperOf({ title: name, url }: Site): Thing {
	return { "@type": "Newspaper", "@id": `${url}#paper`, name, url };
}

function publisherOf({ publisher: name, url }: Site): Thing {
	return { "@type": "Organization", "@id": `${url}#publisher`, name, url };
}

function pictureOf(url: string, { caption, credit }: Picture): Thing {
	return { "@type": "ImageObject", url, contentUrl: url, caption, creditText: credit };
}

/** The whole address of a web page; undefined for a `mailto:` address. */
function webAddress(address: string, site: Site): string | undefined {
	return /^mailto:/i.test(address) ? undefined : wholeAddress(address, site);
}
