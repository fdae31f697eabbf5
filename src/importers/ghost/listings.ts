import type { FactStep, Listed } from "../importer.ts";
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
		...[...slugs.tags].flatMap(([id, slug]) => {
			const name = relations.tags.get(id)?.name ?? "";
			return listing(`/tag/${slug}/`, { kind: "tags", name, used: tags.has(name) });
		}),
		...[...slugs.users].flatMap(([id, slug]) => {
			const name = relations.users.get(id) ?? "";
			return listing(`/author/${slug}/`, { kind: "authors", name, used: authors.has(name) });
		}),
		...listing("/rss/", { kind: "feed", name: "" }),
	];
}

function listing(address: string, listed: Listed): FactStep[] {
	return [{ step: "fact", name: `listing ${address}`, value: [listed] }];
}
