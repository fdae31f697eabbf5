import { aliasFact, type FactStep, listingFact } from "../../../importer.ts";
import { membersOf } from "../../../reading/values.ts";
import type { SiteFolder } from "../folder.ts";
import { fillPattern, tidyPath } from "../patterns.ts";
import type { PagesMet } from "../table.ts";
import type { JekyllConfig } from "./config.ts";
import type { OwnIncludes } from "./ownincludes.ts";
import { slugified } from "./permalink.ts";
import { listsAllPosts } from "./roles.ts";

/** What stood at addresses that are no pages: feeds, the pages of jekyll-archives and of usual themes, and redirects. */
export function jekyllFacts(
	{ tags, sections, authors, left }: PagesMet,
	folder: SiteFolder,
	config: JekyllConfig,
	own: OwnIncludes,
): FactStep[] {
	const { values, base, source, home } = config;
	const at = (path: string) =>
		/^https?:\/\//i.test(path) ? path : `${home === undefined ? "" : new URL(home).origin}${base}${tidyPath(path)}`;
	const feed = membersOf(values.feed).path;
	const feeds = [
		typeof feed === "string" ? feed : "feed.xml",
		...["atom.xml", "rss.xml", "feed/index.xml", "index.xml"].filter((file) => folder.has(source + file)),
	];
	const archives = membersOf(membersOf(values["jekyll-archives"]).permalinks);
	const patterns = (key: string, usual: readonly string[]) => (typeof archives[key] === "string" ? [archives[key]] : usual);
	const terms = [
		...listed("tags", [...tags, ...sections], patterns("tag", ["/tags/:name/", "/tag/:name/"])),
		...listed("sections", sections, patterns("category", ["/categories/:name/", "/category/:name/"])),
		...listed("authors", authors, ["/authors/:name/", "/author/:name/"]),
	];
	// A page without a text of its own that says of which term it is.
	const ofTerms = left.flatMap(({ page: { values: of }, addresses }) => {
		const [kind, name] =
			typeof of.tag === "string"
				? (["tags", of.tag] as const)
				: typeof of.category === "string"
					? (["sections", of.category] as const)
					: [];
		if (kind === undefined) return [];
		const known = [...(kind === "tags" ? tags : sections)].find((term) => term.toLowerCase() === name.toLowerCase()) ?? name;
		return addresses.map((address) =>
			listingFact(address, [
				{ kind, name: known },
				{ kind: "tags", name: known },
			]),
		);
	});
	const ofAll = left
		.filter(({ page: { role, values: of, body } }) => role === "page" && of.redirect_to === undefined && listsAllPosts(body, own.textOf))
		.flatMap(({ addresses }) => addresses.map((address) => listingFact(address, [{ kind: "all", name: "" }])));
	const moved = left.flatMap(({ page, addresses }) => {
		const to = page.values.redirect_to;
		const target = Array.isArray(to) ? to[0] : to;
		if (typeof target !== "string") return [];
		const whole = target.startsWith("/") ? at(target) : target;
		return addresses.map((address) => aliasFact(address, whole));
	});
	return [...feeds.map((path) => listingFact(at(path), [{ kind: "feed", name: "" }])), ...ofTerms, ...ofAll, ...terms, ...moved];

	function listed(kind: "tags" | "sections" | "authors", names: Iterable<string>, forms: readonly string[]): FactStep[] {
		return [...names].flatMap((name) =>
			forms.map((form) =>
				listingFact(at(encodeURI(fillPattern(form, (wanted) => (wanted === "name" ? slugified(name, "default", false) : undefined)))), [
					{ kind, name },
				]),
			),
		);
	}
}
