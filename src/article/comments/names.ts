import type { Comment, CommentNames } from "./comment.ts";

/** An address for e-mail within a text. */
const EMAIL = /[^\s@<>()[\]"',;:/]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}][\p{L}\p{N}-]{0,62}/gu;

/** A text with something else in the place of each address for e-mail. */
export function withoutEmails(text: string, instead: string): string {
	return text.includes("@") ? text.replace(EMAIL, instead) : text;
}

/** A name without addresses for e-mail and without the brackets around them; undefined where nothing is left that names anybody. */
export function plainCommenter(name: string): string | undefined {
	const line = withoutEmails(name, "")
		.replace(/[<([][\s<>()[\]]{0,20}[>)\]]/g, "")
		.replace(/\s+/g, " ")
		.trim();
	return /[\p{L}\p{N}]/u.test(line) ? line : undefined;
}

/** Who wrote a comment, as readers are shown it; undefined where they are not. */
export function shownName({ name, isNameRedacted }: Pick<Comment, "name" | "isNameRedacted">, names: CommentNames): string | undefined {
	if (name === undefined || names === "none") return undefined;
	if (names === "written") return name;
	return isNameRedacted ? undefined : initialsOf(name);
}

/** No name has more initials. */
const MOST_INITIALS = 4;

/** The first letter of each word of a name: `J. S.` */
export function initialsOf(name: string): string | undefined {
	const letters = name
		.split(/[\s.]+/)
		.flatMap((word) => /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? [])
		.slice(0, MOST_INITIALS)
		.map((letter) => `${letter.toUpperCase()}.`);
	return letters.length === 0 ? undefined : letters.join(" ");
}
