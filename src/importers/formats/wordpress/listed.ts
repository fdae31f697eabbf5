import { type FactStep, listingFact, type OldListing } from "../../importer.ts";

/** So many stories stand on a page of a listing unless an owner says otherwise; an export does not tell. */
const STORIES_ON_A_PAGE = 10;

/** So many pages of a listing are told of: the further ones are hardly ever linked to, and each costs a host a rule. */
const MOST_PAGES = 20;

/** The formats of feeds, as they stand in addresses. */
const FORMATS: readonly string[] = ["rss2", "rss", "rdf", "atom"];

/** Files at which the first versions had feeds; later ones lead on from them. */
const OLD_FILES: readonly string[] = ["wp-feed", "wp-rss2", "wp-rss", "wp-rdf", "wp-atom"];

/** What the site as a whole had beside its stories: its feeds, and those of comments, which have no successor. */
export function siteFacts(home: string): FactStep[] {
	const feed = [{ kind: "feed", name: "" }] as const;
	const feeds = [
		"feed/",
		...FORMATS.flatMap((format) => [`feed/${format}/`, `?feed=${format}`]),
		...OLD_FILES.map((file) => `${file}.php`),
	];
	const comments = ["comments/feed/", ...FORMATS.flatMap((format) => [`comments/feed/${format}/`, `?feed=comments-${format}`])];
	return [
		...feeds.map((address) => listingFact(`${home}/${address}`, feed)),
		...[...comments, "wp-commentsrss2.php"].map((address) => listingFact(`${home}/${address}`, [])),
	];
}

/** Where a listing stood: paths below the home page, and queries. */
export interface ListingPlaces {
	/** Without a slash at either end; empty for the front page. */
	readonly paths: readonly string[];
	/** Without `?`; empty for the front page. */
	readonly queries: readonly string[];
}

/** What WordPress listed at an address and its feed. */
export function listingFacts(home: string, { paths, queries }: ListingPlaces, listed: readonly OldListing[]): FactStep[] {
	const feeds = listed.map((listing): OldListing => ({ ...listing, isFeed: true }));
	return [
		...[...paths.map((path) => `${path}/`), ...queries.map((query) => `?${query}`)].map((end) => listingFact(`${home}/${end}`, listed)),
		...[...paths.map((path) => `${path}/feed/`), ...queries.map((query) => `?feed=rss2&${query}`)].map((end) =>
			listingFact(`${home}/${end}`, feeds),
		),
	];
}

/**
 * The further pages of a listing, which lead to what the first one leads to.
 * @param stories how many published stories it listed
 */
export function furtherFacts(home: string, { paths, queries }: ListingPlaces, listed: readonly OldListing[], stories: number): FactStep[] {
	const pages = Math.min(Math.ceil(stories / STORIES_ON_A_PAGE), MOST_PAGES);
	return Array.from({ length: Math.max(pages - 1, 0) }, (_, index) => index + 2).flatMap((page) =>
		[
			...paths.map((path) => `${path === "" ? "" : `${path}/`}page/${page}/`),
			...queries.map((query) => `?${query === "" ? "" : `${query}&`}paged=${page}`),
		].map((end) => listingFact(`${home}/${end}`, listed)),
	);
}

/**
 * The listings of a year and its months, by their addresses without a path, and the further pages of both.
 * @param month of the stories, such as `2012-03`
 * @param stories how many published stories it has
 */
export function monthFacts(home: string, month: string, stories: number): FactStep[] {
	const [year = "", number = ""] = month.split("-");
	const ofYear = { kind: "period", name: `/${year}/` } as const;
	const ofMonth = { kind: "period", name: `/${year}/${number}/` } as const;
	return [
		listingFact(`${home}/?m=${year}`, [ofYear]),
		listingFact(`${home}/?m=${year}${number}`, [ofMonth, ofYear]),
		...furtherFacts(home, { paths: [`${year}/${number}`], queries: [`m=${year}${number}`] }, [ofMonth, ofYear], stories),
	];
}
