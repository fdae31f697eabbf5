import type { Article } from "../article/article.ts";
import { distinctSlug, shortHash } from "../article/slug.ts";
import type { Settings } from "../settings.ts";
import { address, readSitePath } from "./address.ts";
import { requestKey } from "./claims.ts";
import type { EarlierAddresses } from "./material.ts";
import type { Address } from "./output.ts";

/** How the manifest names the story that has an address as its permalink. */
export function ownerMark({ id }: Pick<Article, "id">): string {
	return shortHash(id);
}

/** What a permalink comes to. */
export type AskedAddress = { readonly address: Address } | { readonly fault: string };

/** Reads the permalink of an article; undefined where it has none. */
export function askedAddress({ permalink }: Article, settings: Settings): AskedAddress | undefined {
	if (permalink === undefined) return undefined;
	const read = readSitePath(permalink, settings);
	return "fault" in read ? read : { address: address(read.path) };
}

/** Which permalinks newcomers may not have: something else was published there before. */
export interface Newcomers {
	/** The story that stood at the permalink of an article before it; undefined where the article may have it. */
	elderOf(article: Article): Article | undefined;
}

const NONE: Newcomers = { elderOf: () => undefined };

/**
 * Finds the permalinks that take the address of a story that was published there before: one that has this address without a permalink, or
 * one that had the same permalink then. What was published before is asked only where two stories want one address.
 * @param articles in the order in which they claim addresses
 * @param natural the address that an article has without a permalink, for its own slug or for another
 */
export function findNewcomers(
	articles: readonly Article[],
	natural: (article: Article, slug?: string) => Address,
	settings: Settings,
	earlier: EarlierAddresses | undefined,
): Newcomers {
	if (!earlier) return NONE;
	const asking = new Map<string, Article[]>();
	const keyOf = (place: Address) => requestKey(place, settings.urls);
	const wanted = new Map<Article, string>();
	for (const article of articles) {
		const asked = askedAddress(article, settings);
		if (!asked || "fault" in asked) continue;
		const key = keyOf(asked.address);
		wanted.set(article, asked.address.path);
		asking.set(key, [...(asking.get(key) ?? []), article]);
	}
	if (asking.size === 0) return NONE;
	const natives = new Map<string, Article>();
	for (const article of articles) {
		if (article.permalink !== undefined) continue;
		const key = keyOf(natural(article));
		if (asking.has(key) && !natives.has(key)) natives.set(key, article);
	}
	const elders = new Map<Article, Article>();
	for (const [key, askers] of asking) {
		const rivals = [...askers, ...(natives.has(key) ? [natives.get(key) as Article] : [])];
		// They may spell the address otherwise than it was published.
		const path = rivals.map(pathOf).find((each) => earlier.has(each));
		if (rivals.length < 2 || path === undefined) continue;
		const owner = earlier.ownerOf(path);
		const elder = owner === undefined ? standingAt(natives.get(key)) : rivals.find((article) => ownerMark(article) === owner);
		for (const article of askers) if (elder && article !== elder) elders.set(article, elder);
	}
	return { elderOf: (article) => elders.get(article) };

	function pathOf(article: Article): string {
		return wanted.get(article) ?? natural(article).path;
	}

	/** A story that another had moved to an address of its own did not stand at the one that it wants. */
	function standingAt(article: Article | undefined): Article | undefined {
		if (!article) return undefined;
		return earlier?.has(natural(article, distinctSlug(article.slug, article.id)).path) ? undefined : article;
	}
}
