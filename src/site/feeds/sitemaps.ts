import { periodsOf } from "../../archive/calendar.ts";
import type { Article } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";
import type { Settings } from "../../settings.ts";
import { cutByCount } from "../../system/batches.ts";
import { address } from "../address.ts";
import type { Context } from "../context.ts";
import type { SitemapPlace } from "../items/machines.ts";
import { KINDS } from "../kinds.ts";
import { lastChange, lastChangeOf } from "../lastchange.ts";
import { groupBy } from "../listing.ts";
import type { Material } from "../material.ts";
import type { Address } from "../output.ts";
import { periodUrl, yearOf } from "../periods.ts";
import type { PlannedGroup, PlannedOutput } from "../planned.ts";

/** A sitemap that is planned. */
interface Sitemap extends Address {
	/** When any of its stories was last changed. */
	changed(): NewsDate | undefined;
	readonly group?: PlannedGroup;
	entries(context: Context): SitemapPlace[];
}

/** A sitemap takes 50,000 addresses and 50 MB. So many addresses stay below both, even if each is as long as browsers take. */
const SITEMAP_SIZE = 20_000;

/** A sitemap weighs as much as this many stories. */
const SITEMAP_WEIGHT = SITEMAP_SIZE / 10;

/**
 * The sitemaps (sitemaps.org, protocol 0.9), one for each year, one for pages of no year, and their index. Stories that are not to be indexed are in none.
 * @param others the outputs whose addresses depend on no story's address
 */
export function sitemapOutputs(material: Material, others: readonly PlannedOutput[]): PlannedOutput[] {
	if (!material.settings.sitemaps) return [];
	const sitemaps = [...yearSitemaps(material), ...timelessSitemaps(material, others)];
	return [
		{
			...address("/sitemap.xml"),
			kind: "sitemap-index",
			data: () => ({ sitemaps: sitemaps.map(({ url, changed }) => ({ url, changed: changed() })) }),
		},
		...sitemaps.map(({ url, path, group, entries }): PlannedOutput => {
			return { url, path, kind: "sitemap", weight: SITEMAP_WEIGHT, group, data: (context) => ({ places: entries(context) }) };
		}),
	];
}

/** A sitemap for each year, with its stories and its pages of the calendar. */
function yearSitemaps({ archive }: Material): Sitemap[] {
	const stories = groupBy(archive.stories.filter(isIndexed), ({ published }) => yearOf(published).name);
	const periods = groupBy(
		(["year", "month", "day"] as const).flatMap((unit) => periodsOf(archive.calendar, unit)),
		(period) => yearOf(period).name,
	);
	return [...new Set([...stories.keys(), ...periods.keys()])].sort().flatMap((name) => {
		const pages = (periods.get(name) ?? []).map((period): SitemapPlace => ({ url: periodUrl(period) }));
		return cutByCount(stories.get(name) ?? [], SITEMAP_SIZE).map((articles, index): Sitemap => {
			const own = sitemapAddress(name, index);
			const entries = (context: Context) => [...articles.map((article) => entryOf(article, context)), ...(index === 0 ? pages : [])];
			const group: PlannedGroup = { name: own.url, madeFrom: ({ line }) => ({ stories: articles.map(line), pages }) };
			return { ...own, changed: () => lastChangeOf(articles), group, entries };
		});
	});
}

/** The sitemap of the pages that belong to no year: listings, decades, standing pages. */
function timelessSitemaps({ archive, pages }: Material, others: readonly PlannedOutput[]): Sitemap[] {
	const listings = others.filter(
		({ kind, isFurtherPage, isNotIndexed }) => KINDS[kind].sitemap === "timeless" && !isFurtherPage && !isNotIndexed,
	);
	const listed = [
		...listings.map(({ url }): SitemapPlace => ({ url })),
		...periodsOf(archive.calendar, "decade").map((decade): SitemapPlace => ({ url: periodUrl(decade) })),
	];
	const standing = pages.stories.filter(isIndexed);
	return cutByCount(listed, SITEMAP_SIZE).map((some, index): Sitemap => {
		const entries = (context: Context) => (index === 0 ? [...some, ...standing.map((page) => entryOf(page, context))] : some);
		return { ...sitemapAddress("pages", index), changed: () => undefined, entries };
	});
}

function sitemapAddress(name: string, index: number): Address {
	return address(`/sitemaps/${name}${index === 0 ? "" : `-${index + 1}`}.xml`);
}

function entryOf(article: Article, { addressOf }: Context): SitemapPlace {
	return { url: addressOf(article).url, changed: lastChange(article) };
}

function isIndexed({ noindex }: Article): boolean {
	return !noindex;
}

/** The file that tells robots what they may read, and where the sitemaps are. */
export function robotsOutputs({ robots, sitemaps }: Pick<Settings, "robots" | "sitemaps">): PlannedOutput[] {
	return robots ? [{ ...address("/robots.txt"), kind: "robots", data: () => ({ sitemaps }) }] : [];
}
