import { membersOf } from "../../reading/values.ts";

/** Taxonomies of WordPress, and the names that their terms have in a record. */
const TAXONOMIES: ReadonlyMap<string, string> = new Map([
	["category", "categories"],
	["post_tag", "tags"],
]);

/**
 * A record of WordPress' REST API with names instead of numbers: for `?_embed` it holds its authors, terms and main picture whole.
 * Other records stay as they are.
 */
export function withEmbedded(values: Map<string, unknown>): Map<string, unknown> {
	const embedded = membersOf(values.get("_embedded"));
	if (Object.keys(embedded).length === 0) return values;
	const all = new Map(values);
	all.delete("_embedded");
	all.delete("_links");
	const authors = listIn(embedded.author).filter(({ name }) => typeof name === "string");
	if (authors.length > 0) all.set("author", authors);
	for (const [name, terms] of termsIn(embedded["wp:term"])) all.set(name, terms);
	const [media] = listIn(embedded["wp:featuredmedia"]);
	if (media?.source_url !== undefined) all.set("featured_media", media);
	if (embedded.replies !== undefined) all.set("comments", embedded.replies);
	return all;
}

/** Names of terms by what the record calls their taxonomy. */
function termsIn(value: unknown): ReadonlyMap<string, readonly unknown[]> {
	const terms = new Map<string, unknown[]>();
	for (const { taxonomy, name } of (Array.isArray(value) ? value.flat() : []).map(membersOf)) {
		if (typeof taxonomy !== "string" || typeof name !== "string") continue;
		const target = TAXONOMIES.get(taxonomy) ?? taxonomy;
		terms.set(target, [...(terms.get(target) ?? []), name]);
	}
	return terms;
}

function listIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
	return Array.isArray(value) ? value.map(membersOf) : [];
}
