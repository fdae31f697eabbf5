import type { Term, TermKind } from "../../archive/terms.ts";
import type { StoryEntry } from "../entries.ts";
import type { ShownAuthor } from "../media/authors.ts";
import type { Heading } from "../pages/headings.ts";
import type { NamedPeriod } from "../periods.ts";
import type { TermLink } from "../terms.ts";
import type { CountedLink, Link } from "../views.ts";

/** A tag, a section, an author, a series or a print issue, as its pages show it. */
export interface ShownTerm extends Omit<Term, "articles" | "about"> {
	/** The address of its page. */
	readonly url: string;
	/** How many stories it has, on the first of its pages alone: the others would change with every story. */
	readonly count?: number;
}

/** A term as the first of its pages shows it. */
export interface CountedTerm extends ShownTerm {
	/** How many stories it has. */
	readonly count: number;
	/** What is told of an author; undefined where nothing is. */
	readonly about?: ShownAuthor;
}

/** A year of a term's stories. */
export interface TermYear {
	/** As addresses have it: `1957`, `1950s`, `undated`. */
	readonly name: string;
	/** The year; a decade, where no more is known; or that the date is not known. */
	readonly period: NamedPeriod;
	/** How many stories it has. */
	readonly count: number;
	/** The addresses of its parts. */
	readonly urls: readonly string[];
}

/** A bar in the chart of a term's years. */
export interface YearCount extends Omit<TermYear, "urls"> {
	/** Where its stories begin; undefined where no heading and no part of its own has them. */
	readonly url?: string;
}

/** The page of a tag, a section, an author or a series. */
export interface TermItem {
	/** The tag, section, author or series. */
	readonly term: CountedTerm;
	/** Its stories, the newest first; of a series the first part first. Where it has parts, the newest alone. */
	readonly stories: readonly StoryEntry[];
	/** Where the headings of a long list stand; empty where it is short. */
	readonly headings: readonly Heading[];
	/** Its years, the latest first, where its stories are cut into parts. */
	readonly years: readonly TermYear[];
	/** How many stories it has in each year, the earliest first. */
	readonly perYear: readonly YearCount[];
	/** The tags and series that most of its newest stories have as well. */
	readonly related: readonly TermLink[];
}

/** A link to a part of a term's stories. */
export interface PartLink extends Link {
	/** The year that the part is of. */
	readonly period: NamedPeriod;
}

/** Which part of a term's stories a page holds. */
export interface ShownPart {
	/** The last piece of its address: `1957`, `1957-2`, `1950s`, `undated`. */
	readonly name: string;
	/** The period that it is a part of. */
	readonly period: NamedPeriod;
	/** Which part of its period it is, from 1. */
	readonly number: number;
}

/** A page with the stories of one year of a term. */
export interface TermPartItem {
	/** The tag, section, author or series. */
	readonly term: ShownTerm;
	/** Which part of its stories the page holds. */
	readonly part: ShownPart;
	/** Its stories, the newest first. */
	readonly stories: readonly StoryEntry[];
	/** The part before it in the same year. */
	readonly before?: PartLink;
	/** The first part of the year before. */
	readonly previous?: PartLink;
	/** The first part of the year after. */
	readonly next?: PartLink;
}

/** A term in an index. */
export interface IndexedTerm extends CountedLink {
	/** The name as an index has it, where that is another one: `Marlowe, Edith`. */
	readonly indexName?: string;
	/** What terms.yml tells of it. */
	readonly description?: string;
}

/** The index of all tags, sections, authors or series. */
export interface TermsItem {
	/** What it is an index of. */
	readonly kind: TermKind;
	/** By name, as the language of the site sorts names. */
	readonly terms: readonly IndexedTerm[];
}
