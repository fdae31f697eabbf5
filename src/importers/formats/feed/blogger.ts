import type { StoryComment } from "../../contract/comment.ts";
import { childrenOf, type Element, textIn, textOf } from "../../reading/elements.ts";
import { feedDate } from "./dates.ts";

/*
 * Blogger exports a blog as Atom: posts, pages, comments, templates and settings are entries of one feed. Until 2024 a category said what
 * an entry is, and `app:draft` that it is no public post; since then elements of Blogger's own do.
 */

/** What an entry of Blogger is; undefined for an entry of any other feed. */
export type BloggerKind = "post" | "page" | "comment" | "other";

/** The scheme of the category that says what an entry is. */
const KINDS = "http://schemas.google.com/g/2005#kind";

/** Whether a category says of what kind an entry is, and is no subject. */
export function isBloggerKind(scheme: string | undefined): boolean {
	return scheme === KINDS;
}

/** What an entry of Blogger is; undefined where it is none of Blogger. */
export function bloggerKind(entry: Element): BloggerKind | undefined {
	const category = childrenOf(entry, "atom:category").find(({ attributes }) => isBloggerKind(attributes.scheme));
	const kind = (textOf(entry, "blogger:type") ?? category?.attributes.term?.split("#")[1])?.toLowerCase();
	if (kind === undefined) return childrenOf(entry, "thr:in-reply-to").length > 0 ? "comment" : undefined;
	return kind === "post" || kind === "page" || kind === "comment" ? kind : "other";
}

/** Why an entry of Blogger is not a story; undefined if it is one. */
export function noStory(entry: Element): string | undefined {
	const kind = bloggerKind(entry);
	if (kind === "comment") return "it is a comment: it stands with its story, where the blog showed it";
	if (kind === "other") return "it is a setting or a template";
	return /trash/i.test(textOf(entry, "blogger:status") ?? "") || textOf(entry, "blogger:trashed") !== undefined
		? "it lies in the trash"
		: undefined;
}

/** Whether an entry was not public, as Blogger says it. */
export function isBloggerDraft(entry: Element): boolean {
	const status = textOf(entry, "blogger:status");
	return status !== undefined && status !== "LIVE";
}

/** The path of an entry, where Blogger says nothing but that. */
export function bloggerPath(entry: Element): string | undefined {
	const path = textOf(entry, "blogger:filename");
	return path?.startsWith("/") ? path : undefined;
}

/** A comment, and the id of the entry that it is about. */
export interface BloggerComment {
	readonly of: string;
	/** Undefined for one that the blog did not show. */
	readonly comment?: StoryComment;
}

/** Reads a comment; undefined where it does not say what it is about. */
export function bloggerComment(entry: Element, zone: string): BloggerComment | undefined {
	const of = textOf(entry, "blogger:parent") ?? childrenOf(entry, "thr:in-reply-to")[0]?.attributes.ref;
	if (of === undefined) return undefined;
	if (isBloggerDraft(entry)) return { of };
	const content = childrenOf(entry, "atom:content")[0];
	const { date } = feedDate([textOf(entry, "atom:published"), textOf(entry, "blogger:created")], zone);
	const name = textOf(childrenOf(entry, "atom:author")[0], "atom:name");
	// A reply leads to the comment that it is about: `…/comments/default/123`.
	const parent = childrenOf(entry, "atom:link").find(({ attributes }) => attributes.rel === "related")?.attributes.href;
	return {
		of,
		comment: {
			id: commentId(textOf(entry, "atom:id")),
			parent: textOf(entry, "blogger:inReplyTo") === undefined ? commentId(parent) : commentId(textOf(entry, "blogger:inReplyTo")),
			...(name !== undefined && name !== "Anonymous" && { name }),
			...(date !== undefined && { date }),
			text: textIn(content) ?? "",
		},
	};
}

/** The number of a comment, with which its id and the links to it end. */
function commentId(id: string | undefined): string | undefined {
	return /(\d+)$/.exec(id ?? "")?.[1];
}
