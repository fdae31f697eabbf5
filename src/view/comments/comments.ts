import type { Article } from "../../article/article.ts";
import type { Comment } from "../../article/comments/comment.ts";
import { commentHtml } from "../../article/comments/html.ts";
import { shownName } from "../../article/comments/names.ts";
import { readComments } from "../../article/comments/read.ts";
import { withoutNames } from "../../article/comments/redact.ts";
import type { NewsDate } from "../../article/date.ts";
import { decode } from "../../article/encoding.ts";
import { textOfHtml } from "../../article/text.ts";
import { StoriesChanged } from "../../problem.ts";
import type { Site } from "../../site/site.ts";
import { sha256Of } from "../../system/hash.ts";
import type { BodyListeners, ReadStory } from "../bodies.ts";
import { type PageLinks, pageRewrite } from "../rewrite.ts";

/** A comment as a story's page shows it. */
export interface ShownComment {
	/** The id of its element. */
	readonly id: string;
	/** Who wrote it, as the settings have names shown. */
	readonly name?: string;
	/** When it was written; undefined where that is not known. */
	readonly date?: NewsDate;
	/** Sanitised. */
	readonly html: string;
	/** The comment that it replies to. */
	readonly replyTo?: { readonly id: string; readonly name?: string };
}

/** A comment with its replies, in the order in which they were written. */
export interface CommentThread extends ShownComment {
	/** Replies to replies beyond `DEEPEST` stand beside those that they reply to. */
	readonly replies: readonly CommentThread[];
}

/** Gives the comments of a story, in the order of their file; none where it has none. */
export type CommentsOf = (article: Article, links?: PageLinks) => readonly ShownComment[];

/** How deep replies stand within each other on a page. */
const DEEPEST = 3;

/**
 * Makes what reads the comments of stories. Those of the last story are kept, because a page asks for them several times.
 * @param site where the names are hidden, or shown as initials, they stand in nothing that is given
 */
export function commentReader(
	read: ReadStory,
	site: Pick<Site, "base" | "timeZone" | "commentNames">,
	{ onFault }: Pick<BodyListeners, "onFault"> = {},
): CommentsOf {
	let last: { readonly article: Article; readonly comments: readonly ShownComment[] } | undefined;
	return (article, links) => {
		if (!article.comments) return [];
		if (last?.article === article) return last.comments;
		try {
			const comments = shownComments(unchangedComments(article, read, site.timeZone), article, site, links);
			last = { article, comments };
			return comments;
		} catch (error) {
			onFault?.(article.file, error);
			throw error;
		}
	};
}

/** @throws {StoriesChanged} where the file is not what was read of it */
function unchangedComments({ comments }: Article, read: ReadStory, zone: string): readonly Comment[] {
	if (!comments) return [];
	const { file, sha256, edits } = comments;
	const bytes = read(file);
	if (!bytes || sha256Of(bytes) !== sha256) throw new StoriesChanged([file]);
	return withoutNames(readComments(decode(bytes).text, file, zone).comments, edits);
}

function shownComments(
	comments: readonly Comment[],
	article: Article,
	site: Pick<Site, "base" | "commentNames">,
	links?: PageLinks,
): readonly ShownComment[] {
	const rewrite = pageRewrite(article, site.base, links);
	const shown = comments.map((comment, at) => ({
		id: elementId(comment, at),
		name: shownName(comment, site.commentNames),
	}));
	return comments.map(({ date, text, replyTo }, at): ShownComment => {
		const { id = "", name } = shown[at] ?? {};
		const parent = replyTo === undefined ? undefined : shown[replyTo];
		return { id, name, date, html: commentHtml(text, rewrite), replyTo: parent };
	});
}

/** Comments keep the names that WordPress gave their places, so that old links to them lead there. */
function elementId({ id }: Comment, at: number): string {
	return id !== undefined && /^[\w-]{1,64}$/.test(id) ? `comment-${id}` : `bf-comment-${at + 1}`;
}

/** Comments as threads: those that reply to none, each with its replies. */
export function threadsOf(comments: readonly ShownComment[]): readonly CommentThread[] {
	const places = new Map(comments.map(({ id }, at) => [id, at]));
	const replies = comments.map((): number[] => []);
	const tops: number[] = [];
	for (const [at, { replyTo }] of comments.entries()) {
		const parent = replyTo && places.get(replyTo.id);
		if (parent === undefined) tops.push(at);
		else replies[parent]?.push(at);
	}
	const roots: CommentThread[] = [];
	// Each with the list that it belongs into, and how deep that is. A stack: threads may be longer than functions can call themselves.
	const waiting = tops.toReversed().map((at) => ({ at, into: roots, depth: 1 }));
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { at, into, depth } = next;
		const comment = comments[at];
		if (!comment) continue;
		const thread = { ...comment, replies: [] as CommentThread[] };
		into.push(thread);
		const inner = depth < DEEPEST ? { into: thread.replies, depth: depth + 1 } : { into, depth };
		for (const reply of (replies[at] ?? []).toReversed()) waiting.push({ at: reply, ...inner });
	}
	return roots;
}

/** The words of comments, for the search. */
export function textOfComments(comments: readonly ShownComment[]): string {
	return comments.map(({ name, html }) => (name === undefined ? textOfHtml(html) : `${name}: ${textOfHtml(html)}`)).join("\n");
}
