import type { Format } from "../../../article/article.ts";
import type { Split } from "../../../article/frontmatter.ts";
import type { FieldSource } from "../../../article/metadata.ts";
import type { AuthorStep, Body, FactStep, ImportProblem, SiteAbout, SiteFiles, UnknownCode } from "../../importer.ts";
import type { CodeContext, CodeNames, CodeTable } from "./code/call.ts";
import type { CodeSyntax } from "./code/pieces.ts";
import type { SiteFolder } from "./folder.ts";

/** What is special to one generator. Nothing of it is run: its configuration and its pages are read as data. */
export interface GeneratorTable {
	/** The name on the command line, such as `jekyll`. */
	readonly name: string;
	/** What it reads, in a few words, for the list of formats. */
	readonly about: string;
	/** Whether a folder is one of this generator: its configuration is there, or its folders tell. */
	recognises(folder: SiteFolder): boolean;
	/** Reads the configuration of a folder. What is missing or cannot be read is told in `problems`, and the defaults of the generator count. */
	open(folder: SiteFolder): GeneratedSite;
}

/** A site of a generator, as its configuration says. */
export interface GeneratedSite {
	/** The address of the home page, with `/` at its end, such as `https://example.org/blog/`; undefined where nothing says it. Then addresses are paths. */
	readonly url?: string;
	/** Its IANA time zone, for times without an offset; undefined where nothing says it. */
	readonly zone?: string;
	/** What it says of the site as a whole, beside its zone. */
	readonly about?: SiteAbout;
	readonly problems: readonly ImportProblem[];
	/** What was found wrong while its pages were read, such as a data file that one of them needs. */
	foundLater?(): readonly ImportProblem[];
	/** Where its files lie, such as those of `static/`. */
	readonly files: readonly SiteFiles[];
	/** How template code is written in its texts. */
	readonly syntax: CodeSyntax;
	/** What template code becomes, by its names. */
	readonly code: CodeNames;
	/** The names of authors, by the keys under which stories name them. */
	readonly authors: ReadonlyMap<string, string>;
	/** What data files say of authors, by the names that readers know. */
	readonly people?: readonly AuthorStep[];
	/** What a file is, by its path below the folder. */
	roleOf(path: string): Role;
	/**
	 * Cuts a file into front matter and body; the house's reader by default.
	 * @param file the name of the file, for problems
	 */
	split?(text: string, path: string): Split;
	/** What the file says of its page, with all that the configuration adds: the earlier source counts. Values that mean something else here than in the house are taken out. */
	sourcesOf(file: PageFile): PageSources;
	/** Every address that the page had, as paths of the site or whole; the one that readers know first. */
	addressesOf(page: Page): readonly string[];
	/** The names by which links of other pages may name it, beside its path below the folder. */
	namesOf?(page: Page): readonly string[];
	/** Where files lie that only this page has, such as those of its bundle. They are looked into first. */
	filesOf?(page: Page, address: string): readonly SiteFiles[];
	/** The text of a page where more than its template code becomes something, as in reStructuredText. Lines are those of the page's body. By default only template code is expanded. */
	textOf?(page: Page, table: CodeTable, context: CodeContext): PageText;
	/** Why a page is neither a story nor a standing page; undefined if it is one. */
	leftOut?(page: Page): string | undefined;
	/** What stands at addresses of the old site that are no pages of it: listings of terms, feeds, and aliases of pages that were left out. */
	factsOf?(pages: PagesMet): readonly FactStep[];
}

/** The text of a page as the importer gives it. */
export interface PageText extends Body {
	readonly unknown: readonly UnknownCode[];
}

/** What a file of the folder is. A `file` is something else than a page, such as a picture: nothing is said of it. */
export type Role =
	| { readonly role: "story" | "page"; readonly isDraft?: boolean; readonly format: Format }
	| { readonly role: "none"; readonly why: string }
	| { readonly role: "file" };

/** A page's file, cut into its parts. */
export interface PageFile {
	/** Below the folder. */
	readonly path: string;
	/** The name of the file, for problems. */
	readonly name: string;
	readonly split: Split;
	/** The text of the file. */
	readonly text: string;
	/** `source` is the front matter as `readMetadata` takes it. */
	readonly source: FieldSource;
}

/** Where the fields of a page stand. */
export interface PageSources {
	readonly sources: readonly FieldSource[];
	/** The front matter as its generator sees it: with the defaults of the configuration. For addresses and for `{{ page.title }}`. */
	readonly values: Readonly<Record<string, unknown>>;
	/** A headline where no field has one and the text begins with none, such as one made of the file's name. */
	readonly headline: string;
	/** A date where no field has one, such as that of the file's name. */
	readonly published?: string;
}

/** A page that was read. */
export interface Page {
	readonly path: string;
	readonly role: "story" | "page";
	readonly format: Format;
	readonly values: Readonly<Record<string, unknown>>;
	/** The house's fields, as they are written in front matter. */
	readonly fields: Readonly<Record<string, unknown>>;
	readonly body: string;
}

/** What the survey met in all pages that became stories or standing pages. */
export interface PagesMet {
	readonly tags: ReadonlySet<string>;
	readonly sections: ReadonlySet<string>;
	readonly authors: ReadonlySet<string>;
	/** Pages that were left out, with their addresses. */
	readonly left: readonly { readonly page: Page; readonly addresses: readonly string[] }[];
}
