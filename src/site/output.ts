import type { Article } from "../article/article.ts";
import type { Kind } from "./kinds.ts";
import type { Shard } from "./search/shard.ts";

/** Where something stands. */
export interface Address {
	/** Percent-encoded path below the site's base, beginning with `/`. */
	readonly url: string;
	/** The file below the output folder, with `/` and without percent signs. */
	readonly path: string;
}

/** Outputs that are made from the same stories. Where those have not changed, none of the outputs has. */
export interface OutputGroup {
	/** No other group of the site has the same name. */
	readonly name: string;
	/** All that the data of its outputs are made from, beside the settings. */
	madeFrom(): object;
}

/** An output that a template makes. */
export interface Rendered extends Address {
	readonly sort: "rendered";
	readonly kind: Kind;
	/** Makes what the template sees as `item`, beside `url` and `path`: plain data. Each call makes them anew, since most are needed once. */
	data(): object;
	/** The content file that it comes from, for messages. */
	readonly source?: string;
	/** How many stories it holds whole; else one or none. */
	readonly weight?: number;
	/** When that begins which it shows, in wall-clock milliseconds as in `NewsDate`; undefined where it is of no time. Outputs of one time share stories. */
	readonly from?: number;
	readonly group?: OutputGroup;
}

/** A rendered output with its data: plain data, which another thread can be given. */
export interface RenderedWithData extends Omit<Rendered, "data" | "weight" | "from" | "group"> {
	readonly data: object;
}

/** Makes the data of an output, and puts them into it. */
export function withData(output: Rendered): RenderedWithData {
	const { sort, url, path, kind, source } = output;
	return { sort, url, path, kind, source, data: output.data() };
}

/** A file that is copied as it is. */
export interface Copied extends Address {
	readonly sort: "copied";
	/** Absolute path of the file. */
	readonly from: string;
	/** SHA-256 (hex) of that file, where its name says what is in it. */
	readonly sha256?: string;
	/** Whether the copy is not to tell where a photograph was taken, and by whose camera. */
	readonly isWiped?: boolean;
}

/** What a named step makes of finished outputs: a folder of files. Only that step knows their names. */
export interface Derived extends Address {
	readonly sort: "derived";
	readonly kind: "search-index";
	/** Whether it holds stories, or says which of the others hold a word. */
	readonly of: "stories" | "words";
	/** The folder below the output folder. Every file in it belongs to this output. */
	readonly path: string;
	/** The stories that it is made from, in their order. */
	readonly articles: readonly Article[];
	/** Makes what the step is told: plain data. Each call makes them anew. */
	data(): Shard;
	/** All that its bytes depend on, beside our own version, as its data tell it. */
	fingerprint(data: Shard): string;
}

/** What the site consists of. Whatever is emitted is one of these. */
export type Output = Rendered | Copied | Derived;
