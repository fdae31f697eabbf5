import { pageOf } from "../../problem/pages.ts";
import type { Problem } from "../../problem.ts";
import type { Kind } from "../../site/kinds.ts";

/** What a fact is about, and how people are told it. */
export const FACTS = {
	address: "Address",
	story: "Story",
	why: "Why",
	remedy: "What to do",
	page: "See",
	problems: "Also reported",
	leadsTo: "Leads to",
	templates: "Templates",
	settings: "Settings",
	files: "Made from",
	build: "Last build",
	next: "Next build",
	missing: "Not on the site",
	stories: "Stories on it",
	pages: "Pages that use it",
	listedOn: "Listed on",
	linkedFrom: "Linked from",
	everyPage: "On every page",
	feeds: "In feeds",
	sitemaps: "In sitemaps",
	data: "In the open data",
	search: "In the search",
	notIn: "Not in",
	oldAddresses: "Old addresses",
	ledger: "In urls.txt",
	nearest: "Nearest",
} as const;

/** What a fact is about. */
export type FactName = keyof typeof FACTS;

/** One fact of an explanation. */
export interface Fact {
	readonly about: FactName;
	/** In the order in which people are told them. */
	readonly values: readonly string[];
}

/** What was asked for, why it is as it is, and what has to do with it. */
export interface Explanation {
	/** As it was written. */
	readonly asked: string;
	/** The answer in one line. */
	readonly answer: string;
	/** `on site`: it stands on the site, or is used for it; `not on site`: it does not; `unknown`: there is nothing that it could be. */
	readonly state: "on site" | "not on site" | "unknown";
	/** The whole address on the site; missing where it has none. */
	readonly address?: string;
	/** The kind of page that stands there. */
	readonly kind?: Kind;
	/** The file that it is about, relative to the folder of the settings where it lies there. */
	readonly file?: string;
	readonly facts: readonly Fact[];
}

/** An explanation before it is known what was asked for. */
export type Told = Omit<Explanation, "asked">;

/** A fact, or none where nothing is to be told. */
export function fact(about: FactName, values: string | undefined | readonly (string | undefined)[]): Fact[] {
	const told = [values].flat().filter((value) => value !== undefined && value !== "") as string[];
	return told.length === 0 ? [] : [{ about, values: told }];
}

/**
 * What is to be done about a problem, and the page of the documentation on it, as a path within this package.
 * @param more what else may be done
 */
export function remedyFacts(problem: Pick<Problem, "remedy" | "rule"> | undefined, more?: string): Fact[] {
	return problem ? [...fact("remedy", [problem.remedy, more]), ...fact("page", pageOf(problem.rule))] : [];
}
