import { type FactStep, listingFact } from "../../importer.ts";
import { authorsOf, type Relations, type Row, tagsOf } from "./tables.ts";

/**
 * What Ghost listed at its addresses: tags, authors, and the feed.
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
		...[...slugs.tags].map(([id, slug]) => {
			const name = relations.tags.get(id)?.name ?? "";
			return listingFact(`/tag/${slug}/`, [{ kind: "tags", name, used: tags.has(name) }]);
		}),
		...[...slugs.users].map(([id, slug]) => {
			const name = relations.users.get(id) ?? "";
			return listingFact(`/author/${slug}/`, [{ kind: "authors", name, used: authors.has(name) }]);
		}),
		listingFact("/rss/", [{ kind: "feed", name: "" }]),
	];
}
