import type { Format } from "../article/article.ts";

/** A place in a source. */
export interface Place {
	/** The name of the source; if that is a folder, followed by the path of the file in it. */
	readonly file: string;
	/** 1-based; undefined if not known. */
	readonly line?: number;
	readonly column?: number;
}

/** A story's text as its source has it. */
export interface Body {
	readonly format: Format;
	readonly text: string;
}

/** The site that a story comes from. */
export interface Site {
	/** Its home page. An address below it that no story has is a dead link. A relative address in a body is relative to the story's first address. */
	readonly url: string;
	/** Whole addresses that end in `/`. A file below one of them has the same path below `--media`. */
	readonly media: readonly string[];
	/** Folders of the source in which files of the site lie; they are looked for there after `--media`. */
	readonly files?: readonly SiteFiles[];
}

/** A folder of the source in which the files below an address lie under the same paths. */
export interface SiteFiles {
	/** An address that ends in `/`. */
	readonly root: string;
	/** Absolute. */
	readonly folder: string;
	/** The folder below `uploads/` that they are brought into, with a `/` at its end; empty for `uploads/` itself. */
	readonly into: string;
}

/**
 * What a source tells of an author, in its second pass. The core writes it into authors.yml, if a published story has the author.
 * It is no record: give the record that it stands in as skipped, too.
 */
export interface AuthorStep {
	readonly step: "author";
	/** As stories have it in `authors`. */
	readonly name: string;
	/** As the source has it: the core cleans it, and takes e-mail addresses out. */
	readonly biography?: Body;
	/** The address of a picture: the core finds the file. */
	readonly image?: string;
	/** Whole addresses of the author's pages elsewhere. */
	readonly links?: readonly string[];
	/** The site that the author is of; undefined if not known. */
	readonly site?: Site;
}
