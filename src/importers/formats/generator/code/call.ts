import type { Format } from "../../../../article/article.ts";
import type { CodeCall, Rules } from "../../../rules/rules.ts";
import type { CodePiece } from "./pieces.ts";

/** A piece of template code that is to become something. */
export interface TemplateCall extends CodeCall {
	/** All that stands behind its name, as typed. */
	readonly written: string;
	/** Whether it is an expression, such as `{{ page.title }}`, and no tag. */
	readonly isValue: boolean;
	/** Only of what is unrolled. */
	readonly block?: CodeBlock;
	/** A text, such as a part of the content, with what its code becomes; undefined where any of it is not known. */
	expand(text: string, context: CodeContext): string | undefined;
}

/** What a loop or a condition holds. */
export interface CodeBlock {
	/** The pieces of code in its content that are no parts of other blocks, such as `else`. Places are those in the content. */
	readonly middles: readonly CodePiece[];
}

/** What template code is given: the page that it stands in, and the other pages. */
export interface CodeContext {
	/** The path of the page's file below the folder. */
	readonly path: string;
	readonly format: Format;
	/** The text of the page, with all its code. */
	readonly body: string;
	/** The front matter of the page. */
	readonly values: Readonly<Record<string, unknown>>;
	/** The address of the page itself. */
	readonly address: string;
	/** The home page, with `/` at its end; `/` where nobody knows it. */
	readonly home: string;
	/** The address of another page, by the path of its file or another of its names; undefined where there is none, and in the survey. */
	addressOf(name: string): string | undefined;
	/** The headline of another page, in the same way. */
	titleOf(name: string): string | undefined;
	/** Counts something that is not carried over. */
	notCarried(name: string): void;
}

/** What becomes of template code of one name. */
export interface KnownCode {
	/**
	 * What it holds where an end of its name follows: `expanded`, its contents with what their template code becomes; `typed`, as they are written,
	 * such as those of `{% raw %}`; `unrolled`, as they are written, to be expanded by `becomes` as often as they were shown. It may stand
	 * without an end, too.
	 */
	readonly content?: "expanded" | "typed" | "unrolled";
	/** Whether it gives a `whole` address: a `home` page that is written directly before it is not meant twice. */
	readonly address?: "home" | "whole";
	/** Text in the form of the page, in its place; undefined where this call is not known after all: then it stays as typed. */
	becomes(call: TemplateCall, context: CodeContext): string | undefined;
}

/** Template code that is known, by its names. */
export type CodeNames = Pick<ReadonlyMap<string, KnownCode>, "get">;

/** Everything that template code of one site becomes. */
export interface CodeTable {
	readonly code: CodeNames;
	/** They stand over the table. */
	readonly rules?: Rules;
}
