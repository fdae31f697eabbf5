import type { PrintPlace } from "../../article/article.ts";
import { escapeHtml } from "../../article/body.ts";
import { knownDate } from "../../article/date.ts";
import { modifiedDate } from "../../site/lastchange.ts";
import type { Site } from "../../site/site.ts";
import { type StoryItem, wholeAddress } from "./jsonld.ts";

/** A `<meta>` element: it has a `name` or a `property`. */
export interface Meta {
	readonly name?: string;
	readonly property?: string;
	readonly content: string;
}

/**
 * The metadata of a story for programs that share links (Open Graph), and for programs that keep references (Highwire, Dublin Core, PRISM).
 * No tag names a journal, because Zotero would take the story for a journal article.
 * @param picture the whole address of the story's picture
 */
export function embeddedMeta(item: StoryItem, site: Site, picture?: string): readonly Meta[] {
	const { article, authors } = item;
	const { headline, published, print, source, description } = article;
	const url = wholeAddress(item.url, site);
	const language = article.language ?? site.language;
	const section = item.section?.name ?? article.section;
	const names = authors.map(({ name, page }) => page?.name ?? name);
	const known = knownDate(published);
	const { first, last, all } = pagesOf(print);
	const card = item.card ?? site.card;
	const shown = picture ?? (card && wholeAddress(card, site));
	return [
		...metas("property", {
			"og:type": "article",
			"og:title": headline,
			"og:url": url,
			"og:site_name": site.title,
			"og:description": description,
			"og:image": shown,
			"og:image:alt": picture ? article.image?.alt : card && (item.card ? headline : site.title),
			"og:locale": localeOf(language),
			"article:published_time": toTheDay(known),
			"article:modified_time": toTheDay(modifiedDate(article)),
			"article:section": section,
			"article:tag": item.tags.map(({ name }) => name),
			// The address of a profile, by the protocol (https://ogp.me/#type_article); where there is none, most readers take a name.
			"article:author": authors.map(({ name, page }) => (page ? wholeAddress(page.url, site) : name)),
		}),
		...metas("name", {
			"twitter:card": shown ? "summary_large_image" : "summary",
			citation_title: headline,
			citation_author: names,
			citation_publication_date: known?.slice(0, 10).replaceAll("-", "/"),
			citation_language: language,
			citation_issue: print?.issue,
			citation_firstpage: first,
			citation_lastpage: last,
			// The paper that published the story first, as in the reference that the page offers.
			"prism.publicationName": source?.name ?? site.title,
			"prism.edition": print?.edition,
			"DC.type": "newspaperArticle",
			"DC.title": headline,
			"DC.creator": names,
			// Without it Zotero takes the date of the first <time> on the page, which may be the date of an update.
			"DC.date": known ?? published?.edtf,
			"DC.language": language,
			"DC.publisher": site.publisher,
			// In a plain DC.identifier Zotero takes “10/” for the start of a DOI, and the address of every story of an October holds it.
			"DC.identifier.URI": url,
			"DC.identifier.pageNumber": all,
			"DC.source": [source?.name, source?.url && wholeAddress(source.url, site)],
			"DC.rights": [article.rights, article.license],
		}),
	];
}

/** The metadata of any other page, for programs that share links. */
export function pageMeta({ url }: { readonly url: string }, site: Site, title: string, description?: string): readonly Meta[] {
	const open = metas("property", {
		"og:type": "website",
		"og:title": title,
		"og:url": wholeAddress(url, site),
		"og:site_name": site.title,
		"og:description": description,
		"og:image": site.card && wholeAddress(site.card, site),
		"og:image:alt": site.card && site.title,
		"og:locale": localeOf(site.language),
	});
	return [...open, ...metas("name", { "twitter:card": site.card && "summary_large_image" })];
}

/** The elements as HTML, each on a line of its own. */
export function metaHtml(list: readonly Meta[]): string {
	return list
		.map(({ name, property, content }) => `<meta ${name ? `name="${name}"` : `property="${property}"`} content="${escapeHtml(content)}">`)
		.join("\n");
}

type Content = string | undefined;

/** Makes elements, in the order of the names. What is undefined or empty gets no element. */
function metas(attribute: "name" | "property", contents: Readonly<Record<string, Content | readonly Content[]>>): Meta[] {
	const list: Meta[] = [];
	for (const key of Object.keys(contents)) {
		const content = contents[key];
		for (const one of typeof content === "object" ? content : [content])
			if (one)
				list.push(attribute === "name" ? { name: key, content: one.toWellFormed() } : { property: key, content: one.toWellFormed() });
	}
	return list;
}

function toTheDay(known: string | undefined): string | undefined {
	return known && known.length >= 10 ? known : undefined;
}

/** One page or a plain span of pages: `A5`, `6–7`; not `1, 6–7`. */
const PLAIN_PAGES = /^(\p{L}{0,2}\d+\p{L}?)(?:\s*[-–]\s*(\p{L}{0,2}\d+\p{L}?))?$/u;

function pagesOf({ page }: PrintPlace = {}): { readonly first?: string; readonly last?: string; readonly all?: string } {
	if (page === undefined) return {};
	const [, first, last] = PLAIN_PAGES.exec(page) ?? [];
	// Zotero cuts pages at hyphens, and keeps only two pieces.
	return { first, last, all: page.replace(/(?<=\d)\s*-\s*(?=\d)/g, "–") };
}

const locales = new Map<string, string>();

/** A language as Open Graph writes it: `en_GB`. Where the language names no region, it is the one where most of its speakers live. */
function localeOf(language: string): string {
	const known = locales.get(language);
	if (known !== undefined) return known;
	const { language: tongue, region } = new Intl.Locale(language).maximize();
	const locale = region ? `${tongue}_${region}` : String(tongue);
	locales.set(language, locale);
	return locale;
}
