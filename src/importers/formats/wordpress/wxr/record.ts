import type { ImportProblem } from "../../../importer.ts";
import type { XmlBytes } from "../../../reading/xml.ts";
import type { WxrComment } from "./comment.ts";

/** A record of an export: an author, a term, or an item. Plain data. */
export interface WxrRecord {
	/** The name of its element, such as `item` or `wp:author`. */
	readonly element: string;
	/** Where it begins, 1-based. */
	readonly line: number;
	readonly column: number;
	/** The text of its children by their names; that of the last one where there are several. */
	readonly texts: ReadonlyMap<string, string>;
	readonly categories: readonly Category[];
	/** What WordPress and plugins store with it (`wp:postmeta`), by key. Several values are joined by line ends. */
	readonly meta: ReadonlyMap<string, string>;
	readonly comments: readonly WxrComment[];
}

/** What the importer keeps of an `<item>` of WXR: the texts of its elements, its terms, its custom fields, its comments. */
export type ItemContents = Pick<WxrRecord, "texts" | "categories" | "meta" | "comments">;

/** A term that an item is filed under. */
export interface Category {
	readonly domain?: string;
	readonly nicename?: string;
	readonly name: string;
}

/** What an export gives, in order: a record; an element of the channel that has a text only; a problem; how many bytes were read. */
export type WxrPart =
	| { readonly part: "record"; readonly record: WxrRecord }
	| { readonly part: "channel"; readonly name: string; readonly text: string }
	| { readonly part: "problem"; readonly problem: ImportProblem }
	| XmlBytes;

/** Adds a value to the values of a key. Programs that lay XML out anew put blanks around both. */
export function addMeta(meta: Map<string, string>, written: string, value: string): void {
	const key = written.trim();
	const before = meta.get(key);
	meta.set(key, before === undefined ? value : `${before}\n${value}`);
}
