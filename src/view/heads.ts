import type { TermKind } from "../archive/terms.ts";
import type { Article } from "../article/article.ts";
import { escapeHtml } from "../article/body.ts";
import { textOfHtml } from "../article/text.ts";
import type { FeedLink } from "../site/feeds/links.ts";
import type { Kind } from "../site/kinds.ts";
import type { Site } from "../site/site.ts";
import type { Link } from "../site/views.ts";
import type { DateWords } from "./dates.ts";
import { feedRewrite } from "./links.ts";
import {
	breadcrumbs,
	collectionPage,
	frontPage,
	graphOf,
	jsonLdText,
	type ListingItem,
	newsArticle,
	type StoryItem,
	type Thing,
	webPage,
	wholeAddress,
} from "./metadata/jsonld.ts";
import { embeddedMeta, type Meta, metaHtml, pageMeta } from "./metadata/meta.ts";

/** Any other page than a story's, as far as its head needs it. */
type PageItem = ListingItem & { readonly article?: Article };

/**
 * The filters that write what a page says of itself to machines, as HTML: canonical address, Open Graph, citation metadata, JSON-LD, and its feeds.
 * They are no templates: an import for each page takes Nunjucks longer than the page itself.
 */
export function headFilters(site: Site, dates: DateWords) {
	const front: Link = { name: site.title, url: "/" };

	function storyHead(item: StoryItem): string {
		const { article, section, url, filedUnder, links } = item;
		const address = article.image && feedRewrite(article, url, site, links)(article.image.src);
		const picture = address && /^https?:/i.test(address) ? address : undefined;
		const above = section ?? { name: periodName(filedUnder, dates), url: filedUnder };
		const trail = [front, above, { name: article.headline, url }];
		return headOf(
			{ url, description: article.description, noindex: article.noindex },
			[{ rel: "schema.DC", href: "http://purl.org/dc/elements/1.1/" }],
			embeddedMeta(item, site, picture),
			[newsArticle(item, site, picture), breadcrumbs(trail, site)],
		);
	}

	/** @param above links to the pages between this one and the front page */
	function pageHead(
		item: PageItem,
		kind: Kind,
		title: unknown,
		description?: unknown,
		above: readonly Link[] = [],
		noindex = false,
	): string {
		const [name, about] = [plain(title), plain(description)];
		return headOf({ url: item.url, description: about, noindex }, [], pageMeta(item, site, name, about), things());

		function things(): readonly Thing[] {
			if (kind === "front") return frontPage(site);
			const { article, url } = item;
			const page =
				kind === "page" || kind === "search"
					? webPage(item, name, site, article?.description, article?.language)
					: collectionPage(item, name, site);
			const trail = [front, ...above.map((link) => ({ name: plain(link.name), url: link.url })), { name, url }];
			return [page, breadcrumbs(trail, site)];
		}
	}

	function headOf(
		{ url, description, noindex }: { readonly url: string; readonly description?: string; readonly noindex: boolean },
		links: readonly { readonly rel: string; readonly href: string }[],
		metas: readonly Meta[],
		things: readonly Thing[],
	): string {
		const own: Meta[] = [];
		if (description) own.push({ name: "description", content: description });
		if (noindex) own.push({ name: "robots", content: "noindex" });
		return [
			...(own.length > 0 ? [metaHtml(own)] : []),
			...[{ rel: "canonical", href: wholeAddress(url, site) }, ...links].map(
				({ rel, href }) => `<link rel="${rel}" href="${escapeHtml(href)}">`,
			),
			metaHtml(metas),
			`<script type="application/ld+json">${jsonLdText(graphOf(things))}</script>`,
		].join("\n");
	}

	function feedsOf(folder: string, feeds: readonly FeedLink[], title: string): string {
		return feeds
			.map(({ type, file }) => {
				const href = escapeHtml(site.base + folder.slice(1) + file);
				return `<link rel="alternate" type="${type}" title="${escapeHtml(title)}" href="${href}">`;
			})
			.join("\n");
	}

	function termFeeds(term: Link | undefined, kind: TermKind): string {
		return term && site.termFeeds.kinds.includes(kind) ? feedsOf(term.url, site.termFeeds.feeds, `${term.name} – ${site.title}`) : "";
	}

	function storyFeeds({ section, series, authors, tags }: StoryItem): string {
		return [
			termFeeds(section, "section"),
			termFeeds(series, "series"),
			...authors.map(({ page }) => termFeeds(page, "author")),
			...tags.map((tag) => termFeeds(tag, "tag")),
		]
			.filter((links) => links !== "")
			.join("\n");
	}

	return {
		storyHead,
		pageHead,
		siteFeeds: (feeds: readonly FeedLink[]) => feedsOf("/", feeds, site.title),
		termFeeds,
		storyFeeds,
	};
}

/** Text that a template hands over: what comes of a macro is HTML already. */
function plain(value: unknown): string {
	return typeof value === "string" ? value : textOfHtml(String(value ?? ""));
}

/** What the page of a period is called: `/1957/03/` is that of a month. */
function periodName(url: string, { periodText, partText }: DateWords): string {
	const parts = url.split("/").filter((part) => part !== "");
	const [year = "", month, day] = parts;
	if (!/^\d{4}$/.test(year)) return partText(year);
	const unit = day ? "day" : month ? "month" : "year";
	return periodText({ unit, name: parts.join("-"), year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) });
}
