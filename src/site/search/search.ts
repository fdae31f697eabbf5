import { periodsOf } from "../../archive/calendar.ts";
import { spellings, type TermKind } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import { pageAddress } from "../address.ts";
import { type Context, type Pending, termLinks, termUrl } from "../context.ts";
import { makeFingerprint } from "../fingerprint.ts";
import { groupOf } from "../listing.ts";
import type { Derived } from "../output.ts";
import { periodUrl } from "../pages/calendar.ts";
import { divide, type ShardSize, type Stretch } from "./divide.ts";

/** A story as the search index has it. */
export interface Searchable {
	readonly article: Article;
	readonly url: string;
	/** The name of its section. */
	readonly section?: string;
	readonly authors: readonly string[];
	readonly tags: readonly string[];
	/** `1950s`, or `undated`. */
	readonly decade: string;
}

/** Stories that are indexed together, and in what language. */
export interface Shard {
	/** BCP 47. */
	readonly language: string;
	readonly timeZone: string;
	/** Oldest first; there is at least one. */
	readonly stories: readonly Searchable[];
}

/** The search page, and the shards of its index. */
export interface Search {
	readonly pages: readonly Pending[];
	/** Known at once, so that their folders can be claimed; what is in them when every story has its address. */
	readonly shards: readonly Derived[];
}

/** Indexing so much takes about 0.8 GB; 4,000 stories of 2,500 characters take 0.65. */
const FULL: ShardSize = { stories: 4_000, text: 12_000_000 };

const NONE: Search = { pages: [], shards: [] };

/** Another index is made where this, language or time zone, or a story in it is another. */
const fingerprint = makeFingerprint("search index");

/** The address of the search page; undefined where there is none. */
export function searchUrl({ settings }: Pick<Context, "settings">): string | undefined {
	return settings.search ? pageAddress("/search", settings).url : undefined;
}

/** Stories that are not to be indexed are in no shard. */
export function searchOutputs(context: Context, size = FULL): Search {
	const { archive, settings } = context;
	if (!settings.search) return NONE;
	const stretches = divide(
		archive.stories.filter(({ noindex }) => !noindex),
		size,
	);
	const shards = stretches.map((stretch) => shardOf(stretch, context));
	const decades = archive.calendar.decades.map(({ name }) => name);
	const data = () => ({
		// The script reads the newest first.
		shards: stretches
			.map((stretch, index) => ({ url: shards[index]?.url ?? "", decades: decadesOf(stretch) }))
			.reverse()
			.sort((a, b) => Number(isUndated(a)) - Number(isUndated(b))),
		sections: archive.terms.section.list.map((term) => ({ name: term.name, url: termUrl(term) })),
		hasTags: archive.terms.tag.list.length > 0,
		hasAuthors: archive.terms.author.list.length > 0,
		decadeNames: (archive.calendar.undated.length > 0 ? [...decades, "undated"] : decades).toReversed(),
		years: periodsOf(archive.calendar, "year").map((year) => ({ name: year.name, url: periodUrl(year) })),
		hasUndated: archive.calendar.undated.length > 0,
	});
	return { pages: [{ ...pageAddress("/search", settings), kind: "search", data }], shards };
}

function shardOf({ name, articles }: Stretch, context: Context): Derived {
	const { language, timeZone } = context.settings;
	return {
		sort: "derived",
		kind: "search-index",
		url: `/search/${name}/`,
		path: `search/${name}`,
		get data(): Shard {
			return { language, timeZone, stories: articles.map((article) => searchable(article, context)) };
		},
		get fingerprint() {
			return fingerprint(this.data);
		},
	};
}

function searchable(article: Article, context: Context): Searchable {
	const names = (kind: TermKind) => termLinks(context, kind, spellings(article, kind)).map(({ name }) => name);
	return {
		article,
		url: context.addressOf(article).url,
		section: names("section")[0],
		authors: names("author"),
		tags: names("tag"),
		decade: decadeOf(article),
	};
}

/** The decade of a story by its name, or `undated`. */
function decadeOf(article: Article): string {
	const group = groupOf(article);
	return /\d$/.test(group) ? `${group.slice(0, -1)}0s` : group;
}

function decadesOf({ articles }: Stretch): string[] {
	return [...new Set(articles.map(decadeOf))];
}

function isUndated({ decades }: { readonly decades: readonly string[] }): boolean {
	return decades[0] === "undated";
}
