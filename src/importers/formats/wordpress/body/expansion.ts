import type { UnknownCode } from "../../../importer.ts";
import type { Rules } from "../../../rules/rules.ts";
import type { ShowEmbed } from "./cached.ts";
import type { Attachments } from "./files.ts";

/** What is made of a shortcode: the HTML for it, and where the text goes on. */
export interface Step {
	readonly html: string;
	readonly next: number;
}

/** What shortcodes show that does not stand in them. */
export interface ShortcodeSources {
	readonly embed: ShowEmbed;
	/** The table of a plugin, by its id, as HTML. */
	readonly table: (id: string) => string | undefined;
	/** What shortcodes become that nobody knows. */
	readonly rules?: Rules;
}

/** A body in hand. */
export interface Expansion extends ShortcodeSources {
	readonly text: string;
	readonly attachments: Attachments;
	readonly find: (wanted: string, from: number) => number;
	/** The names that have an end somewhere. */
	readonly ended: ReadonlySet<string>;
	/** Whether a page builder made the text. */
	readonly isBuilt: boolean;
	/** Names of shortcodes that were taken away: those that lay out a page, forms, lists of other stories. */
	readonly taken: Set<string>;
	/** Names of those that nobody knows, each as often as it stands there. */
	readonly unknown: UnknownCode[];
	readonly missing: string[];
	/** Takes a footnote (HTML), and gives its mark. */
	readonly note: (words: string) => string;
	/** Expands what stands within a shortcode. */
	readonly inner: (text: string) => string;
}

/** The longest content of a shortcode that encloses something. */
const LONGEST = 20_000;

/** What stands between a shortcode and its end; undefined where it has no end, or one too far away. */
export function contentOf(
	{ name, isAlone, end }: { readonly name: string; readonly isAlone: boolean; readonly end: number },
	{ text, find }: Pick<Expansion, "text" | "find">,
): { readonly content: string; readonly next: number } | undefined {
	const close = isAlone ? -1 : find(`[/${name}]`, end);
	return close < 0 || close - end > LONGEST ? undefined : { content: text.slice(end, close), next: close + name.length + 3 };
}
