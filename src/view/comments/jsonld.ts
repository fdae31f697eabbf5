import { knownDate } from "../../article/date.ts";
import { textOfHtml } from "../../article/text.ts";
import type { ShownComment } from "./comments.ts";

/**
 * What JSON-LD says of a story's comments; nothing where there are none.
 * @param url the whole address of the story
 */
export function commentFields(comments: readonly ShownComment[], url: string): Readonly<Record<string, unknown>> {
	return comments.length === 0 ? {} : { commentCount: comments.length, comment: comments.map((comment) => commentOf(comment, url)) };
}

/** A comment of a reader (https://schema.org/Comment). Replies are not within each other, since threads may be of any depth. */
function commentOf({ id, name, date, html, replyTo }: ShownComment, url: string): Readonly<Record<string, unknown>> {
	return {
		"@type": "Comment",
		"@id": `${url}#${id}`,
		author: name === undefined ? undefined : { "@type": "Person", name },
		dateCreated: knownDate(date),
		text: textOfHtml(html),
		parentItem: replyTo && { "@id": `${url}#${replyTo.id}` },
	};
}
