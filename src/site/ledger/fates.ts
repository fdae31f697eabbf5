import type { Article } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import { once } from "../../system/once.ts";
import { oldAddressesOf } from "../hosts/rules.ts";
import { mediaPath } from "../media/media.ts";
import { oldUrlsOf } from "../pages/redirects.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";
import { makeLikely } from "./likely.ts";
import { type AddressedSite, pathOf, type Standing } from "./standing.ts";
import { hiddenTermPages, openListings, type StoryFinder } from "./successors.ts";

/** What becomes of an address at which nothing stands any more. */
export type Fate =
	/** It leads to a URL; `article` is the story that stands there, if it is one. */
	| { readonly sort: "moved"; readonly to: string; readonly article?: Article }
	/** It was given up, or what stood there is not to be published. */
	| { readonly sort: "given-up" }
	/** Nothing that is published may name it. */
	| { readonly sort: "secret" }
	/** It belongs to the page of a story that is gone, which is told once. */
	| { readonly sort: "beside" }
	/** Nobody knows; `likely` is a story that may stand for it. */
	| { readonly sort: "gone"; readonly likely?: Article };

/** Citations stand beside the page of their story, under its name. */
const BESIDE = /(\/index)?\.(bib|ris|csl\.json)$/;

/** The old addresses that a story names. */
function namedIn(article: Article, settings: Settings): string[] {
	return [...oldUrlsOf(article, settings), ...oldAddressesOf(article, settings)];
}

/** Opens a site for questions about addresses at which nothing stands any more. */
export function openFates(entries: Ledger, site: AddressedSite, { now, answers }: Standing, stories: StoryFinder) {
	const { material, addressed, places, withheld } = site;
	const { autoRedirects } = material.settings;
	const listingOf = openListings(material.archive, (url) => now.has(url));
	const likelyOf = once(() => makeLikely(addressed.map((article) => ({ article, url: places.addressOf(article).url }))));

	const gone = once(() => new Set([...material.archive.tombstones, ...material.pages.tombstones].map(({ article }) => article)));
	const namedBy = once(
		() => new Map(addressed.flatMap((article) => namedIn(article, material.settings).map((url) => [url, article] as const))),
	);

	const isHidden = hiddenTermPages(material.termNotes);

	const movedTo = (article: Article): Fate => ({ sort: "moved", to: places.addressOf(article).url, article });

	/** A page of no story: what an import recorded may have been anything, and no page stands for a file. */
	const isListing = (address: string, { id, asked }: LedgerEntry) =>
		id === undefined && asked === undefined && !address.startsWith(`/${mediaPath("")}`);

	const besidePage = (address: string): Fate | undefined => {
		const stem = address.replace(BESIDE, "");
		const page = [`${stem}.html`, stem, `${stem}/`].find((url) => url !== address && (entries.has(url) || now.has(url)));
		if (stem === address || page === undefined) return undefined;
		const story = stories.storyOf(now.get(page) ?? {});
		if (story) return movedTo(story);
		if (answers(page)) return { sort: "moved", to: page };
		const fate = fateOf(page, entries.get(page) ?? {});
		return fate.sort === "gone" ? { sort: "beside" } : fate;
	};

	const fateOf = (address: string, entry: LedgerEntry): Fate => {
		if (isHidden(address)) return { sort: "secret" };
		if (entry.forgotten !== undefined || withheld.has(pathOf(address))) return { sort: "given-up" };
		// Where no page can stand, a host can lead on all the same: with clean addresses from /a/ to /a.
		const named = namedBy().get(address);
		if (named) return movedTo(named);
		const story = stories.storyOf(entry);
		// The old address may tell the headline that is to be hidden.
		if (story?.hideHeadline && gone().has(story)) return { sort: "given-up" };
		if (autoRedirects && story) return movedTo(story);
		const listing = autoRedirects && isListing(address, entry) ? listingOf(address) : undefined;
		if (listing !== undefined) return { sort: "moved", to: listing };
		const beside = besidePage(address);
		if (beside) return beside;
		const likely = story ?? likelyOf()(address)?.article;
		// The number that a query names is the story's own.
		return likely && address.includes("?") ? movedTo(likely) : { sort: "gone", likely };
	};
	return fateOf;
}
