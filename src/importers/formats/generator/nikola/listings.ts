import { type FactStep, listingFact } from "../../../importer.ts";
import { plainPath } from "../python/paths.ts";
import type { PagesMet } from "../table.ts";
import { addressOf, termAddress } from "./addresses.ts";
import type { NikolaConfig } from "./config.ts";

/** What stood at addresses that are no texts: lists of terms, and feeds. */
export function nikolaFacts({ tags, sections, authors }: PagesMet, config: NikolaConfig): FactStep[] {
	const { settings, home } = config;
	const whole = (path: string) => (home === undefined ? path : new URL(home).origin + path);
	const listed = (what: "tag" | "category" | "author", kind: "tags" | "sections" | "authors", names: Iterable<string>) =>
		[...names].flatMap((name) => {
			const page = termAddress(what, name, config);
			const paths = page.endsWith("/") ? [page, `${page}index.html`] : [page];
			return paths.map((path) => listingFact(whole(path), [{ kind, name }]));
		});
	const folder = plainPath(settings.text("RSS_PATH") ?? "");
	const feed = addressOf(`${folder}/${settings.text("RSS_FILENAME_BASE") ?? "rss"}${settings.text("RSS_EXTENSION") ?? ".xml"}`, config);
	return [
		listingFact(whole(feed), [{ kind: "feed", name: "" }]),
		...listed("tag", "tags", tags),
		...listed("category", "sections", sections),
		...listed("author", "authors", authors),
	];
}
