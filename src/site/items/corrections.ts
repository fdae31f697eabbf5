import type { Correction } from "../../article/article.ts";
import type { NamedPeriod } from "../periods.ts";
import type { StoryLine } from "../views.ts";

/** A correction, and the story that was corrected. */
export interface ShownCorrection extends Correction {
	/** The story that was corrected. */
	readonly story: StoryLine;
}

/** The corrections of one year. */
export interface CorrectionsOfYear {
	/** The year; or that the date is not known. */
	readonly period: NamedPeriod;
	/** The latest first. */
	readonly corrections: readonly ShownCorrection[];
}

/** A link to the corrections of one year. */
export interface CorrectionsLink {
	/** The year; or that the date is not known. */
	readonly period: NamedPeriod;
	/** The address of the year's page. */
	readonly url: string;
	/** How many corrections it has. */
	readonly count: number;
}

/** The page of corrections, or of those of one year. */
export interface CorrectionsItem {
	/** The year; undefined on the page of all. */
	readonly period?: NamedPeriod;
	/** The years with their corrections, the latest first. */
	readonly years: readonly CorrectionsOfYear[];
	/** The pages of the years, where there are too many corrections for one page. */
	readonly links?: readonly CorrectionsLink[];
	/** How many corrections there are, on the page of all. */
	readonly count?: number;
}
