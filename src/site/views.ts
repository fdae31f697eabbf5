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
}

/** A story's line, for its URL. */
export function storyLine({ headline, published, language }: Article, url: string): StoryLine {
	return { url, headline, published, language };
}
