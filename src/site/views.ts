import type { Article } from "../article/article.ts";
import type { NewsDate } from "../article/date.ts";

/** A name that leads somewhere. */
export interface Link {
	/** What the link says: plain text. */
	readonly name: string;
	/** Where it leads: an address of the site, for the filter `href`. */
	readonly url: string;
}

/** A link with the number of stories behind it. */
export interface CountedLink extends Link {
	/** How many stories are behind it. */
	readonly count: number;
}

/** A story as a link to it: its headline and its date. */
export interface StoryLine {
	/** The address of its page, for the filter `href`. */
	readonly url: string;
	/** Plain text. */
	readonly headline: string;
	/** When it was published; undefined where no date is known. */
	readonly published?: NewsDate;
	/** Its language, BCP 47; undefined where it does not say so. */
	readonly language?: string;
	/** Whether it was corrected; undefined where it was not. */
	readonly isCorrected?: true;
}

/** A story's line, for its URL. */
export function storyLine({ headline, published, language, corrections }: Article, url: string): StoryLine {
	return corrections.length === 0 ? { url, headline, published, language } : { url, headline, published, language, isCorrected: true };
}
