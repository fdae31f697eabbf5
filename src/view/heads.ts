import type { Article } from "../article/article.ts";
import { escapeHtml } from "../article/body.ts";
import { textOfHtml } from "../article/text.ts";
import type { Kind } from "../site/kinds.ts";
import type { Site } from "../site/site.ts";
import type { Link } from "../site/views.ts";
import type { CommentsOf } from "./comments/comments.ts";
import type { DateWords } from "./dates.ts";
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
import { feedRewrite } from "./rewrite.ts";

/** The data that the head of any other page than a story's is made from. */
type PageItem = ListingItem & { readonly article?: Article };

/**
 * The filters that write what a page says of itself to machines, as HTML: canonical address, Open Graph, citation metadata and JSON-LD.
 * They are not templates, because Nunjucks would take longer to import one for each page than to render the page.
 */
export function headFilters(site: Site, dates: Pick<DateWords, "periodText">, commentsOf: CommentsOf) {
	return {
		storyHead: (item: StoryItem) => storyHead(item, site, dates, commentsOf),
		/** @param above links to the pages between this one and the front page */
		pageHead: (item: PageItem, kind: Kind, title: unknown, description?: unknown, above: readonly Link[] = [], noindex = false) =>
			pageHead({ item, kind, name: plain(title), about: plain(description), above, noindex }, site),
	};
}

function storyHead(item: StoryItem, site: Site, { periodText }: Pick<DateWords, "periodText">, commentsOf: CommentsOf): string {
	const { article, section, url, filedUnder, links } = item;
	const address = article.image && feedRewrite(article, url, site, links)(article.image.src);
	const picture = address && /^https?:/i.test(address) ? address : undefined;
	const above = section ?? { name: periodText(filedUnder.period), url: filedUnder.url };
	const comments = article.comments && site.hasComments ? commentsOf(article, links) : [];
	const trail = [frontLink(site), above, { name: article.headline, url }];
	return headHtml(
		{
			url,
			description: article.description,
			noindex: article.noindex,
			links: [{ rel: "schema.DC", href: "http://purl.org/dc/elements/1.1/" }],
			metas: embeddedMeta(item, site, picture),
			things: [newsArticle(item, site, picture, comments), breadcrumbs(trail, site)],
		},
		site,
	);
}

/** A page of any kind but a story's, with what its template says of it. */
interface PageForHead {
	readonly item: PageItem;
	readonly kind: Kind;
	readonly name: string;
	readonly about: string;
	readonly above: readonly Link[];
	readonly noindex: boolean;
}

function pageHead(page: PageForHead, site: Site): string {
	const { item, name, about: description, noindex } = page;
	const metas = pageMeta(item, site, name, description);
	return headHtml({ url: item.url, description, noindex, links: [], metas, things: thingsOf(page, site) }, site);
}

function thingsOf({ item, kind, name, above }: PageForHead, site: Site): readonly Thing[] {
	if (kind === "front") return frontPage(site);
	const { article, url } = item;
	const page =
		kind === "page" || kind === "search"
			? webPage(item, name, site, article?.description, article?.language)
			: collectionPage(item, name, site);
	const trail = [frontLink(site), ...above.map((link) => ({ name: plain(link.name), url: link.url })), { name, url }];
	return [page, breadcrumbs(trail, site)];
}

function frontLink({ title }: Site): Link {
	return { name: title, url: "/" };
}

/** What a head holds. */
interface Head {
	readonly url: string;
	readonly description?: string;
	readonly noindex: boolean;
	readonly links: readonly { readonly rel: string; readonly href: string }[];
	readonly metas: readonly Meta[];
	/** JSON-LD. */
	readonly things: readonly Thing[];
}

function headHtml({ url, description, noindex, links, metas, things }: Head, site: Site): string {
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

/** Text that a template hands over. What a macro gives is HTML already. */
function plain(value: unknown): string {
	return typeof value === "string" ? value : textOfHtml(String(value ?? ""));
}
