import type { Tombstone } from "../../archive/archive.ts";
import type { Article, Author } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";
import type { PageLink } from "../links/pagelinks.ts";
import type { PagePicture } from "../media/pictures.ts";
import type { PeriodLink } from "../periods.ts";
import type { TermLink } from "../terms.ts";
import type { Link, StoryLine } from "../views.ts";

/** Who wrote a story, with the page of that author. */
export interface StoryAuthor extends Author {
	/** The author's page; undefined where there is none. */
	readonly page?: TermLink;
}

/** A series as its stories show it. It has no number of parts, because each new part would change that on every page. */
export interface InSeries extends Link {
	/** The part before this story. */
	readonly previous?: StoryLine;
	/** The part after this story. */
	readonly next?: StoryLine;
}

/** The links from a story's date. */
export interface DateLinks {
	/** The shortest period that it lies in. */
	readonly filedUnder: PeriodLink;
	/** Its year and its month; its decade where no more is known. Periods without a page are left out. */
	readonly above: readonly PeriodLink[];
	/** The address of the page with what was published on that day in every year. */
	readonly onThisDay?: string;
}

/** A body as its page shows it. */
export interface ShownBody {
	/** All fields of the story. */
	readonly article: Article;
	/** The pictures of the page whose size is known: for the filters `body` and `img`. */
	readonly pictures?: readonly PagePicture[];
	/** The addresses in the story that the page must change: for the filters `body` and `img`. */
	readonly links?: readonly PageLink[];
}

/** The page of a story. */
export interface StoryItem extends ShownBody, DateLinks {
	/** The address of its card; undefined where it has none of its own. */
	readonly card?: string;
	/** Its section, if that has a page. */
	readonly section?: TermLink;
	/** Its tags, those that have pages. */
	readonly tags: readonly TermLink[];
	/** Its authors, in the order of the field. */
	readonly authors: readonly StoryAuthor[];
	/** The print issue in which it stood, if that has a page. */
	readonly issue?: TermLink;
	/** Its series, if that has a page. */
	readonly series?: InSeries;
	/** The story that was published before it. */
	readonly previous?: StoryLine;
	/** The story that was published after it. */
	readonly next?: StoryLine;
	/** Files with its citation: the name of the format, and the address. */
	readonly citations?: readonly Link[];
	/** Earlier stories on its subject, the nearest first. */
	readonly earlier: readonly StoryLine[];
}

/** A standing page, of `content/pages/`. */
export type StandingPageItem = ShownBody;

/** The page that stands in place of a story which was withdrawn or has expired. */
export interface TombstoneItem {
	/** The story's headline; undefined where it is not to be shown. */
	readonly headline?: string;
	/** When the story was published; undefined where that is not to be shown. */
	readonly published?: NewsDate;
	/** Why it was withdrawn, as the editors say it. */
	readonly reason?: string;
	/** The language of the story, BCP 47; undefined where it is the site's. */
	readonly language?: string;
	/** Whether it was withdrawn or has expired. */
	readonly why: Tombstone["why"];
}

/** The page at an old address. */
export interface RedirectItem {
	/** The address that it leads to. */
	readonly to: string;
	/** The headline of the story there; undefined where it is not to be shown, or where no story stands there. */
	readonly headline?: string;
}

/** The citation of a story in a file. */
export interface CitationItem {
	/** All fields of the story. */
	readonly article: Article;
	/** The address of the story. */
	readonly story: string;
}

/** The page for an address at which there is nothing. It sees nothing but its address. */
export type NotFoundItem = object;
