import type { TermKind } from "../../archive/terms.ts";
import type { NewsDate } from "../../article/date.ts";
import type { NamedPeriod, PeriodLink } from "../periods.ts";
import type { Link } from "../views.ts";

/** A shard of the search index as the search page knows it. */
export interface ShownShard {
	/** The address of its folder. */
	readonly url: string;
	/** The years of its stories: `1957`, `1950s`, `undated`. */
	readonly years: readonly string[];
}

/** The search page. */
export interface SearchItem {
	/** The address of the word directory; undefined where there is none. */
	readonly directory?: string;
	/** The shards of the index, the newest stories first. */
	readonly shards: readonly ShownShard[];
	/** The indexes whose names are searched too. */
	readonly indexes: readonly { readonly kind: TermKind; readonly url: string }[];
	/** The sections, to choose from. */
	readonly sections: readonly Link[];
	/** Whether any story has a tag. */
	readonly hasTags: boolean;
	/** Whether any story has an author. */
	readonly hasAuthors: boolean;
	/** The decades that have stories, the undated first, then the latest first. */
	readonly decades: readonly NamedPeriod[];
	/** The years that have stories, the earliest first. */
	readonly years: readonly PeriodLink[];
	/** Whether any story is undated. */
	readonly hasUndated: boolean;
}

/** What browsers read to search the site from their own field (OpenSearch 1.1). */
export interface OpenSearchItem {
	/** The name of the paper, at most 16 characters. */
	readonly shortName: string;
	/** The name of the paper, at most 48 characters. */
	readonly longName: string;
}

/** An address in a sitemap. */
export interface SitemapPlace {
	/** For the filter `absolute`. */
	readonly url: string;
	/** When the page was last changed; undefined where that is not known. */
	readonly changed?: NewsDate;
}

/** What search engines read of the pages of one year, or of pages of no year. */
export interface SitemapItem {
	/** The addresses in it. */
	readonly places: readonly SitemapPlace[];
}

/** The list of the sitemaps. */
export interface SitemapIndexItem {
	/** The sitemaps, and when a page in each was last changed. */
	readonly sitemaps: readonly SitemapPlace[];
}

/** A file that the host of the settings reads. */
export interface HostItem {
	/** All of the file. */
	readonly text: string;
}

/** What robots may read. */
export interface RobotsItem {
	/** Whether there are sitemaps. */
	readonly sitemaps: boolean;
}
