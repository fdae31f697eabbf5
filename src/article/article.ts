import type { NewsDate } from "./date.ts";

export interface Author {
	readonly name: string;
	readonly role?: string;
	readonly url?: string;
}

export interface Picture {
	/** As written: a web address, a path on the site, or a path relative to the story's file. */
	readonly src: string;
	/** Empty for a picture that says nothing; undefined where nobody wrote one. */
	readonly alt?: string;
	readonly caption?: string;
	readonly credit?: string;
}

/** A picture of this site that a story shows, and where it says so. */
export interface ShownPicture {
	/** As it stands in the body's HTML or in the field: a path on the site, or one relative to the story's file. */
	readonly src: string;
	/** Where that is not the story's own file: its sidecar, its table. */
	readonly file?: string;
	/** 1-based, where it is known. */
	readonly line?: number;
}

export interface Correction {
	readonly date?: NewsDate;
	readonly text: string;
}

/** Where a story stood in print. */
export interface PrintPlace {
	readonly date?: NewsDate;
	readonly issue?: string;
	readonly edition?: string;
	readonly page?: string;
}

/** How the body of a story is written. */
export type Format = "markdown" | "html" | "text";

/** One story without its body, which is read from its file when it is rendered. */
export interface Article {
	readonly id: string;
	/** Path below the content folder, with `/`. */
	readonly file: string;
	readonly format: Format;
	/** SHA-256 (hex) of the file and of all that its fields were read from. */
	readonly hash: string;
	/** Where in the decoded text of the file the body begins. */
	readonly bodyAt: number;
	/** How much of the search index the body takes: its characters, as it is written; more in scripts without blanks between words. */
	readonly length: number;
	readonly headline: string;
	readonly slug: string;
	readonly status: "published" | "draft" | "withdrawn";
	readonly published?: NewsDate;
	readonly updated?: NewsDate;
	readonly authors: readonly Author[];
	readonly byline?: string;
	readonly section?: string;
	readonly tags: readonly string[];
	readonly series?: string;
	readonly dateline?: string;
	readonly language?: string;
	readonly standfirst?: string;
	/** For machines, at most about 200 characters; the opening of the story where nobody wrote one. */
	readonly description: string;
	readonly image?: Picture;
	/** All pictures of this site that it shows: the main one, then those of its body; undefined where there are none. */
	readonly pictures?: readonly ShownPicture[];
	readonly print?: PrintPlace;
	/** Who published it first. */
	readonly source?: { readonly name?: string; readonly url?: string };
	readonly rights?: string;
	readonly license?: string;
	readonly noindex: boolean;
	readonly corrections: readonly Correction[];
	/** Why it was withdrawn. */
	readonly reason?: string;
	readonly hideHeadline: boolean;
	readonly embargo?: NewsDate;
	readonly expires?: NewsDate;
	/** The whole address that the owner wants. */
	readonly permalink?: string;
	/** Old addresses. */
	readonly redirectFrom: readonly string[];
	/** Every key of the front matter that is no field of ours. */
	readonly extra: Readonly<Record<string, unknown>>;
}

const FORMATS: Readonly<Record<string, Format>> = { md: "markdown", markdown: "markdown", html: "html", htm: "html", txt: "text" };

/** The form in which a file's story is written, by the file's extension; undefined where it is no story. */
export function formatOf(file: string): Format | undefined {
	const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? "";
	return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined;
}
