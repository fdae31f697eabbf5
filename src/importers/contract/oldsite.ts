/** What a source says of its site as a whole, as it is written there. Nobody has checked it. */
export interface SiteAbout {
	readonly title?: string;
	/** What the site is about, in a sentence or so. */
	readonly description?: string;
	/** A tag such as `en-us` or `pt_BR`. */
	readonly language?: string;
	/** The name of a time zone. */
	readonly zone?: string;
}

/** The site that a story comes from. */
export interface Site {
	/** Its home page. An address below it that no story has is a dead link. A relative address in a body is relative to the story's first address. */
	readonly url: string;
	/** Whether it showed a story by its slug or the number of its record at addresses that are not the story's own, as WordPress does. */
	readonly knowsSlugs?: boolean;
	/** Whole addresses that end in `/`. A file below one of them has the same path below `--media`. */
	readonly media: readonly string[];
	/** Folders of the source in which files of the site lie; they are looked for there after `--media`. */
	readonly files?: readonly SiteFiles[];
}

/** Where files of a site are in the source. */
export type SiteFiles = FolderFiles | PackedFiles;

/** A folder of the source in which the files below an address lie under the same paths. */
export interface FolderFiles {
	/** An address that ends in `/`. */
	readonly root: string;
	/** Absolute. */
	readonly folder: string;
	/** The folder below `uploads/` that they are brought into, with a `/` at its end; empty for `uploads/` itself. */
	readonly into: string;
}

/** Files that are packed in the source, as in a crawl. Of these steps only they are more than plain data. */
export interface PackedFiles {
	/** The file at an address; undefined if the source has none there. */
	find(address: URL): PackedFile | undefined;
}

/** A file that is packed in the source. */
export interface PackedFile {
	/** The path below `uploads/` that it is brought to. Its extension says what it is. */
	readonly name: string;
	/** Its bytes, or why they cannot be had: a clause, such as `it is damaged`. */
	read(): { readonly bytes: Buffer } | { readonly why: string };
}
