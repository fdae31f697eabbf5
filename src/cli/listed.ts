import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { noTermNotes, readTermNotes } from "../archive/termnotes.ts";
import { gatherTerms, LISTING_OF, TERM_KINDS } from "../archive/terms.ts";
import type { Article } from "../article/article.ts";
import { parseDate } from "../article/date.ts";
import type { NewSite } from "../importers/survey/newsite.ts";
import type { Settings } from "../settings.ts";
import { datePath } from "../site/address.ts";
import { feedLinks, TERM_KINDS_WITH_FEEDS } from "../site/feeds/links.ts";
import { kindPath, termUrl } from "../site/terms.ts";

/**
 * Where the listings of an archive stand, as far as names and dates say: another story of the archive may want an address as well.
 * @param content the content folder, for its terms.yml
 */
export function listingsOf(settings: Settings, content: string): Pick<NewSite, "termAddresses" | "calendarOf" | "feedOf"> {
	const file = path.join(content, "terms.yml");
	const { notes } = existsSync(file) ? readTermNotes(readFileSync(file, "utf8"), file) : { notes: noTermNotes };
	return {
		termAddresses(listing, names) {
			const kind = TERM_KINDS.find((each) => LISTING_OF[each] === listing);
			if (kind === undefined) return new Map();
			const { bySpelling } = gatherTerms(
				names.map((name) => listedBy(listing, name)),
				notes,
				[],
				settings.listings,
			)[kind];
			return new Map([...bySpelling].map(([name, term]) => [name, termUrl(term)]));
		},
		calendarOf(published) {
			const { year, month, day } = (published === undefined ? undefined : parseDate(published, settings.timeZone)) ?? {};
			if (year === undefined) return [];
			const periods: Parameters<typeof datePath>[0][] = [{ year }];
			if (month !== undefined && settings.calendar !== "year") periods.push({ year, month });
			if (month !== undefined && day !== undefined && settings.calendar === "day") periods.push({ year, month, day });
			return periods.map((period) => `${datePath(period)}/`);
		},
		feedOf(listing) {
			const isTerm = TERM_KINDS_WITH_FEEDS.some((kind) => listing.startsWith(kindPath(kind)));
			const [link] = feedLinks(listing === "/" ? settings.feeds : isTerm ? settings.termFeeds : []);
			return link && listing + link.file;
		},
	};
}

/** What of a story names are gathered by. */
function listedBy(listing: string, name: string): Article {
	const story = {
		tags: listing === "tags" ? [name] : [],
		authors: listing === "authors" ? [{ name }] : [],
		section: listing === "sections" ? name : undefined,
		series: listing === "series" ? name : undefined,
	};
	return story as unknown as Article;
}
