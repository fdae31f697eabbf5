import type { Article } from "../article/article.ts";
import type { NewsDate } from "../article/date.ts";

/** A name that leads somewhere. */
export interface Link {
	readonly name: string;
	readonly url: string;
}

/** A link with the number of stories behind it. */
export interface CountedLink extends Link {
	readonly count: number;
}

/** A story as a link to it: its headline and its date. */
export interface StoryLine {
	readonly url: string;
	readonly headline: string;
	readonly published?: NewsDate;
	readonly language?: string;
	/** Whether it was corrected; undefined where it was not. */
	readonly isCorrected?: true;
}

/** A story's line, for its URL. */
export function storyLine({ headline, published, language, corrections }: Article, url: string): StoryLine {
	return corrections.length === 0 ? { url, headline, published, language } : { url, headline, published, language, isCorrected: true };
}
