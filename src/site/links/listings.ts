import type { TermKind, Terms } from "../../archive/terms.ts";
import { slugOf } from "../../article/slug.ts";
import { onceEach } from "../../system/once.ts";
import { termPath } from "../terms.ts";

/** What other systems call the listings of terms. Their categories are sections here, or tags where a story has several. */
const FOLDERS: readonly (readonly [name: RegExp, kinds: readonly TermKind[]])[] = [
	[/^(category|categories|sections?|rubric|channel)$/i, ["section", "tag"]],
	[/^(tags?|topics?|keywords?|labels?|subjects?)$/i, ["tag", "section"]],
	[/^(authors?|writers?|people|users?|by|profiles?)$/i, ["author"]],
	[/^series$/i, ["series"]],
];

/** Finds the path of the listing, or of the feed, that an address of an older site stood for: `/category/weekly-news/`, `/tag/x/feed/`. */
export function makeListingFinder(terms: Terms): (path: string) => string | undefined {
	const slugsOf = onceEach((list: Terms[TermKind]) => new Set(list.list.map(({ slug }) => slug)));
	return (path) => {
		const parts = path.split("/").filter((part) => part !== "");
		const isFeed = /^(feed|rss2?|atom|feed\.xml|rss\.xml|index\.xml|atom\.xml)$/i.test(parts.at(-1) ?? "");
		if (isFeed) parts.pop();
		else if (/^page$/i.test(parts.at(-2) ?? "")) parts.splice(-2);
		if (isFeed && /^(feed|rss2?)$/i.test(parts.at(-1) ?? "")) parts.pop();
		if (parts.length === 0) return isFeed ? "/feed.xml" : undefined;
		const [folder = ""] = parts;
		const slug = slugOf((parts.at(-1) ?? "").replace(/\.html?$/i, ""));
		const kind = FOLDERS.find(([name]) => name.test(folder))?.[1].find((each) => slugsOf(terms[each]).has(slug));
		if (parts.length < 2 || kind === undefined) return undefined;
		return termPath({ kind, slug }) + (isFeed ? "feed.xml" : "");
	};
}
