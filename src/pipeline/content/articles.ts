import type { Article } from "../../article/article.ts";
import type { ReadStory } from "../../article/read.ts";
import type { Problem } from "../../problem.ts";
import type { OpenedContent } from "./load.ts";

/** A content folder that is read. */
export interface Content extends Omit<OpenedContent, "sidecars"> {
	readonly stories: readonly ReadStory[];
	/** Standing pages. */
	readonly pages: readonly ReadStory[];
	/** The files of stories, pages and comments that are not as the cache had them; undefined where there was no cache. */
	readonly anew?: readonly string[];
}

/** Whether no file that could be a story is one: all of them are pictures, programs and the like without an extension. */
export function holdsNoStory({ found, stories }: Content): boolean {
	return (
		found.stories.length > 0 && stories.every(({ article, problems }) => !article && problems.every(({ severity }) => severity !== "error"))
	);
}

/** The articles of the stories that were read, and their problems. A problem that several stories share is listed once. */
export function articlesOf(stories: readonly ReadStory[]): { readonly articles: Article[]; readonly problems: Problem[] } {
	const articles: Article[] = [];
	const problems: Problem[] = [];
	const shared = new Set<string>();
	for (const story of stories) {
		if (story.article) articles.push(story.article);
		const own = new Set<string>();
		for (const problem of story.problems) {
			const key = JSON.stringify(problem);
			if (own.has(key) || shared.has(key)) continue;
			own.add(key);
			// What is wrong with a story's own file is no other's: hundreds of thousands of keys would take as much memory as the problems.
			if (problem.file !== story.article?.file) shared.add(key);
			problems.push(problem);
		}
	}
	return { articles, problems };
}

/** What was read, without the articles of files of which something cannot be rendered. */
export function withoutFaults(content: Content, faults: readonly { readonly file: string; readonly problem: Problem }[]): Content {
	const problems = new Map(faults.map(({ file, problem }) => [file, problem]));
	const leave = (story: ReadStory): ReadStory => {
		const problem = problems.get(story.article?.file ?? "");
		if (!problem) return story;
		const { file = "", pictures, links } = story.article ?? {};
		return { problems: [...story.problems, problem], unread: { file, pictures, links } };
	};
	return { ...content, stories: content.stories.map(leave), pages: content.pages.map(leave) };
}
