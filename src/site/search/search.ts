import { periodsOf } from "../../archive/calendar.ts";
import { spellings, type TermKind } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import { pageAddress } from "../address.ts";
import type { Context } from "../context.ts";
import { makeFingerprint } from "../fingerprint.ts";
import { groupOf } from "../listing.ts";
import type { ArchiveAndSettings } from "../material.ts";
import type { Address, Derived } from "../output.ts";
import { periodUrl } from "../pages/calendar.ts";
import type { PlannedOutput } from "../planned.ts";
import { termLinks, termUrl } from "../terms.ts";
import { divide, type ShardSize, type Stretch } from "./divide.ts";
import type { Searchable, Shard } from "./shard.ts";

/** A shard of the search index in the first step of planning: its folder is known, and what is in it can be told when all addresses are known. */
export interface PlannedShard extends Address {
	data(context: Context): Shard;
}

/** The search page, and the shards of its index. */
export interface PlannedSearch {
	readonly pages: readonly PlannedOutput[];
	readonly shards: readonly PlannedShard[];
}

/** Indexing so much takes about 0.8 GB; 4,000 stories of 2,500 characters take 0.65. */
const SHARD_SIZE: ShardSize = { stories: 4_000, text: 12_000_000 };

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
	const shards = stretches.map(plannedShard);
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

function plannedShard({ name, articles }: Stretch): PlannedShard {
	return {
		url: `/search/${name}/`,
		path: `search/${name}`,
		data(context) {
			const { language, timeZone } = context.settings;
			return { language, timeZone, stories: articles.map((article) => searchable(article, context)) };
		},
	};
}

/** The second step of planning: gives a shard the context that its data are made from. */
export function bindShard(planned: PlannedShard, context: Context): Derived {
	const { url, path } = planned;
	const data = () => planned.data(context);
	return { sort: "derived", kind: "search-index", url, path, data, fingerprint: () => fingerprint(data()) };
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
