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

/** A story as a line of a listing. */
export interface StoryLine {
	readonly url: string;
	readonly headline: string;
	readonly published?: NewsDate;
	readonly section?: string;
	readonly standfirst?: string;
	readonly language?: string;
}

/** A story's line, for its URL. */
export function storyLine({ headline, published, section, standfirst, language }: Article, url: string): StoryLine {
	return { url, headline, published, section, standfirst, language };
}
