import type { TermKind } from "../archive/terms.ts";
import { escapeHtml } from "../article/body.ts";
import type { FeedLink } from "../site/feeds/links.ts";
import type { Site } from "../site/site.ts";
import type { Link } from "../site/views.ts";
import { once } from "../system/once.ts";
import type { StoryItem } from "./metadata/jsonld.ts";

/** The filters that write the links by which readers find feeds, as HTML. */
export function feedLinkFilters(site: Site) {
	return {
		termFeeds: (term: Link | undefined, kind: TermKind) => termFeeds(term, kind, site),
		storyFeeds: (item: StoryItem) => storyFeeds(item, site),
	};
}

/**
 * The links to some feeds, as HTML.
 * @param folder the path of the page that the feeds tell of
 */
function feedLinksHtml(folder: string, feeds: readonly FeedLink[], title: string, site: Site): string {
	return feeds
		.map(({ type, file }) => {
			const href = escapeHtml(site.base + folder.slice(1) + file);
			return `<link rel="alternate" type="${type}" title="${escapeHtml(title)}" href="${href}">`;
		})
		.join("\n");
}

function termFeeds(term: Link | undefined, kind: TermKind, site: Site): string {
	if (!term || !site.termFeeds.kinds.includes(kind)) return "";
	return feedLinksHtml(term.url, site.termFeeds.feeds, `${term.name} – ${site.title}`, site);
}

/** The feeds of all terms of a story. */
function storyFeeds({ section, series, authors, tags }: StoryItem, site: Site): string {
	return [
		termFeeds(section, "section", site),
		termFeeds(series, "series", site),
		...authors.map(({ page }) => termFeeds(page, "author", site)),
		...tags.map((tag) => termFeeds(tag, "tag", site)),
	]
		.filter((links) => links !== "")
		.join("\n");
}

/** The filter that writes what the head of every page says of the site, as HTML: its icons, its search, its colours and its feeds. */
export function siteLinkFilters(site: Site) {
	const feeds = () => feedLinksHtml("/", site.feeds, site.title, site);
	const links = once(() => [...iconLinks(site), ...searchLinks(site), ...colours(site), feeds()].join("\n"));
	return { siteLinks: () => links() };
}

function iconLinks({ hasIcons, base }: Site): string[] {
	if (!hasIcons) return [];
	const href = (path: string) => escapeHtml(base + path);
	return [
		`<link rel="icon" href="${href("assets/favicon.svg")}" type="image/svg+xml">`,
		`<link rel="apple-touch-icon" href="${href("assets/apple-touch-icon.png")}">`,
		`<link rel="manifest" href="${href("manifest.webmanifest")}">`,
	];
}

function searchLinks({ search, base, title }: Site): string[] {
	if (!search) return [];
	const href = escapeHtml(`${base}opensearch.xml`);
	return [`<link rel="search" href="${href}" type="application/opensearchdescription+xml" title="${escapeHtml(title)}">`];
}

/** What browsers colour around the page. */
function colours({ themeColours }: Site): string[] {
	return (["light", "dark"] as const).map(
		(scheme) => `<meta name="theme-color" content="${escapeHtml(themeColours[scheme])}" media="(prefers-color-scheme: ${scheme})">`,
	);
}
