import type { Article } from "../../article/article.ts";
import type { Problem } from "../../problem.ts";
import { onceEach } from "../../system/once.ts";
import type { Material } from "../material.ts";
import type { Places } from "../places.ts";
import type { FileFinder } from "./files.ts";
import { makeListingFinder } from "./listings.ts";
import type { Missing } from "./missing.ts";
import { type PageLink, type ResolvedLinks, resolveLinks } from "./pagelinks.ts";
import { type LinkedOutput, makePageFinder } from "./pages.ts";
import { makeStoryFinder } from "./stories.ts";

/** What the addresses in all stories lead to. */
export interface Links {
	/** The addresses in a story that its page must change; undefined where there are none. */
	of(article: Article): readonly PageLink[] | undefined;
	readonly problems: readonly Problem[];
	readonly missing: readonly Missing[];
}

const NOTHING: ResolvedLinks = { problems: [], missing: [] };

/**
 * Resolves the addresses that stand in stories and standing pages, when everything that the site consists of has its address.
 * @param outputs everything that the site consists of
 */
export function resolveAll(material: Material, outputs: () => readonly LinkedOutput[], places: Places, files: FileFinder): Links {
	const { archive, pages, settings } = material;
	const shown = new Set([...archive.stories, ...pages.stories]);
	const linking = [...shown].filter(({ links, pictures }) => links || pictures);
	if (linking.length === 0) return { of: () => undefined, problems: [], missing: [] };

	const published = [...shown, ...[...archive.tombstones, ...pages.tombstones].map(({ article }) => article)];
	const articles = new Map(published.map((article) => [article.file, article]));
	const isPublished = new Set(published);
	const finders = {
		site: settings,
		pages: makePageFinder(outputs, articles, places.addressOf, settings.urls),
		files,
		stories: makeStoryFinder(published, [...archive.withheld, ...pages.withheld]),
		listingOf: makeListingFinder(archive.terms),
		addressOf: (article: Article) => (isPublished.has(article) ? places.addressOf(article) : undefined),
	};
	const resolve = onceEach((article: Article) => resolveLinks(article, places.addressOf(article), finders, (other) => shown.has(other)));
	const resolved = linking.map(resolve);
	return {
		of: (article) => (article.links || article.pictures ? resolve(article) : NOTHING).changed,
		problems: resolved.flatMap(({ problems }) => problems),
		missing: resolved.flatMap(({ missing }) => missing),
	};
}
