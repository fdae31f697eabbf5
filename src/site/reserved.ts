import { collate } from "../archive/archive.ts";
import { noTermNotes } from "../archive/termnotes.ts";
import type { Settings } from "../settings.ts";
import { type Claims, makeClaims } from "./claims.ts";
import { mediaPath } from "./media/media.ts";
import type { Address } from "./output.ts";
import { plan } from "./plan.ts";

/** Why an address is refused that the site needs for itself. */
const RESERVED = "the site itself";

/**
 * Claims of a site whose stories are not known yet. Every address is taken that the site needs whatever stories it holds:
 * its front page, calendar, feeds, sitemaps, data, search, assets. Listings of terms are not among them, since their names are not known.
 */
export function claimsWithoutStories(settings: Settings): Claims {
	const claims = makeClaims(settings.urls);
	for (const address of addressesWithoutStories(settings)) claims.claim(address, RESERVED);
	const folders = foldersOf(settings);
	return {
		claim(address, owner) {
			const path = address.path.normalize("NFC").toLowerCase();
			const isReserved = isPeriod(path, settings) || folders.some((folder) => path.startsWith(folder));
			return isReserved ? RESERVED : claims.claim(address, owner);
		},
	};
}

/** What the plan has before the first story. */
function addressesWithoutStories(settings: Settings): readonly Address[] {
	const archive = collate([], { ...settings, termNotes: noTermNotes, at: 0 });
	return plan({ archive, pages: { stories: [], tombstones: [], withheld: [] }, files: [], settings }).outputs;
}

/** The folders that the site alone fills, partly as stories come; each ends in `/`. */
function foldersOf({ cards, data, listings, onThisDay, search, sitemaps }: Settings): readonly string[] {
	return [
		"assets/",
		"corrections/",
		"feeds/",
		mediaPath(""),
		...(cards === "stories" ? ["cards/"] : []),
		...(data ? ["data/"] : []),
		...(listings.includes("issues") ? ["issues/"] : []),
		...(onThisDay ? ["on-this-day/"] : []),
		...(search ? ["search/"] : []),
		...(sitemaps ? ["sitemaps/"] : []),
	];
}

const PERIODS = { year: /^\d{4}$/, month: /^\d{4}(\/\d\d)?$/, day: /^\d{4}(\/\d\d(\/\d\d)?)?$/ } as const;

/** Whether a file is the page of a period, of the undated stories, or a part of such a page. */
function isPeriod(path: string, { calendar }: Settings): boolean {
	const [, folder = ""] = /^(.*?)(\/part-\d+)?(\/index)?\.html$/.exec(path) ?? [];
	return folder === "undated" || /^\d{3}0s$/.test(folder) || PERIODS[calendar].test(folder);
}
