import { readFileSync } from "node:fs";
import path from "node:path";
import type { Article } from "../article/article.ts";
import { escapeHtml, type Rewrite, renderBody } from "../article/body.ts";
import { bodyOf } from "../article/read.ts";
import { textOfHtml, withoutControls } from "../article/text.ts";
import { bibtex, cslJson, ris } from "../site/bibliography.ts";
import { type Citation, citationOf } from "../site/citation.ts";
import { type CitationStyle, cite } from "../site/cite.ts";
import { embeddedMeta, metaHtml, pageMeta } from "../site/embedded.ts";
import type { Kind } from "../site/output.ts";
import type { Site } from "../site/plan.ts";
import { csvTable, jsonLine, storyRecord } from "../site/record.ts";
import {
	breadcrumbs,
	collectionPage,
	frontPage,
	graphOf,
	jsonLdText,
	type ListingItem,
	newsArticle,
	type StoryItem,
	webPage,
} from "../site/structured.ts";
import type { Link } from "../site/views.ts";
import { type DateWords, dateWords } from "./dates.ts";
import { feedRewrite, pageRewrite } from "./rewrite.ts";

type Filter = (...values: never[]) => unknown;

/** A story and its address on the site. */
interface Placed {
	readonly article: Article;
	readonly url: string;
}

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ku-arab|pnb|ps|sd|syr|ug|ur|yi)(-|$)/i;

/**
 * The filters that templates have; docs/templates.md lists them.
 * @param content absolute path of the content folder: a story's body is read when it is rendered
 */
export function makeFilters(site: Site, content: string): Readonly<Record<string, Filter>> {
	const dates = dateWords(site.language, site.timeZone);
	const counts = new Intl.NumberFormat(site.language);
	const names = new Intl.ListFormat(site.language, { type: "conjunction" });
	const render = (article: Article, rewrite: Rewrite) =>
		renderBody(bodyOf(article, readFileSync(path.join(content, article.file))), article.format, rewrite);
	const absolute = (url: string) => site.url + url.slice(1);
	const recordOf = ({ article, url }: Placed) => storyRecord(article, absolute(url));
	let cited: { readonly article: Article; readonly citation: Citation } | undefined;
	/** Remembers the last: a page asks for it several times. */
	const citationFor = (article: Article, url: string) => {
		if (cited?.article !== article) cited = { article, citation: citationOf(article, absolute(url), site) };
		return cited.citation;
	};
	const filters = {
		...dates,
		href: (url: string) => site.base + url.slice(1),
		absolute,
		body: (article: Article) => render(article, pageRewrite(article, site.base)),
		feedBody: (article: Article, url: string) => render(article, feedRewrite(article, url, site)),
		media: (src: string, article: Article) => pageRewrite(article, site.base)(src),
		mediaAbsolute: (src: string, article: Article) => feedRewrite(article, "/", site)(src),
		stories: (count: number) => `${counts.format(count)} ${count === 1 ? "story" : "stories"}`,
		listing: (list: readonly string[]) => names.format(list),
		dir: (language: string) => (RIGHT_TO_LEFT.test(language) ? "rtl" : "ltr"),
		cite: (article: Article, style: CitationStyle, url: string) => cite(citationFor(article, url), style, site.language),
		citation: (article: Article, form: keyof typeof BIBLIOGRAPHIES, url: string) => BIBLIOGRAPHIES[form](citationFor(article, url)),
		asHtml: escapeHtml,
		wholeAddress: (url: string) => (url.startsWith("/") ? absolute(url) : url),
		json: (value: unknown) => JSON.stringify(value, (_, inner: unknown) => (typeof inner === "string" ? withoutControls(inner) : inner)),
		jsonLines: (stories: readonly Placed[]) => stories.map(recordOf).map(jsonLine).join("\n"),
		csvTable: (stories: readonly Placed[]) => csvTable(stories.map(recordOf)),
		xml: (value: unknown) => withoutControls(String(value ?? "")),
		...metadata(site, dates),
	};
	return filters;
}

const BIBLIOGRAPHIES = { bib: bibtex, ris, csl: cslJson } as const;

/** The filters of what pages say of themselves to machines. */
function metadata(site: Site, dates: DateWords) {
	const front: Link = { name: site.title, url: "/" };
	const pictures = new WeakMap<StoryItem, string>();
	/** The whole address of a story's picture, where that stands on the web. It is asked for twice, and dear. */
	const pictureOf = (item: StoryItem): string | undefined => {
		if (!item.article.image) return undefined;
		const address = pictures.get(item) ?? feedRewrite(item.article, item.url, site)(item.article.image.src);
		pictures.set(item, address);
		return /^https?:/i.test(address) ? address : undefined;
	};
	const storyTrail = ({ url, article, section, filedUnder }: StoryItem): Link[] => [
		front,
		section ?? { name: periodName(filedUnder, dates), url: filedUnder },
		{ name: article.headline, url },
	];
	return {
		storyMeta: (item: StoryItem) => metaHtml(embeddedMeta(item, site, pictureOf(item))),
		storyJsonLd: (item: StoryItem) => jsonLdText(graphOf([newsArticle(item, site, pictureOf(item)), breadcrumbs(storyTrail(item), site)])),
		pageMeta: (item: Link, title: unknown, description?: unknown) => metaHtml(pageMeta(item, site, plain(title), plain(description))),
		pageJsonLd: (item: ListingItem & { readonly article?: Article }, kind: Kind, title: unknown, above: readonly Link[] = []) => {
			if (kind === "front") return jsonLdText(graphOf(frontPage(site)));
			const name = plain(title);
			const page =
				kind === "page" ? webPage(item, name, site, item.article?.description, item.article?.language) : collectionPage(item, name, site);
			const trail = [front, ...above.map((link) => ({ name: plain(link.name), url: link.url })), { name, url: item.url }];
			return jsonLdText(graphOf([page, breadcrumbs(trail, site)]));
		},
	};
}

/** Text that a template hands over: what comes of a macro is HTML already. */
function plain(value: unknown): string {
	return typeof value === "string" ? value : textOfHtml(String(value ?? ""));
}

/** What the page of a period is called: `/1957/03/` is that of a month. */
function periodName(url: string, { periodText }: DateWords): string {
	const parts = url.split("/").filter((part) => part !== "");
	const [year = "", month, day] = parts;
	if (!/^\d{4}$/.test(year)) return year === "undated" ? "Date unknown" : year;
	const unit = day ? "day" : month ? "month" : "year";
	return periodText({ unit, name: parts.join("-"), year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) });
}
