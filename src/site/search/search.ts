import { periodsOf } from "../../archive/calendar.ts";
import { spellings, type TermKind } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import { address, pageAddress } from "../address.ts";
import type { Context } from "../context.ts";
import { makeFingerprint } from "../fingerprint.ts";
import type { ArchiveAndSettings } from "../material.ts";
import type { Address, Derived } from "../output.ts";
import { namedPeriod, periodLink, UNDATED, yearOf } from "../periods.ts";
import type { PlannedOutput } from "../planned.ts";
import { kindPath, termLinks, termUrl } from "../terms.ts";
import { divide, type ShardSize, type Stretch } from "./divide.ts";
import type { Searchable, Shard } from "./shard.ts";

/** A shard of the search index in the first step of planning: its folder is known, and its data can be made when all addresses are known. */
export interface PlannedShard extends Address {
	readonly of: Derived["of"];
	/** Its stories, in the order of the archive. */
	readonly articles: readonly Article[];
	data(context: Context): Shard;
}

/** The search page, and the shards of its index. */
export interface PlannedSearch {
	readonly pages: readonly PlannedOutput[];
	readonly shards: readonly PlannedShard[];
}

/** To index this much takes about 0.3 GB of memory. 1,000 stories of 2,500 characters take 0.25 GB. */
const SHARD_SIZE: ShardSize = { stories: 1_000, text: 3_000_000 };

/** Fewer shards than this are all asked at once, nearly: they have no word directory. */
const FEWEST = 4;

/** The kinds of term whose pages are found by their names. */
const NAMED = ["section", "tag", "author", "series"] as const;

const NONE: PlannedSearch = { pages: [], shards: [] };

/** An index is made anew where this, its language or time zone, or a story in it has changed. */
const fingerprint = makeFingerprint("search index");

/** The address of the search page; undefined where there is none. */
export function searchUrl(settings: Pick<Settings, "search" | "urls">): string | undefined {
	return settings.search ? pageAddress("/search", settings).url : undefined;
}

/** Plans the search page and the shards of its index. Stories that are not to be indexed are in no shard. */
export function planSearch({ archive, settings }: ArchiveAndSettings, size = SHARD_SIZE): PlannedSearch {
	if (!settings.search) return NONE;
	const stretches = divide(
		archive.stories.filter(({ noindex }) => !noindex),
		size,
	);
	const { undated, decades } = archive.calendar;
	const directory = stretches.length < FEWEST ? undefined : plannedDirectory();
	const data = () => ({
		directory: directory?.url,
		shards: newestFirst(stretches).map(({ name, articles }) => ({ url: shardUrl(name), years: [...new Set(articles.map(yearName))] })),
		indexes: NAMED.filter((kind) => archive.terms[kind].list.length > 0).map((kind) => ({ kind, url: kindPath(kind) })),
		sections: archive.terms.section.list.map((term) => ({ name: term.name, url: termUrl(term) })),
		hasTags: archive.terms.tag.list.length > 0,
		hasAuthors: archive.terms.author.list.length > 0,
		decades: [...(undated.length > 0 ? [UNDATED] : []), ...decades.map(namedPeriod).reverse()],
		years: periodsOf(archive.calendar, "year").map((year) => periodLink(namedPeriod(year))),
		hasUndated: undated.length > 0,
	});
	const shards = [...stretches.map(plannedShard), ...(directory ? [directory] : [])];
	return { pages: [{ ...pageAddress("/search", settings), kind: "search", data }, descriptionOutput(settings)], shards };
}

/** What browsers read to offer a search of the site from their own field (OpenSearch 1.1). It bounds the lengths of names. */
function descriptionOutput({ title }: Pick<Settings, "title">): PlannedOutput {
	return {
		...address("/opensearch.xml"),
		kind: "opensearch",
		data: () => ({ shortName: shortened(title, 16), longName: shortened(title, 48) }),
	};
}

/** As many whole words of a name as there is room for; at least its first letters. */
function shortened(name: string, most: number): string {
	const letters = Array.from(name);
	if (letters.length <= most) return name;
	const start = letters.slice(0, most + 1).join("");
	return start.includes(" ", 1) ? start.slice(0, start.lastIndexOf(" ")).trim() : letters.slice(0, most).join("");
}

/** Puts stretches into the order in which the script of the search page reads them. Undated stories come last in either direction. */
function newestFirst(stretches: readonly Stretch[]): Stretch[] {
	return stretches.toReversed().sort((a, b) => Number(a.isUndated) - Number(b.isUndated));
}

function shardUrl(name: string): string {
	return `/search/${name}/`;
}

function plannedShard({ name, articles }: Stretch): PlannedShard {
	return {
		url: shardUrl(name),
		path: `search/${name}`,
		of: "stories",
		articles,
		data(context) {
			const { language, timeZone, comments } = context.settings;
			return {
				language,
				timeZone,
				comments: comments.search ? comments.names : undefined,
				stories: articles.map((article) => searchable(article, context)),
			};
		},
	};
}

/** The word directory, which is made when all shards are. */
function plannedDirectory(): PlannedShard {
	return {
		url: shardUrl("words"),
		path: "search/words",
		of: "words",
		articles: [],
		data: ({ settings: { language, timeZone } }) => ({ language, timeZone, stories: [] }),
	};
}

/** The second step of planning: gives a shard the context that its data are made from. */
export function bindShard(planned: PlannedShard, context: Context): Derived {
	const { url, path, of, articles } = planned;
	return { sort: "derived", kind: "search-index", url, path, of, articles, data: () => planned.data(context), fingerprint };
}

function searchable(article: Article, context: Context): Searchable {
	const names = (kind: TermKind) => termLinks(context, kind, spellings(article, kind)).map(({ name }) => name);
	return {
		article,
		url: context.addressOf(article).url,
		section: names("section")[0],
		authors: names("author"),
		tags: names("tag"),
		year: yearName(article),
	};
}

/** `1957`; `1950s` where no more is known; or `undated`. */
function yearName({ published }: Article): string {
	return yearOf(published).name;
}
