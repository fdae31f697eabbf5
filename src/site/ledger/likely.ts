import type { Article } from "../../article/article.ts";
import { percentDecoded } from "../../article/text.ts";
import { isPostNumber, postNumberIn } from "../links/postnumber.ts";
import { makeStoryFinder } from "../links/stories.ts";

/** A story, and the URL below the site's base at which it stands. */
export interface StandingStory {
	readonly article: Article;
	readonly url: string;
}

/**
 * Makes what finds the story that an address of an older site most probably was, as links in stories are resolved: by the slug at its end,
 * with the date, section or folders before it, or by the number that WordPress gave it.
 * @returns gets a path below the site's base, percent-encoded, with or without a query; gives undefined where no story, or more than one, may be meant
 */
export function makeLikely(stories: readonly StandingStory[]): (address: string) => StandingStory | undefined {
	const byArticle = new Map(stories.map((story) => [story.article, story]));
	const finder = makeStoryFinder([...byArticle.keys()], []);
	return (address) => {
		const path = percentDecoded(address.replace(/[?#].*$/s, ""));
		const number = isPostNumber(path, address) ? postNumberIn(address) : undefined;
		const found = number === undefined ? finder.ofOldAddress(path) : finder.ofNumber(number);
		return found && byArticle.get(found);
	};
}
