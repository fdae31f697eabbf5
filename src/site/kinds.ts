import type { Settings } from "../settings.ts";

/** The form of a feed, as owners name it in the settings. */
export type FeedForm = Settings["feeds"][number];

/** The form of a citation for programs, as owners name it in the settings. */
export type CitationForm = Settings["citations"][number];

/** The kinds of data volume. */
export const VOLUME_KINDS = ["data-jsonl", "data-csv", "data-ninjs"] as const;

type VolumeKind = (typeof VOLUME_KINDS)[number];

/** The order in which outputs are published. What comes later links to what comes earlier, so a reader never meets a broken link. */
const PUBLISHING_ORDER = ["stories", "listings", "feed history", "feeds"] as const;

/** A form of pictures: a card (PNG), an icon for home screens (PNG), one for old programs (ICO). */
export type PictureForm = "card" | "touch" | "ico";

/** What is the same for all outputs of a kind. */
export interface KindFacts {
	/** The template that makes it, below a folder of templates. */
	readonly template: string;
	readonly mediaType: string;
	/** The place in the order of publishing. */
	readonly published: (typeof PUBLISHING_ORDER)[number];
	/** The form of the picture that is drawn of what the template makes, SVG; undefined where that is published as it is. */
	readonly picture?: PictureForm;
	/** Whether pages and programs alone ask for it, so that no ledger keeps its address. */
	readonly isUnlinked?: true;
	/** Whether it stands in the sitemap of its year, in the one for pages of no year, or in none. */
	readonly sitemap: "dated" | "timeless" | "none";
}

/** A kind that people know as a file of some format. */
export interface FileFacts extends KindFacts {
	/** The name of the format: `RSS`, `BibTeX`, `CSV`. */
	readonly name: string;
	/** The end of its file's name. */
	readonly end: string;
}

/** A kind of feed. */
export interface FeedFacts extends Omit<FileFacts, "end"> {
	/** The last piece of its address, beside the page that it tells of. */
	readonly file: string;
	/** What OPML calls the format, where OPML knows it. */
	readonly opmlVersion: string | undefined;
}

const HTML = "text/html";
const XML = "application/xml";

/** The kinds of rendered output. The kind of a feed or a citation is called as the settings call its form. */
export const KINDS = {
	front: { template: "layouts/front.njk", mediaType: HTML, published: "listings", sitemap: "timeless" },
	story: { template: "layouts/story.njk", mediaType: HTML, published: "stories", sitemap: "dated" },
	tombstone: { template: "layouts/tombstone.njk", mediaType: HTML, published: "stories", sitemap: "none" },
	term: { template: "layouts/term.njk", mediaType: HTML, published: "listings", sitemap: "timeless" },
	"term-part": { template: "layouts/term-part.njk", mediaType: HTML, published: "listings", sitemap: "none" },
	terms: { template: "layouts/terms.njk", mediaType: HTML, published: "listings", sitemap: "timeless" },
	issue: { template: "layouts/issues/issue.njk", mediaType: HTML, published: "listings", sitemap: "timeless" },
	issues: { template: "layouts/issues/index.njk", mediaType: HTML, published: "listings", sitemap: "timeless" },
	calendar: { template: "layouts/calendar.njk", mediaType: HTML, published: "listings", sitemap: "timeless" },
	period: { template: "layouts/period.njk", mediaType: HTML, published: "listings", sitemap: "dated" },
	undated: { template: "layouts/undated.njk", mediaType: HTML, published: "listings", sitemap: "timeless" },
	"on-this-day": { template: "layouts/on-this-day.njk", mediaType: HTML, published: "listings", sitemap: "timeless" },
	"on-this-day-index": { template: "layouts/on-this-day-index.njk", mediaType: HTML, published: "listings", sitemap: "timeless" },
	page: { template: "layouts/page.njk", mediaType: HTML, published: "stories", sitemap: "timeless" },
	search: { template: "layouts/search.njk", mediaType: HTML, published: "feeds", sitemap: "none" },
	opensearch: {
		template: "feeds/opensearch.njk",
		mediaType: "application/opensearchdescription+xml",
		published: "feeds",
		sitemap: "none",
		isUnlinked: true,
	},
	"not-found": { template: "layouts/not-found.njk", mediaType: HTML, published: "stories", sitemap: "none", isUnlinked: true },
	face: { template: "layouts/face.njk", mediaType: "text/css", published: "stories", sitemap: "none", isUnlinked: true },
	card: { template: "feeds/card.njk", mediaType: "image/png", picture: "card", published: "stories", sitemap: "none", isUnlinked: true },
	icon: { template: "feeds/icon.njk", mediaType: "image/svg+xml", published: "stories", sitemap: "none", isUnlinked: true },
	"touch-icon": {
		template: "feeds/icon.njk",
		mediaType: "image/png",
		picture: "touch",
		published: "stories",
		sitemap: "none",
		isUnlinked: true,
	},
	"old-icon": {
		template: "feeds/icon.njk",
		mediaType: "image/x-icon",
		picture: "ico",
		published: "stories",
		sitemap: "none",
		isUnlinked: true,
	},
	manifest: {
		template: "feeds/manifest.njk",
		mediaType: "application/manifest+json",
		published: "stories",
		sitemap: "none",
		isUnlinked: true,
	},
	redirect: { template: "layouts/redirect.njk", mediaType: HTML, published: "stories", sitemap: "none" },
	feeds: { template: "layouts/feeds.njk", mediaType: HTML, published: "feeds", sitemap: "timeless" },
	corrections: { template: "layouts/corrections.njk", mediaType: HTML, published: "listings", sitemap: "timeless" },
	data: { template: "layouts/data.njk", mediaType: HTML, published: "feeds", sitemap: "timeless" },

	rss: {
		name: "RSS",
		file: "feed.xml",
		template: "feeds/rss.njk",
		mediaType: "application/rss+xml",
		opmlVersion: "RSS2",
		published: "feeds",
		sitemap: "none",
	},
	atom: {
		name: "Atom",
		file: "atom.xml",
		template: "feeds/atom.njk",
		mediaType: "application/atom+xml",
		opmlVersion: "ATOM1",
		published: "feeds",
		sitemap: "none",
	},
	json: {
		name: "JSON Feed",
		file: "feed.json",
		template: "feeds/json.njk",
		mediaType: "application/feed+json",
		opmlVersion: undefined,
		published: "feeds",
		sitemap: "none",
	},
	"atom-archive": { template: "feeds/atom.njk", mediaType: "application/atom+xml", published: "feed history", sitemap: "none" },
	opml: { template: "feeds/opml.njk", mediaType: "text/x-opml", published: "feeds", sitemap: "none" },

	sitemap: { template: "feeds/sitemap.njk", mediaType: XML, published: "feed history", sitemap: "none", isUnlinked: true },
	"sitemap-index": { template: "feeds/sitemap-index.njk", mediaType: XML, published: "feeds", sitemap: "none", isUnlinked: true },
	host: { template: "feeds/host.njk", mediaType: "text/plain", published: "feeds", sitemap: "none", isUnlinked: true },
	robots: { template: "feeds/robots.njk", mediaType: "text/plain", published: "stories", sitemap: "none", isUnlinked: true },

	"data-jsonl": {
		name: "JSON Lines",
		end: ".jsonl",
		template: "feeds/data-jsonl.njk",
		mediaType: "application/jsonl",
		published: "listings",
		sitemap: "none",
	},
	"data-csv": {
		name: "CSV",
		end: ".csv",
		template: "feeds/data-csv.njk",
		mediaType: "text/csv",
		published: "listings",
		sitemap: "none",
	},
	"data-ninjs": {
		name: "ninjs",
		end: ".ninjs.jsonl",
		template: "feeds/data-ninjs.njk",
		mediaType: "application/jsonl",
		published: "listings",
		sitemap: "none",
	},

	bib: {
		name: "BibTeX",
		end: ".bib",
		template: "feeds/bib.njk",
		mediaType: "application/x-bibtex",
		published: "stories",
		sitemap: "none",
	},
	ris: {
		name: "RIS",
		end: ".ris",
		template: "feeds/ris.njk",
		mediaType: "application/x-research-info-systems",
		published: "stories",
		sitemap: "none",
	},
	csl: {
		name: "CSL-JSON",
		end: ".csl.json",
		template: "feeds/csl.njk",
		mediaType: "application/vnd.citationstyles.csl+json",
		published: "stories",
		sitemap: "none",
	},
} as const satisfies Readonly<
	Record<string, KindFacts | FileFacts | FeedFacts> & Record<FeedForm, FeedFacts> & Record<CitationForm | VolumeKind, FileFacts>
>;

/** A kind of rendered output. */
export type Kind = keyof typeof KINDS;

/** The form of the picture that outputs of a kind are; undefined for a text. */
export function pictureFormOf(kind: Kind): PictureForm | undefined {
	const facts: KindFacts = KINDS[kind];
	return facts.picture;
}

/** Whether people may link to outputs of a kind, so that a ledger keeps their addresses. */
export function isLinkedKind(kind: Kind): boolean {
	const facts: KindFacts = KINDS[kind];
	return facts.isUnlinked !== true;
}

/** Whether outputs of a kind are feeds in a form that the settings name. */
export function isFeedKind(kind: Kind): boolean {
	const facts: KindFacts & Partial<FeedFacts> = KINDS[kind];
	return facts.file !== undefined;
}

/** All kinds of rendered output, in the order of the table. */
export const KIND_NAMES = Object.keys(KINDS) as readonly Kind[];

/** The forms of feeds that the settings can name. */
export const FEED_FORMS = KIND_NAMES.filter(isFeedKind) as readonly FeedForm[];

/** The kind of a published file: of a rendered output, a copy, a file that Eleventy makes for the owner, or a piece of the search index. */
export type PublishedKind = Kind | "copied" | "own" | "search-index";

const RANK_OF: ReadonlyMap<string, number> = new Map(KIND_NAMES.map((kind) => [kind, PUBLISHING_ORDER.indexOf(KINDS[kind].published)]));

/** The rank of a file in publishing, from 0: stories and the files that they need, then listings, then feeds. What is not rendered is among the first. */
export function publishingRank(kind: PublishedKind | undefined): number {
	return RANK_OF.get(kind ?? "") ?? 0;
}
