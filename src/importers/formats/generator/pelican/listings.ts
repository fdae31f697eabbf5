import { aliasFact, type FactStep, listingFact } from "../../../importer.ts";
import type { PagesMet } from "../table.ts";
import { addressOf } from "./addresses.ts";
import type { PelicanConfig } from "./config.ts";
import { termAddress } from "./links.ts";

/** What stood at addresses that are no texts: lists of terms, feeds, and files that lie elsewhere. */
export function pelicanFacts({ tags, sections, authors }: PagesMet, config: PelicanConfig): FactStep[] {
	const { settings, home, pathMetadata } = config;
	const whole = (path: string) => (home === undefined ? path : new URL(home).origin + path);
	const at = (path: string) => whole(addressOf(path, config));
	const feeds = ["FEED_ALL_ATOM", "FEED_ATOM", "FEED_RSS", "FEED_ALL_RSS"].flatMap((name) => settings.text(name) ?? []);
	const listed = (what: "author" | "category" | "tag", kind: "authors" | "sections" | "tags", names: Iterable<string>) =>
		[...names].flatMap((name) => {
			const page = termAddress(what, name, config);
			const paths = page.endsWith("/index.html") ? [page, page.slice(0, -10)] : [page];
			return paths.map((path) => listingFact(whole(path), [{ kind, name }]));
		});
	const moved = Object.entries(pathMetadata).flatMap(([path, said]) => {
		const to =
			typeof said === "object" && said !== null && !Array.isArray(said) ? (said as Readonly<Record<string, unknown>>).path : undefined;
		return typeof to === "string" && !to.includes("{") && to !== path ? [aliasFact(at(to), at(path))] : [];
	});
	return [
		...[...feeds, ...(settings.has("FEED_ALL_ATOM") ? [] : ["feeds/all.atom.xml"])].map((path) =>
			listingFact(at(path), [{ kind: "feed", name: "" }]),
		),
		...listed("tag", "tags", tags),
		...listed("category", "sections", sections),
		...listed("author", "authors", authors),
		...moved,
	];
}
