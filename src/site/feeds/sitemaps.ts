import { periodsOf } from "../../archive/calendar.ts";
import type { Article } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";
import { address } from "../address.ts";
import { lastChange, lastChangeOf } from "../changed.ts";
import type { Context, Pending } from "../context.ts";
import { KINDS } from "../kinds.ts";
import { cutByCount, groupBy, groupOf } from "../listing.ts";
import { periodUrl } from "../pages/calendar.ts";

/** An address in a sitemap, and when what stands there was last changed, where somebody says so. */
interface Place {
	readonly url: string;
	readonly changed?: NewsDate;
}

/** A sitemap takes 50,000 addresses and 50 MB: so many of the longest that browsers take are less than either. */
const FULL = 20_000;

/**
 * The sitemaps (sitemaps.org, protocol 0.9), one for each year, and their index. Stories that are not to be indexed are in none.
 * @param standing the outputs whose addresses do not depend on stories
 * @param pages the standing pages
 */
export function sitemapOutputs(context: Context, standing: readonly Pending[], pages: readonly Article[]): Pending[] {
	const { archive, settings, addressOf } = context;
	if (!settings.sitemaps) return [];
	const groups = groupBy(
		archive.stories.filter(({ noindex }) => !noindex),
		groupOf,
	);
	const periods = groupBy(
		(["year", "month", "day"] as const).flatMap((unit) => periodsOf(archive.calendar, unit)),
		({ year }) => String(year),
	);
	const decades = periodsOf(archive.calendar, "decade").map((decade): Place => ({ url: periodUrl(decade) }));
	const timeless = standing
		.filter(({ kind, isFurtherPage }) => KINDS[kind].sitemap === "timeless" && !isFurtherPage)
		.map(({ url }): Place => ({ url }));
	const placeOf = (article: Article): Place => ({ url: addressOf(article).url, changed: lastChange(article) });

	const maps = [...new Set([...groups.keys(), ...periods.keys()])].sort().flatMap((name) => {
		const own = (periods.get(name) ?? []).map((period): Place => ({ url: periodUrl(period) }));
		return cutByCount(groups.get(name) ?? [], FULL).map((articles, index) => ({
			...address(`/sitemaps/${name}${index === 0 ? "" : `-${index + 1}`}.xml`),
			changed: () => lastChangeOf(articles),
			places: () => [...articles.map(placeOf), ...(index === 0 ? own : [])],
		}));
	});
	const listed = [...timeless, ...decades];
	const others = cutByCount(listed, FULL).map((places, index) => ({
		...address(`/sitemaps/pages${index === 0 ? "" : `-${index + 1}`}.xml`),
		changed: () => undefined,
		places: () => (index === 0 ? [...places, ...pages.filter((page) => !page.noindex).map(placeOf)] : places),
	}));
	const all = [...maps, ...others];
	return [
		{
			...address("/sitemap.xml"),
			kind: "sitemap-index",
			data: () => ({ sitemaps: all.map(({ url, changed }) => ({ url, changed: changed() })) }),
		},
		...all.map(({ url, path, places }): Pending => ({ url, path, kind: "sitemap", data: () => ({ places: places() }), weight: FULL / 10 })),
	];
}

/** What machines may read, and where the sitemaps are. */
export function robotsOutputs({ settings }: Context): Pending[] {
	return settings.robots ? [{ ...address("/robots.txt"), kind: "robots", data: () => ({ sitemaps: settings.sitemaps }) }] : [];
}
