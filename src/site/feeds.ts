import { spellings } from "../archive/terms.ts";
import type { Article } from "../article/article.ts";
import { address } from "./address.ts";
import { newestFirst } from "./listing.ts";
import { type Context, type Pending, termLinks } from "./pending.ts";

/** The feed of the newest stories, RSS 2.0. Undated stories are in no feed. */
export function rssOutput(context: Context): Pending {
	const { archive, settings } = context;
	return {
		...address("/feed.xml"),
		kind: "rss",
		data: () => ({
			entries: newestFirst(archive.stories.filter((story) => story.published))
				.slice(0, settings.feedSize)
				.map(entry),
		}),
	};

	function entry(article: Article) {
		return {
			article,
			url: context.addressOf(article).url,
			guid: guidOf(article),
			categories: (["section", "tag"] as const).flatMap((kind) =>
				termLinks(context, kind, spellings(article, kind)).map(({ name }) => name),
			),
		};
	}

	/** A tag URI (RFC 4151), which outlives a change of address. */
	function guidOf({ id }: Article): string {
		return `tag:${new URL(settings.url).hostname},${settings.established}:${encodeURI(id)}`;
	}
}
