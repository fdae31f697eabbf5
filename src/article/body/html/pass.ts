import type { Pairs } from "./pairs.ts";

/** What was taken out of HTML. */
export interface Removed {
	readonly kind: "script" | "style" | "drawing" | "component" | "handler" | "link" | "scheme";
	/** Where in the HTML it stood: the place of its first character, from 0. */
	readonly at: number;
	/** How many characters it had. */
	readonly length: number;
	/** What it was, as far as that can be told: an address, a name. */
	readonly name?: string;
}

/** What a step of the pass makes of a piece of the text: what is written for it, and where the text goes on. */
export interface Step {
	readonly written: string;
	readonly next: number;
}

/** How far the pass has come, and what it knows of the text. */
export interface Pass {
	readonly html: string;
	readonly pairs: Pairs;
	readonly removed: Removed[];
	/** Where the drawing (or formula) and the list of choices end in which the pass is, and the address of the late picture behind which it is. */
	drawingEnd: number;
	choicesEnd: number;
	latest: string;
	/** Whether a comment may still end: else each beginning would be looked for again. */
	commentsEnd: boolean;
	/** Where the first sign stands that is no blank. */
	readonly start: number;
}

/**
 * A sign that begins no tag: text.
 * @param at the place of the sign in the HTML, in characters from 0
 */
export function asTyped(at: number): Step {
	return { written: "&lt;", next: at + 1 };
}
