import { type FactStep, listingFact } from "../../../importer.ts";
import { membersOf } from "../../../reading/values.ts";
import { tidyPath } from "../patterns.ts";
import type { PagesMet } from "../table.ts";
import type { HexoConfig } from "./config.ts";
import { termSlug } from "./permalink.ts";

/** What stood at the addresses of tags, categories and feeds. */
export function hexoFacts({ tags, sections }: PagesMet, config: HexoConfig): FactStep[] {
	const { home, root, tagFolder, categoryFolder, filenameCase, values } = config;
	const at = (path: string) => `${home === undefined ? "" : new URL(home).origin}${encodeURI(tidyPath(`${root}/${path}`))}`;
	const own = [membersOf(values.feed).path ?? []].flat().filter((path): path is string => typeof path === "string");
	const all = [...new Set([...tags, ...sections])];
	return [
		...[...new Set([...own, "atom.xml", "rss2.xml", "rss.xml"])].map((path) => listingFact(at(path), [{ kind: "feed", name: "" }])),
		...all.map((name) =>
			listingFact(at(`${tagFolder}/${termSlug(name, config.tags, filenameCase)}/`), [
				{ kind: "tags", name },
				{ kind: "sections", name },
			]),
		),
		...all.map((name) =>
			listingFact(at(`${categoryFolder}/${termSlug(name, config.categories, filenameCase)}/`), [
				{ kind: "sections", name },
				{ kind: "tags", name },
			]),
		),
	];
}
