import type { Article } from "../../article/article.ts";
import type { CommentNames } from "../../article/comments/comment.ts";

/** A story as the search index has it. */
export interface Searchable {
	readonly article: Article;
	readonly url: string;
	/** The name of its section. */
	readonly section?: string;
	readonly authors: readonly string[];
	readonly tags: readonly string[];
	/** `1957`; `1950s` where no more is known; or `undated`. */
	readonly year: string;
}

/** Stories that are indexed together, and in what language. */
export interface Shard {
	/** BCP 47. */
	readonly language: string;
	readonly timeZone: string;
	/** How names stand in the words of comments, which are searched too; undefined where they are not. */
	readonly comments?: CommentNames;
	/** Oldest first; none where it is the word directory. */
	readonly stories: readonly Searchable[];
}
