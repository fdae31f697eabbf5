import type { Redactor } from "../redaction/redactor.ts";
import { edited } from "../redaction/replace.ts";
import type { Comment, CommentEdits } from "./comment.ts";

/** The changes that take names out of comments, and the numbers of the redactions whose names stand in them. */
export function editsOfComments(
	comments: readonly Comment[],
	redactor: Redactor,
): { readonly edits: readonly CommentEdits[]; readonly names: readonly number[] } {
	const names = new Set<number>();
	const edits = comments.flatMap(({ id = "", name = "", text }, at): CommentEdits[] => {
		const inId = redactor.editsIn(id, "plain");
		const inName = redactor.editsIn(name, "plain");
		const inText = redactor.editsIn(text, "markdown");
		if (inId.length + inName.length + inText.length === 0) return [];
		for (const part of [id, name, text]) for (const number of redactor.namesIn(part)) names.add(number);
		return [
			{ at, ...(inId.length > 0 && { id: inId }), ...(inName.length > 0 && { name: inName }), ...(inText.length > 0 && { text: inText }) },
		];
	});
	return { edits, names: [...names] };
}

/** Comments with those changes. */
export function withoutNames(comments: readonly Comment[], edits: readonly CommentEdits[] = []): readonly Comment[] {
	if (edits.length === 0) return comments;
	const changes = new Map(edits.map((edit) => [edit.at, edit]));
	return comments.map((comment, at) => {
		const change = changes.get(at);
		if (!change) return comment;
		return {
			...comment,
			text: edited(comment.text, change.text ?? []),
			...(comment.id !== undefined && { id: edited(comment.id, change.id ?? []) }),
			...(comment.name !== undefined && { name: edited(comment.name, change.name ?? []) }),
			...(change.name && { isNameRedacted: true }),
		};
	});
}
