import { type FactStep, listingFact, type OldListing } from "../../importer.ts";
import { authorsOf, type Relations, type Row, tagsOf } from "./tables.ts";

/**
 * What Ghost listed at its addresses: tags, authors, their feeds, and that of the site.
 * @param shown the posts that are published as stories
 * @param slugs by the ids of users and tags
 */
export function listedFacts(
	shown: readonly Row[],
	relations: Relations,
	slugs: Readonly<Record<"users" | "tags", ReadonlyMap<string, string>>>,
): FactStep[] {
	const authors = new Set(shown.flatMap((post) => authorsOf(post, relations)));
	const tags = new Set(shown.flatMap((post) => tagsOf(post, relations).shown));
	return [
		...[...slugs.tags].flatMap(([id, slug]) => {
			const name = relations.tags.get(id)?.name ?? "";
			return withFeed(`/tag/${slug}/`, { kind: "tags", name, used: tags.has(name) });
		}),
		...[...slugs.users].flatMap(([id, slug]) => {
			const name = relations.users.get(id) ?? "";
			return withFeed(`/author/${slug}/`, { kind: "authors", name, used: authors.has(name) });
		}),
		listingFact("/rss/", [{ kind: "feed", name: "" }]),
	];
}

function withFeed(address: string, listed: OldListing): FactStep[] {
	return [listingFact(address, [listed]), listingFact(`${address}rss/`, [{ ...listed, isFeed: true }])];
}
