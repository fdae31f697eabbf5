import { decodeHTML } from "entities";
import { oneLine } from "../../../article/text.ts";
import type { StoryComment } from "../../contract/comment.ts";
import type { StoryStep } from "../../importer.ts";
import { autoParagraphs } from "./body/paragraphs.ts";
import { keepVerbatim } from "./body/verbatim.ts";
import { readDates } from "./dates.ts";
import type { ApprovedComment, WxrComment } from "./wxr/comment.ts";

/** The comments of an item, in the order in which they were written, and why others are left out. */
export function readerComments(comments: readonly WxrComment[]): Required<Pick<StoryStep, "comments" | "commentsLeftOut">> {
	if (comments.length === 0) return { comments: [], commentsLeftOut: [] };
	const parentOf = shownParents(comments);
	const approved = comments.flatMap((comment) => ("leftOut" in comment ? [] : [comment]));
	return {
		comments: approved.toSorted(byTime).map((comment) => storyComment(comment, parentOf(comment.parent))),
		commentsLeftOut: comments.flatMap((comment) => ("leftOut" in comment ? [comment.leftOut] : [])),
	};
}

/** By the time in UTC, then by number. */
function byTime(a: ApprovedComment, b: ApprovedComment): number {
	const [left, right] = [a.gmt || a.local, b.gmt || b.local];
	return left === right ? Number(a.id) - Number(b.id) || 0 : left < right ? -1 : 1;
}

/** Finds what a comment replies to: where that was not shown, what that one replied to, and so on. */
function shownParents(comments: readonly WxrComment[]): (parent: string) => string | undefined {
	const hidden = new Map(comments.flatMap((comment) => ("leftOut" in comment ? [[comment.id, comment.parent] as const] : [])));
	return (parent) => {
		const way: string[] = [];
		let at = parent;
		for (let above = hidden.get(at); above !== undefined && way.length <= hidden.size; above = hidden.get(at)) {
			way.push(at);
			at = above;
		}
		const top = hidden.has(at) ? "" : at;
		// The next that asks need not go all the way.
		for (const passed of way) hidden.set(passed, top);
		return top === "" || top === "0" ? undefined : top;
	};
}

function storyComment({ id, name, local, gmt, text }: ApprovedComment, parent: string | undefined): StoryComment {
	const kept = keepVerbatim(text);
	const { date } = readDates({ local, gmt });
	return {
		...(id !== "" && { id }),
		...(parent !== undefined && { parent }),
		name: oneLine(decodeHTML(name.replace(/<\/?[a-z][^<>]*>/gi, ""))),
		...(date !== undefined && { date }),
		text: kept.restore(autoParagraphs(kept.text)),
	};
}
