import type { Article } from "../../article/article.ts";
import type { Problem } from "../../problem.ts";
import type { Material } from "../material.ts";
import type { Places } from "../storyaddresses.ts";
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
	/** Whether pictures are missing that pages show. */
	readonly hasMissingPictures: boolean;
	/** The same where some more files stand on the site: pictures among them are not missing. */
	withFiles(isThere: (path: string) => boolean): Links;
}

/**
 * Resolves the addresses that stand in stories and standing pages, when everything that the site consists of has its address.
 * @param outputs everything that the site consists of
 */
export function resolveAll(material: Material, outputs: () => readonly LinkedOutput[], places: Places, files: FileFinder): Links {
	const changed = new Map<Article, readonly PageLink[]>();
	const problems: Problem[] = [];
	const missing: Missing[] = [];
	const lost = new Map<Article, readonly Missing[]>();
	for (const [article, resolved] of resolveEach(material, outputs, places, files)) {
		if (resolved.changed) changed.set(article, resolved.changed);
		problems.push(...resolved.problems);
		missing.push(...resolved.missing);
		const pictures = resolved.missing.filter(({ picture }) => picture !== undefined);
		if (pictures.length > 0) lost.set(article, pictures);
	}
	const links = linksWith({ changed, problems, missing }, lost);
	if (lost.size === 0) return links;
	const paths = new Set(outputs().map(({ path }) => path));
	return links.withFiles((path) => paths.has(path));
}

/** What was resolved of all stories. */
interface Resolved extends Pick<Links, "problems" | "missing"> {
	readonly changed: ReadonlyMap<Article, readonly PageLink[]>;
}

/** @param lost the pictures that are missing, by the stories that show them */
function linksWith(resolved: Resolved, lost: ReadonlyMap<Article, readonly Missing[]>): Links {
	const { changed, problems, missing } = resolved;
	const all = new Map(changed);
	for (const [article, pictures] of lost) {
		const named = new Set(pictures.map(({ picture = "" }) => picture));
		// Where the same address is that of a link which leads somewhere, the link is to be found.
		all.set(article, [...[...named].map((from) => ({ from, isMissing: true }) as const), ...(changed.get(article) ?? [])]);
	}
	return {
		of: (article) => all.get(article),
		problems,
		missing,
		hasMissingPictures: lost.size > 0,
		withFiles(isThere) {
			const left = [...lost].map(([article, pictures]) => [article, pictures.filter(({ paths }) => !paths.some(isThere))] as const);
			return linksWith(resolved, new Map(left.filter(([, pictures]) => pictures.length > 0)));
		},
	};
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
