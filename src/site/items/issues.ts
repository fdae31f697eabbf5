import type { StoryEntry } from "../entries.ts";
import type { NamedPeriod, PeriodLink } from "../periods.ts";
import type { TermLink } from "../terms.ts";
import type { CountedLink, Link } from "../views.ts";
import type { Numbered } from "./calendar.ts";
import type { ShownTerm } from "./terms.ts";

/** The stories of one page of a print issue. */
export interface PrintPage {
	/** The page as the stories name it; undefined where they name none. */
	readonly page?: string;
	/** In the order of the archive. */
	readonly stories: readonly StoryEntry[];
}

/** The page of a print issue. Further pages of a long issue have no `count`, `day`, `previous` and `next`. */
export interface IssueItem extends Numbered {
	/** The print issue. */
	readonly term: ShownTerm;
	/** Its pages, in their order. */
	readonly pages: readonly PrintPage[];
	/** How many stories it has. */
	readonly count?: number;
	/** The page of its day; undefined where there is none. */
	readonly day?: PeriodLink;
	/** The issue before it. */
	readonly previous?: TermLink;
	/** The issue after it. */
	readonly next?: TermLink;
}

/** A day of a month's grid with its first print issue. */
export interface IssueDay {
	/** 1 to 31. */
	readonly day: number;
	/** The address of its first issue. */
	readonly url: string;
	/** How many issues it has. */
	readonly count: number;
	/** Its first issue. */
	readonly issue: TermLink;
}

/** A month as a grid shows it. */
export interface IssueMonth {
	/** The month. */
	readonly period: NamedPeriod;
	/** Its days that have print issues. */
	readonly days: readonly IssueDay[];
}

/** The print issues of a year. Where each year has a page of its own, the index has but `name`, `url` and `count` of it. */
export interface IssuesOfYear extends Partial<CountedLink> {
	/** The year. */
	readonly period: NamedPeriod;
	/** Its months that have issues. */
	readonly months?: readonly IssueMonth[];
	/** Those that no grid leads to: further editions of a day, and issues of which the day is not known. */
	readonly further?: readonly TermLink[];
}

/** A link to a year of print issues. */
export interface IssueYearLink extends Link {
	/** The year. */
	readonly period: NamedPeriod;
}

/** The index of print issues, or the page of one of their years. */
export interface IssuesItem {
	/** The year; undefined on the index. */
	readonly period?: NamedPeriod;
	/** The year before that has issues, on the page of a year. */
	readonly previous?: IssueYearLink;
	/** The year after that has issues, on the page of a year. */
	readonly next?: IssueYearLink;
	/** The years, the earliest first; on the page of a year that year alone. */
	readonly years: readonly IssuesOfYear[];
	/** The issues of which no year is known, on the index. */
	readonly others?: readonly TermLink[];
}
