/** A piece of template code in a text. */
export interface CodePiece {
	/** The place of its first character in the text, from 0. */
	readonly at: number;
	/** The place behind its last one. */
	readonly end: number;
	/** As a rule names it, such as `post_url`, or `include figure.html`. */
	readonly name: string;
	/** All that stands behind its name, as typed. */
	readonly written: string;
	/** `close` ends the last open piece of its name; `middle` is a part of another piece, such as `else`. */
	readonly kind: "open" | "close" | "middle";
	/** Whether it is an expression, such as `{{ page.title }}`, and no tag. */
	readonly isValue?: boolean;
	/** What stands in its place, where it only shows code as text, as `{{</* x *\/>}}` does. */
	readonly asTyped?: string;
}

/** How a generator writes template code. */
export interface CodeSyntax {
	/**
	 * Finds all pieces in a text, in order; in time that grows with its length only.
	 * @param text with blanks in the place of code that only shows code
	 */
	scan(text: string): readonly CodePiece[];
	/** Marks around text that is shown as typed, such as `{% raw %}`; with `everywhere`, in blocks of code, too. */
	readonly raw?: { readonly open: RegExp; readonly close: RegExp; readonly everywhere: boolean };
}
