import type { TermKind } from "../archive/terms.ts";
import { escapeHtml } from "../article/body.ts";
import type { FeedLink } from "../site/feeds/links.ts";
import type { Site } from "../site/site.ts";
import type { Link } from "../site/views.ts";
import type { StoryItem } from "./metadata/jsonld.ts";

/** The filters that write the links by which readers find feeds, as HTML. */
export function feedLinkFilters(site: Site) {
	return {
		siteFeeds: (feeds: readonly FeedLink[]) => feedLinksHtml("/", feeds, site.title, site),
		termFeeds: (term: Link | undefined, kind: TermKind) => termFeeds(term, kind, site),
		storyFeeds: (item: StoryItem) => storyFeeds(item, site),
	};
}

/** @param folder the path of the page that the feeds tell of */
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
