import type { NewsDate } from "./date.ts";

export interface Author {
	readonly name: string;
	readonly role?: string;
	readonly url?: string;
}

export interface Picture {
	/** As written: a web address, a path on the site, or a path relative to the story's file. */
	readonly src: string;
	/** Empty for a picture that only decorates; undefined where nobody wrote one. */
	readonly alt?: string;
	readonly caption?: string;
	readonly credit?: string;
}

/** A picture of this site that a story shows, and where that is written. */
export interface ShownPicture {
	/** As it stands in the body's HTML or in the field: a path on the site, or one relative to the story's file. */
	readonly src: string;
	/** Where that is written, if not in the story's own file: its sidecar or its table. */
	readonly file?: string;
	/** 1-based, where it is known. */
	readonly line?: number;
}

/** An address of this site that stands in a story's body: of another story, of a page, or of a file. */
export interface WrittenLink {
	/** As it stands in the body's HTML. */
	readonly href: string;
	/** 1-based. */
	readonly line: number;
	/** Whether the page shows what is there: sound, film, a picture of it, its subtitles. */
	readonly isFile?: true;
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

/** The format of a story's body. */
export type Format = "markdown" | "html" | "text";

/** One story without its body. The body is read from the file when the story is rendered. */
export interface Article {
	readonly id: string;
	/** Path below the content folder, with `/`. */
	readonly file: string;
	readonly format: Format;
	/** SHA-256 (hex) of the file and of all other sources of its fields. */
	readonly hash: string;
	/** Where in the decoded text of the file the body begins. */
	readonly bodyAt: number;
	/** How many characters the body has in the file. */
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
	/** What its body links to on this site, pictures apart; undefined where there is nothing. */
	readonly links?: readonly WrittenLink[];
	/** The ids in its body, which links of other stories may lead to; undefined where there are none. */
	readonly ids?: readonly string[];
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
	/** All keys of its sources that are no field of ours, with their values. */
	readonly extra: Readonly<Record<string, unknown>>;
}

const FORMATS: Readonly<Record<string, Format>> = { md: "markdown", markdown: "markdown", html: "html", htm: "html", txt: "text" };

/** The format of a story's file, by its extension; undefined where the file is no story. */
export function formatOf(file: string): Format | undefined {
	const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? "";
	return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined;
}
