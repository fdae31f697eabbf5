import type { StoryComments } from "./comments/comment.ts";
import type { NewsDate } from "./date.ts";

/** Somebody who wrote a story, as the field `authors` has it. */
export interface Author {
	/** As the field has it. */
	readonly name: string;
	/** What the author is to the paper: `Harbour correspondent`. */
	readonly role?: string;
	/** A page of the author: a web address, or a path of the site. */
	readonly url?: string;
}

/** A picture that a field names, with what is said of it. */
export interface Picture {
	/** As written: a web address, a path on the site, or a path relative to the story's file. */
	readonly src: string;
	/** Empty for a picture that only decorates; undefined where nobody wrote one. */
	readonly alt?: string;
	/** What stands below it. */
	readonly caption?: string;
	/** Who made it. */
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

/** What was wrong in a story when it was published, and since when that is said. */
export interface Correction {
	/** When it was made. */
	readonly date?: NewsDate;
	/** What was wrong, and what is right: plain text. */
	readonly text: string;
}

/** Where a story stood in print. */
export interface PrintPlace {
	/** The day of the print issue. */
	readonly date?: NewsDate;
	/** The number of the issue, or its name. */
	readonly issue?: string;
	/** Which edition of the day: `Evening`. */
	readonly edition?: string;
	/** The page: `1`, `A4`. */
	readonly page?: string;
	/** A picture or PDF of the page as it was printed: a path as that of `Picture`, or a web address, such as that of a IIIF image. */
	readonly scan?: string;
}

/** The format of a story's body. MDX is Markdown with components of JavaScript, which are not run. */
export type Format = "markdown" | "mdx" | "html" | "text";

/** One story without its body. The body is read from the file when the story is rendered. */
export interface Article {
	/** By which feeds, the ledger and redirects know it: its field `id`, else its path without extension. No other story has the same. */
	readonly id: string;
	/** Path below the content folder, with `/`; without the names that redactions take out. */
	readonly file: string;
	/** The path under which the file lies on the disk; undefined where it is `file`. */
	readonly readFrom?: string;
	/** The format of its body. */
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
	/** Plain text; never empty. */
	readonly headline: string;
	/** The last piece of its address, at most 80 characters: from its field `slug`, else its file name, else its headline. */
	readonly slug: string;
	/** A withdrawn story has a page that says only that; a draft has none. */
	readonly status: "published" | "draft" | "withdrawn";
	/** What makes a draft of it; undefined where no field does. It is doubtful where that was guessed: an error says so. */
	readonly draftBy?: { readonly file: string; readonly line?: number; readonly key: string; readonly isDoubtful?: true };
	/** When it was published; undefined where no date is known. */
	readonly published?: NewsDate;
	/** When it was last changed, as its field says. */
	readonly updated?: NewsDate;
	/** Who wrote it; empty where nobody is named. */
	readonly authors: readonly Author[];
	/** The byline as it was printed, which pages show in place of the names of its authors. */
	readonly byline?: string;
	/** The name of its section, as the story spells it. */
	readonly section?: string;
	/** Its tags, as the story spells them; empty where it has none. */
	readonly tags: readonly string[];
	/** The name of its series, as the story spells it. */
	readonly series?: string;
	/** Where it was written, and when, as it was printed: `LONDON, March 3`. */
	readonly dateline?: string;
	/** Its language, BCP 47; undefined where it does not say so. */
	readonly language?: string;
	/** What stands between headline and text: plain text. */
	readonly standfirst?: string;
	/** For machines, at most about 200 characters; the opening of the story where nobody wrote one. */
	readonly description: string;
	/** Its main picture. */
	readonly image?: Picture;
	/** All pictures of this site that it shows: the main one, then those of its body; undefined where there are none. */
	readonly pictures?: readonly ShownPicture[];
	/** What it links to on this site, pictures apart; undefined where there is nothing. */
	readonly links?: readonly WrittenLink[];
	/** The ids in its body, which links of other stories may lead to; undefined where there are none. */
	readonly ids?: readonly string[];
	/** Undefined where it has none. */
	readonly comments?: StoryComments;
	/** Where it stood in print. */
	readonly print?: PrintPlace;
	/** Who published it first. */
	readonly source?: { readonly name?: string; readonly url?: string };
	/** Who has the rights in it: plain text. */
	readonly rights?: string;
	/** The licence under which it may be used: its name or its address. */
	readonly license?: string;
	/** Whether search engines are asked to leave it out. */
	readonly noindex: boolean;
	/** What was corrected in it, in the order of the field; empty where nothing was. */
	readonly corrections: readonly Correction[];
	/** Why it was withdrawn. */
	readonly reason?: string;
	/** Whether the page of a withdrawn story is not to show its headline. */
	readonly hideHeadline: boolean;
	/** Until when it is not shown. */
	readonly embargo?: NewsDate;
	/** From when on it is not shown any more. */
	readonly expires?: NewsDate;
	/** The whole address that the owner wants. */
	readonly permalink?: string;
	/** Old addresses, as they are written: paths of the site, relative ones, whole addresses. */
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
