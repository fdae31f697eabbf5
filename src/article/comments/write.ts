import { BOUNDS } from "../bounds/bounds.ts";
import { writeYaml } from "../yaml.ts";

/** A comment as it is written. */
export interface WrittenComment {
	readonly id?: string;
	readonly reply_to?: string;
	readonly name?: string;
	/** EDTF or ISO 8601. */
	readonly date?: string;
	/** Markdown. */
	readonly text: string;
}

/** The text of a file of comments, which `readComments` reads back as it is given, and how many of them are beyond what is read. */
export function writeComments(comments: readonly WrittenComment[]): { readonly text: string; readonly beyond: number } {
	const pieces: string[] = [];
	let length = 0;
	for (const comment of comments.slice(0, BOUNDS.comments.most)) {
		const { id, reply_to, name, date, text } = comment;
		const piece = writeYaml([withValues({ id, reply_to, name, date, text })]);
		length += piece.length;
		if (length > BOUNDS.commentCharacters.most) break;
		pieces.push(piece);
	}
	return { text: pieces.length === 0 ? "[]\n" : pieces.join(""), beyond: comments.length - pieces.length };
}

/** Fields that have a value, in their order. */
function withValues(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
