import type { Article } from "../../article/article.ts";
import { FRONT_STORIES } from "../../site/pages/front.ts";
import type { Known } from "./known.ts";

/** Where a story was found, as addresses of the site. */
interface FoundIn {
	readonly listedOn: readonly string[];
	readonly feeds: readonly string[];
	readonly sitemaps: readonly string[];
	readonly search: readonly string[];
}

/** Where a reader may look for a story that is on the site and not find it, and why it is not there. */
export function missingFrom({ plan, context }: Known, { published }: Article, { listedOn, feeds, sitemaps, search }: FoundIn): string[] {
	const { settings } = context.config;
	const has = (url: string) => plan.outputs.some((output) => output.sort === "rendered" && output.url === url);
	const hasSearch = plan.outputs.some((output) => output.sort === "derived" && output.of === "stories");
	const isIndexed = sitemaps.length > 0 || search.length > 0;
	return [
		...(listedOn.includes("/") ? [] : [`the front page, which shows the newest ${FRONT_STORIES} stories`]),
		...(has("/feed.xml") && !feeds.includes("/feed.xml")
			? [`/feed.xml, ${published ? `which has the newest ${settings.feedSize} stories` : "since it has no date"}`]
			: []),
		...(isIndexed ? [] : ["the search, the sitemaps and the open data, since it or one of its terms says noindex"]),
		...(isIndexed && !hasSearch ? ["the search, since the site is built without one"] : []),
	];
}
