import { slugOf } from "../../../../article/slug.ts";
import { type FactStep, listingFact } from "../../../importer.ts";
import { tidyPath } from "../patterns.ts";
import type { PagesMet } from "../table.ts";
import type { EleventyConfig } from "./config.ts";

/** What stood at the addresses that most sites have for tags and feeds. */
export function eleventyFacts({ tags, sections, authors }: PagesMet, { home, prefix }: EleventyConfig): FactStep[] {
	const at = (path: string) => `${home === undefined ? "" : new URL(home).origin}${encodeURI(tidyPath(`${prefix}/${path}`))}`;
	const listed = (kind: "tags" | "sections" | "authors", names: Iterable<string>, folders: readonly string[]) =>
		[...names].flatMap((name) => folders.map((folder) => listingFact(at(`${folder}/${slugOf(name)}/`), [{ kind, name }])));
	return [
		...["feed/feed.xml", "feed.xml", "feed/", "atom.xml", "rss.xml", "feed.atom", "feed.json"].map((path) =>
			listingFact(at(path), [{ kind: "feed", name: "" }]),
		),
		...listed("tags", new Set([...tags, ...sections]), ["tags", "tag", "blog/tags"]),
		...listed("sections", sections, ["categories", "category"]),
		...listed("authors", authors, ["authors", "author"]),
	];
}
