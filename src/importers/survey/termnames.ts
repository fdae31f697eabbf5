import type { StoryStep } from "../importer.ts";
import { type ListingKind, plainPath } from "./addresses.ts";
import type { NewSite } from "./newsite.ts";

/** Names of terms by the kind of their listings. */
export type TermNames = Readonly<Record<ListingKind, Set<string>>>;

/** The fields that name terms. */
const FIELDS = [
	["section", "sections"],
	["series", "series"],
	["tags", "tags"],
	["authors", "authors"],
] as const;

/** Names of terms of every kind, none yet. */
export function emptyTermNames(): TermNames {
	return { sections: new Set(), tags: new Set(), authors: new Set(), series: new Set() };
}

/** Adds the names of the terms that a story is listed by. */
export function addTermNames(fields: StoryStep["fields"], names: TermNames): void {
	for (const [field, kind] of FIELDS) for (const name of namesIn(fields[field])) names[kind].add(name);
}

/** The names in a field that has one value or a list. Each value is a text, or an object with a `name`. */
export function namesIn(value: unknown): string[] {
	return [value ?? []]
		.flat()
		.map((item: unknown) => String(typeof item === "object" && item !== null && "name" in item ? item.name : item));
}

/** The paths of the listings that the new site has of these terms, as `isListing` compares them. */
export function listingPaths(names: TermNames, site: Pick<NewSite, "termAddresses">): ReadonlySet<string> {
	const kinds = (Object.keys(names) as ListingKind[]).filter((kind) => names[kind].size > 0);
	return new Set(kinds.flatMap((kind) => [...site.termAddresses(kind, [...names[kind]]).values()]).map(plainPath));
}
