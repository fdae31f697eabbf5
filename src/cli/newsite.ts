import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { noTermNotes, readTermNotes, unreadTermNotes } from "../archive/termnotes.ts";
import { gatherTerms, LISTING_OF, TERM_KINDS, type TermFields, type TermNotes } from "../archive/terms.ts";
import { parseDate } from "../article/date.ts";
import type { AddressFields, NewSite } from "../importers/survey/newsite.ts";
import type { ListingName, Settings } from "../settings.ts";
import { address, datePath, pageAddress, readSitePath, storyAddress } from "../site/address.ts";
import { makeClaims } from "../site/claims.ts";
import { feedLinks, TERM_KINDS_WITH_FEEDS } from "../site/feeds/links.ts";
import { isMedia } from "../site/media/media.ts";
import { claimsWithoutStories } from "../site/reserved.ts";
import { kindPath, termUrl } from "../site/terms.ts";

/**
 * What the importers must know of the archive that they write into: this room knows its settings, they do not.
 * @param content the content folder, for its terms.yml
 */
export function newSite(settings: Settings, content: string): NewSite {
	let claims = claimsWithoutStories(settings);
	return {
		...listingsOf(settings, content),
		zone: settings.timeZone,
		isMedia,
		claim(written) {
			const read = readSitePath(written, settings);
			if ("fault" in read) return read.fault;
			return claims.claim(address(read.path), "another story") === undefined ? undefined : "is taken";
		},
		settled() {
			claims = makeClaims(settings.urls);
		},
		addressOf: (story) => addressOf(story, settings),
	};
}

function addressOf({ kind, id, slug, section, published }: AddressFields, settings: Settings): string {
	if (kind === "page") return pageAddress(`/${slug}`, settings).url;
	const date = published === undefined ? undefined : parseDate(published, settings.timeZone);
	return storyAddress({ id, section, published: date }, slug, settings).url;
}

/** The addresses of listings, as far as names and dates determine them: another story of the archive may claim one of them. */
function listingsOf(settings: Settings, content: string): Pick<NewSite, "termAddresses" | "calendarOf" | "feedOf"> {
	const notes = termNotesIn(path.join(content, "terms.yml"));
	return {
		termAddresses(listing, names) {
			const kind = TERM_KINDS.find((each) => LISTING_OF[each] === listing);
			if (kind === undefined) return new Map();
			const stories = names.map((name) => storyUnder(listing, name));
			const { bySpelling } = gatherTerms(stories, { ...settings, termNotes: notes, sections: [] })[kind];
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

/** What a terms.yml says, as a build takes it. */
function termNotesIn(file: string): TermNotes {
	try {
		return existsSync(file) ? readTermNotes(readFileSync(file, "utf8"), file).notes : noTermNotes;
	} catch {
		return unreadTermNotes;
	}
}

/** The fields of a story that stands in one listing only. */
function storyUnder(listing: ListingName, name: string): TermFields {
	return {
		tags: listing === "tags" ? [name] : [],
		authors: listing === "authors" ? [{ name }] : [],
		section: listing === "sections" ? name : undefined,
		series: listing === "series" ? name : undefined,
	};
}
