import { type FactStep, listingFact, type OldListing } from "../../../importer.ts";
import type { PagesMet } from "../table.ts";
import { addressOfPage } from "./address.ts";
import type { Lists } from "./cascade.ts";
import type { HugoConfig } from "./config.ts";
import type { Content } from "./content.ts";
import { sectionName } from "./fields.ts";
import { joined, sanitised } from "./paths.ts";
import { expandPattern, patternFor } from "./permalinks.ts";

/** A site as its lists are found. */
export interface ListedSite {
	readonly config: HugoConfig;
	readonly content: Content;
	readonly lists: Lists;
	/** Names by keys. */
	readonly authors: ReadonlyMap<string, string>;
	/** Makes a path a whole address, where that of the site is known. */
	readonly whole: (path: string) => string;
}

/** What the lists of the old site listed: terms, sections, and the feeds of all of them. */
export function hugoListings(met: PagesMet, { config, content, lists, authors, whole }: ListedSite): FactStep[] {
	const facts: FactStep[] = [];
	const known = new Set<string>();
	const prefixes = new Set([config.defaultLanguage.prefix, ...[...config.languages.values()].map(({ prefix }) => prefix)]);
	const add = (path: string, listed: readonly OldListing[]) => {
		for (const prefix of prefixes) facts.push(listingFact(whole(joined(prefix, path)), listed));
	};
	add("/index.xml", [{ kind: "feed", name: "" }]);
	for (const [many] of config.taxonomies) {
		const isOf = (kind: OldListing["kind"]) => (many === "authors" || many === "author") === (kind === "authors");
		const named: readonly (readonly [ReadonlySet<string>, OldListing["kind"]])[] = [
			[met.sections, "sections"],
			[met.tags, "tags"],
			[met.authors, "authors"],
		];
		for (const [names, kind] of named) {
			if (!isOf(kind)) continue;
			for (const [key, name] of keyed(names, kind, authors))
				add(termPath(many, key, config), kind === "tags" && many === "series" ? [{ kind: "series", name }] : [{ kind, name }]);
		}
	}
	for (const page of content.pages.values()) {
		const { section, kind } = page;
		if (section === "" || config.taxonomies.has(section) || (kind === "section" && page.dir !== "")) continue;
		if (kind !== "section" && known.has(section)) continue;
		known.add(section);
		// Where all stories stand in one section, its list is that of all.
		const listed: readonly OldListing[] = [
			{ kind: "sections", name: sectionName(section, config.defaultLanguage.key, config, lists) },
			{ kind: "all", name: "" },
		];
		add(`/${sanitised(section, config)}/`, listed);
		if (kind === "section") facts.push(listingFact(whole(addressOfPage(lists.values.get(page.file) ?? {}, page, config)), listed));
	}
	return facts;
}

/** Names with the keys by which addresses name them: authors may stand in them by a key of the site's data. */
function keyed(
	names: ReadonlySet<string>,
	kind: OldListing["kind"],
	authors: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
	const own = [...names].map((name) => [name, name] as const);
	return kind === "authors" ? [...own, ...[...authors].filter(([, name]) => names.has(name))] : own;
}

function termPath(many: string, name: string, config: HugoConfig): string {
	const pattern = patternFor(config.permalinks, { section: many, kind: "term", path: `/${many}/${name.toLowerCase()}` });
	const values = { sections: [many], title: name, slug: "", contentBaseName: name };
	const own = pattern === undefined ? undefined : expandPattern(pattern, values, config);
	return own ?? `/${sanitised(many, config)}/${sanitised(name, config)}/`;
}
