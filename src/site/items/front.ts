import type { TermKind } from "../../archive/terms.ts";
import type { LeadEntry } from "../entries.ts";
import type { CountedLink } from "../views.ts";
import type { CountedPeriod } from "./calendar.ts";

/** Terms of a kind as the front page names them. */
export interface FullestTerms {
	/** Those with the most stories, by name. */
	readonly terms: readonly CountedLink[];
	/** How many there are, with those that are not named. */
	readonly of: number;
}

/** A link to the index of a kind of term. */
export interface IndexLink {
	/** Which terms it lists. */
	readonly kind: TermKind;
	/** The address of the index. */
	readonly url: string;
	/** How many terms of this kind there are. */
	readonly count: number;
}

/** The front page. */
export interface FrontItem {
	/** The sentence about the archive in the settings. */
	readonly description?: string;
	/** The newest stories, the newest first. The first one has a wide picture, unless `starts` leads. */
	readonly stories: readonly LeadEntry[];
	/** The stories to start with, of the setting `startHere`. */
	readonly starts: readonly LeadEntry[];
	/** Whether the page begins with the stories to start with. */
	readonly startsLead: boolean;
	/** The decades that have stories, the earliest first. */
	readonly decades: readonly CountedPeriod[];
	/** The years that have stories, the earliest first. */
	readonly years: readonly CountedPeriod[];
	/** The page of the undated stories, and how many there are; undefined where there are none. */
	readonly undated?: Omit<CountedLink, "name">;
	/** The sections. */
	readonly sections: FullestTerms;
	/** The series. */
	readonly series: FullestTerms;
	/** How many corrections there are; undefined where there are none. */
	readonly corrections?: number;
	/** The indexes of tags, sections, authors, series and print issues that there are. */
	readonly indexes: readonly IndexLink[];
}
