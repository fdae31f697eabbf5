import type { StoryComments } from "./comments/comment.ts";
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
	/** Whether nothing is missing where the site does not have it: a picture of what another site showed. */
	readonly isOptional?: true;
}

/** An address of this site that stands in a story's body, or as the scan of a printed page in a field: of another story, of a page, or of a file. */
export interface WrittenLink {
	/** As it stands in the body's HTML. */
	readonly href: string;
	/** Where it is written, if not in the story's own file. */
	readonly file?: string;
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
	/** A picture or PDF of the page as it was printed: a path as that of `Picture`, or a web address, such as that of a IIIF image. */
	readonly scan?: string;
}

/** The format of a story's body. MDX is Markdown with components of JavaScript, which are not run. */
export type Format = "markdown" | "mdx" | "html" | "text";

/** One story without its body. The body is read from the file when the story is rendered. */
export interface Article {
	readonly id: string;
	/** Path below the content folder, with `/`; without the names that redactions take out. */
	readonly file: string;
	/** The path under which the file lies on the disk; undefined where it is `file`. */
	readonly readFrom?: string;
	readonly format: Format;
	/** SHA-256 (hex) of the file and of all other sources of its fields. */
	readonly hash: string;
	/** SHA-256 (hex) of the file alone; undefined where `hash` is that. */
	readonly fileHash?: string;
	/** A hash (hex) of its body as it is written, by which a story is known that was moved and changed in its fields; undefined where the body is short. */
	readonly textHash?: string;
	/** The changes that redactions make in the decoded text of the file: what else says of places is said of the text with them. */
	readonly edits?: readonly (readonly [from: number, to: number, words: string])[];
	/** The name for its address before redactions, where the old address leads on. */
	readonly formerSlug?: string;
	/** The name of the file's encoding (WHATWG Encoding, section 4.2); undefined where it is UTF-8. */
	readonly encoding?: string;
	/** Where in the decoded text of the file the body begins. */
	readonly bodyAt: number;
	/** Where in that text a headline stands that is no part of the body, although something of the body stands before it. */
	readonly headlineAt?: readonly [from: number, to: number];
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
	/** What it links to on this site, pictures apart; undefined where there is nothing. */
	readonly links?: readonly WrittenLink[];
	/** The ids in its body, which links of other stories may lead to; undefined where there are none. */
	readonly ids?: readonly string[];
	/** Undefined where it has none. */
	readonly comments?: StoryComments;
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
	/** The rules that checks leave out for it; undefined where it names none. */
	readonly checksOff?: readonly string[];
	/** All keys of its sources that are no field of ours, with their values. */
	readonly extra: Readonly<Record<string, unknown>>;
}

const FORMATS: Readonly<Record<string, Format>> = {
	md: "markdown",
	markdown: "markdown",
	mkd: "markdown",
	mkdn: "markdown",
	mdown: "markdown",
	mdx: "mdx",
	html: "html",
	htm: "html",
	xhtml: "html",
	txt: "text",
};

/** The format of a story's file, by its extension; undefined where it has none of a story. */
export function formatOf(file: string): Format | undefined {
	const extension = extensionOf(file);
	return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined;
}

/** Markups of stories that are not read, by their extensions. */
const UNREAD_MARKUPS: Readonly<Record<string, string>> = {
	rst: "reStructuredText",
	adoc: "AsciiDoc",
	asciidoc: "AsciiDoc",
	asc: "AsciiDoc",
	org: "Org",
	textile: "Textile",
	mediawiki: "MediaWiki",
};

/** The name of the markup of a file that holds a story which is not read; undefined for any other file. */
export function unreadMarkupOf(file: string): string | undefined {
	const extension = extensionOf(file);
	return Object.hasOwn(UNREAD_MARKUPS, extension) ? UNREAD_MARKUPS[extension] : undefined;
}

/** Names without an extension that are none of stories. */
const NO_STORIES =
	/^(license|licence|copying|copyright|notice|authors|contributors|contributing|maintainers|codeowners|changelog|changes|news|history|todo|install|version|cname|makefile|dockerfile|containerfile|vagrantfile|gemfile|rakefile|procfile|brewfile|justfile|gnumakefile|gradlew|mvnw|configure|_headers|_redirects)$/i;

/** Whether a file has no extension and may be wire copy, if it holds text. */
export function maybeWireCopy(file: string): boolean {
	const name = file.slice(file.lastIndexOf("/") + 1);
	return !name.includes(".") && !NO_STORIES.test(name);
}

function extensionOf(file: string): string {
	return /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? "";
}
