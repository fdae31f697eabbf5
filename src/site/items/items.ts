import type { Kind } from "../kinds.ts";
import type { Address } from "../output.ts";
import type { CalendarItem, DayOfYearItem, DaysOfYearItem, PeriodItem, UndatedItem } from "./calendar.ts";
import type { CorrectionsItem } from "./corrections.ts";
import type { DataItem, VolumeItem } from "./data.ts";
import type { ArchiveDocumentItem, FeedItem, FeedsItem, OpmlItem } from "./feeds.ts";
import type { CardItem, FaceItem, IconItem, ManifestItem } from "./files.ts";
import type { FrontItem } from "./front.ts";
import type { IssueItem, IssuesItem } from "./issues.ts";
import type { HostItem, OpenSearchItem, RobotsItem, SearchItem, SitemapIndexItem, SitemapItem } from "./machines.ts";
import type { CitationItem, NotFoundItem, RedirectItem, StandingPageItem, StoryItem, TombstoneItem } from "./story.ts";
import type { TermItem, TermPartItem, TermsItem } from "./terms.ts";

/**
 * What templates see as `item`, by the kind of output, beside its `url` and its `path`: plain data.
 * The planner is held to it, the types of `item` for theme authors come from it, and `npm run docs` makes docs/variables.md from it.
 */
export interface ItemData {
	/** The front page. */
	readonly front: FrontItem;
	/** The page of a story. */
	readonly story: StoryItem;
	/** The page that stands in place of a story which was withdrawn or has expired. */
	readonly tombstone: TombstoneItem;
	/** The page of a tag, a section, an author or a series. */
	readonly term: TermItem;
	/** A page with the stories of one year of a term that has too many for one page. */
	readonly "term-part": TermPartItem;
	/** The index of all tags, sections, authors or series. */
	readonly terms: TermsItem;
	/** The page of a print issue. */
	readonly issue: IssueItem;
	/** The index of print issues; where there are many, a page for each of their years as well. */
	readonly issues: IssuesItem;
	/** The page of the whole calendar. */
	readonly calendar: CalendarItem;
	/** The page of a decade, a year, a month or a day. */
	readonly period: PeriodItem;
	/** The stories of which no date is known. */
	readonly undated: UndatedItem;
	/** What was published on a day of the year, in all years. */
	readonly "on-this-day": DayOfYearItem;
	/** The index of the days of the year. */
	readonly "on-this-day-index": DaysOfYearItem;
	/** A standing page, of `content/pages/`. */
	readonly page: StandingPageItem;
	/** The search page. */
	readonly search: SearchItem;
	/** What browsers read to search the site from their own field. */
	readonly opensearch: OpenSearchItem;
	/** The page for an address at which there is nothing. */
	readonly "not-found": NotFoundItem;
	/** The style sheet of the colours, type and measure in the settings. */
	readonly face: FaceItem;
	/** The picture that other sites show beside a link to a page: of a story, or of the site. */
	readonly card: CardItem;
	/** The icon of the paper. */
	readonly icon: IconItem;
	/** The icon for home screens of phones. */
	readonly "touch-icon": IconItem;
	/** The icon for programs that ask for nothing else. */
	readonly "old-icon": IconItem;
	/** What names the icons and colours to browsers. */
	readonly manifest: ManifestItem;
	/** The page at an old address, which leads to the new one. */
	readonly redirect: RedirectItem;
	/** The page that tells of the feeds. */
	readonly feeds: FeedsItem;
	/** The page of corrections; where there are many, a page for each of their years as well. */
	readonly corrections: CorrectionsItem;
	/** The page that lists the open data. */
	readonly data: DataItem;
	/** A feed in RSS. */
	readonly rss: FeedItem;
	/** A feed in Atom. */
	readonly atom: FeedItem;
	/** A feed in JSON Feed. */
	readonly json: FeedItem;
	/** A closed part of the history of the Atom feed. */
	readonly "atom-archive": ArchiveDocumentItem;
	/** The list of all feeds for programs. */
	readonly opml: OpmlItem;
	/** A sitemap. */
	readonly sitemap: SitemapItem;
	/** The list of the sitemaps. */
	readonly "sitemap-index": SitemapIndexItem;
	/** A file that the host of the settings reads. */
	readonly host: HostItem;
	/** What robots may read. */
	readonly robots: RobotsItem;
	/** The metadata of a year's stories as JSON Lines. */
	readonly "data-jsonl": VolumeItem;
	/** The metadata of a year's stories as a table. */
	readonly "data-csv": VolumeItem;
	/** The metadata of a year's stories as ninjs. */
	readonly "data-ninjs": VolumeItem;
	/** The citation of a story as BibTeX. */
	readonly bib: CitationItem;
	/** The citation of a story as RIS. */
	readonly ris: CitationItem;
	/** The citation of a story as CSL-JSON. */
	readonly csl: CitationItem;
}

/** What the templates of a kind of output see as `item`: `ItemOf<"story">`, `ItemOf<"term">`. Plain data, with its `url` and its `path`. */
export type ItemOf<Own extends Kind> = ItemData[Own] & Address;
