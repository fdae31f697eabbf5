import type { Settings } from "../../settings.ts";
import type { StoryEntry } from "../entries.ts";
import type { NamedPeriod, PeriodLink } from "../periods.ts";
import type { TermLink } from "../terms.ts";
import type { CountedLink } from "../views.ts";

/** Which page of a long list a page is, and the other pages of the list. */
export interface Numbered {
	/** From 1. */
	readonly number: number;
	/** The first page has all pages, the others have the first, the one before and themselves; empty where there is but one. */
	readonly parts: readonly PartNumber[];
}

/** A page of a long list. */
export interface PartNumber {
	/** From 1. */
	readonly number: number;
	/** Its address. */
	readonly url: string;
}

/** A link to a period, with the number of its stories. */
export interface CountedPeriod extends CountedLink, PeriodLink {}

/** Ten years in the calendar, with links to those that have stories. */
export interface CalendarDecade extends CountedPeriod {
	/** Its years that have stories, the earliest first. */
	readonly years: readonly CountedPeriod[];
	/** How many of its stories are of no known year. */
	readonly own: number;
}

/** The page of the whole calendar. */
export interface CalendarItem {
	/** The shortest period that has a page: `day`, `month` or `year`. */
	readonly shortest: Settings["calendar"];
	/** The decades that have stories, the earliest first. */
	readonly decades: readonly CalendarDecade[];
	/** The page of the undated stories; undefined where there are none. */
	readonly undated?: CountedPeriod;
}

/** A shorter period as its longer one shows it. */
export interface Within extends CountedPeriod {
	/** All of its stories as a listing shows them; or the most telling ones, their headlines and dates alone; undefined where the longer period shows none. */
	readonly stories?: readonly StoryEntry[];
}

/** A day in the grid of a month. */
export interface GridDay {
	/** 1 to 31. */
	readonly day: number;
	/** Its address. */
	readonly url: string;
	/** How many stories it has. */
	readonly count: number;
}

/** A month as a grid shows it. */
export interface GridMonth {
	/** The month. */
	readonly period: NamedPeriod;
	/** Its address. */
	readonly url: string;
	/** Its days that have stories. */
	readonly days: readonly GridDay[];
}

/** The page of a decade, a year, a month or a day. Further pages of a long list have no field that may be undefined. */
export interface PeriodItem extends Numbered {
	/** The decade, year, month or day. */
	readonly period: NamedPeriod;
	/** Whether no shorter period has pages. */
	readonly shortest: boolean;
	/** The longer periods that it lies in, the longest first. */
	readonly up: readonly PeriodLink[];
	/** The stories of which no shorter period is known: of a day all of its stories. */
	readonly stories: readonly StoryEntry[];
	/** The shorter periods in it that have stories, the earliest first. */
	readonly within: readonly Within[];
	/** How many stories it has, with those of its shorter periods. */
	readonly count?: number;
	/** Whether the page shows all of them. */
	readonly isWhole?: boolean;
	/** The nearest period before it that has stories. */
	readonly previous?: PeriodLink;
	/** The nearest period after it that has stories. */
	readonly next?: PeriodLink;
	/** Its months as grids of days; empty where days have no pages. */
	readonly grid?: readonly GridMonth[];
	/** The months of a year that have no stories. */
	readonly emptyMonths?: readonly NamedPeriod[];
	/** The address of the page with what was published on that day in every year. */
	readonly onThisDay?: string;
	/** Its print issues. */
	readonly issues?: readonly TermLink[];
}

/** The stories of which no date is known. */
export interface UndatedItem extends Numbered {
	/** In the order of their ids. */
	readonly stories: readonly StoryEntry[];
}

/** A day of any year. */
export interface DayOfYear {
	/** 1 to 12. */
	readonly month: number;
	/** 1 to 31. */
	readonly day: number;
}

/** A link to a day of any year. */
export interface DayOfYearLink extends DayOfYear {
	/** Its address. */
	readonly url: string;
}

/** What was published on a day in one year. The link leads to the page with all of it. */
export interface Anniversary extends CountedLink {
	/** Its year. */
	readonly period: NamedPeriod;
	/** The first of its stories. */
	readonly stories: readonly StoryEntry[];
}

/** What was published on a day of the year. */
export interface DayOfYearItem extends DayOfYear {
	/** The day before. */
	readonly previous?: DayOfYearLink;
	/** The day after. */
	readonly next?: DayOfYearLink;
	/** The years in which something was published on it, the latest first. */
	readonly years: readonly Anniversary[];
	/** Where nothing was, the nearest days that have stories, one before and one after. */
	readonly nearest?: readonly DayOfYearLink[];
}

/** A day in the index of the days of the year. */
export interface ShadedDay extends DayOfYearLink {
	/** How dark it is, from 0 for no stories to 4 for the most. */
	readonly shade: number;
}

/** The index of the days of the year. */
export interface DaysOfYearItem {
	/** All 366 days. */
	readonly days: readonly ShadedDay[];
	/** How many stories lie between two shades. */
	readonly step: number;
}
