import type { Article } from "../../article/article.ts";
import type { Problem } from "../../problem.ts";
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

/**
 * Resolves the addresses that stand in stories and standing pages, when everything that the site consists of has its address.
 * @param outputs everything that the site consists of
 */
export function resolveAll(material: Material, outputs: () => readonly LinkedOutput[], places: Places, files: FileFinder): Links {
	const changed = new Map<Article, readonly PageLink[]>();
	const problems: Problem[] = [];
	const missing: Missing[] = [];
	for (const [article, resolved] of resolveEach(material, outputs, places, files)) {
		if (resolved.changed) changed.set(article, resolved.changed);
		problems.push(...resolved.problems);
		missing.push(...resolved.missing);
	}
	return { of: (article) => changed.get(article), problems, missing };
}

/** Gives what was resolved of each story, and then forgets it: what finds pages, stories and files takes as much memory as a third of the plan. */
function* resolveEach(
	material: Material,
	outputs: () => readonly LinkedOutput[],
	places: Places,
	files: FileFinder,
): Generator<readonly [Article, ResolvedLinks]> {
	const { archive, pages, settings } = material;
	const shown = new Set([...archive.stories, ...pages.stories]);
	const linking = [...shown].filter(({ links, pictures }) => links || pictures);
	if (linking.length === 0) return;

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
	for (const article of linking) yield [article, resolveLinks(article, places.addressOf(article), finders, (other) => shown.has(other))];
}
