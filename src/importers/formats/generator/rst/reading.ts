import type { UnknownCode } from "../../../importer.ts";
import type { Rules } from "../../../rules/rules.ts";
import type { Region } from "./lines.ts";
import type { References } from "./references.ts";

/** What the readers of blocks share while a text is read. */
export interface Reading {
	/** Reads a region as blocks; gives HTML. */
	blocks(region: Region, depth: number): string;
	/** Reads a text as inline markup; gives HTML. */
	inline(text: string, line: number): string;
	readonly references: References;
	readonly directives: ReadonlyMap<string, Directive>;
	readonly roles: Map<string, Role>;
	readonly rules: Rules | undefined;
	/** The styles of titles, from the highest, as far as they were met. */
	readonly titles: string[];
	/** Keeps what is not known. */
	unknown(code: UnknownCode): void;
}

/** A block of a text: its HTML, and the index of the line behind it. */
export interface Block {
	readonly html: string;
	readonly next: number;
}

/** Reads a block at a line of a region; undefined if none of its kind stands there. */
export type BlockReader = (reading: Reading, region: Region, index: number, depth: number) => Block | undefined;

/** A directive as it is written. */
export interface DirectiveCall {
	readonly name: string;
	/** The text behind `::` and below it, up to options or a blank line. */
	readonly argument: string;
	readonly options: ReadonlyMap<string, string>;
	/** What stands below; undefined if nothing does. */
	readonly content: Region | undefined;
	/** The number of its line in the file, 1-based. */
	readonly line: number;
	readonly depth: number;
}

/** A directive that is known. */
export interface Directive {
	/** Whether text behind `::` is an argument. Else it is the beginning of the content. */
	readonly takesArgument: boolean;
	/** Gives HTML; undefined where it is to stay as it is typed. */
	write(call: DirectiveCall, reading: Reading): string | undefined;
}

/** What a text in a role becomes. */
export interface Role {
	/** Whether backslashes in it are text. */
	readonly isTyped?: boolean;
	/** Gives HTML; undefined where it is to stay as it is typed. */
	write(text: string): string | undefined;
}
