import { compareDates, type NewsDate } from "../article/date.ts";
import { indexNameOf } from "../article/fields/people.ts";
import { compareText } from "../problem.ts";

/** What the place of a term in its index depends on. */
interface Ordered {
	readonly name: string;
	readonly indexName?: string;
	readonly date?: NewsDate;
}

/** How the terms of a kind are put in order. */
export interface TermOrder {
	readonly compare: (a: Ordered, b: Ordered) => number;
	/** The name as an index has it; undefined where it is the name itself. */
	readonly indexNameOf?: (name: string) => string | undefined;
}

/**
 * The order of every kind of term. Names are sorted as a language sorts them (É beside E, 9 before 10), authors by the names of their
 * families, print issues by their days. Issues of which only the number is known come last.
 * @param language BCP 47
 */
export function termOrders(language: string): Readonly<Record<"section" | "tag" | "author" | "series" | "issue", TermOrder>> {
	const { compare } = new Intl.Collator(language, { usage: "sort", numeric: true, caseFirst: "false" });
	const byName: TermOrder = { compare: (a, b) => compare(a.name, b.name) };
	const byFamily: TermOrder = {
		compare: (a, b) => compare(a.indexName ?? a.name, b.indexName ?? b.name),
		indexNameOf: (name) => {
			const indexName = indexNameOf(name, language);
			return indexName === name ? undefined : indexName;
		},
	};
	const byDay: TermOrder = { compare: (a, b) => compareDates(a.date, b.date) || compare(a.name, b.name) };
	return { section: byName, tag: byName, author: byFamily, series: byName, issue: byDay };
}

/** Where a story stood in print. */
interface Printed {
	readonly print?: { readonly page?: string };
}

/** The order of the stories of a print issue: by the first number of their page; those without a page last. */
export function comparePages(a: Printed, b: Printed): number {
	return pageNumber(a) - pageNumber(b) || compareText(a.print?.page ?? "", b.print?.page ?? "");
}

function pageNumber({ print }: Printed): number {
	return Number.parseInt(print?.page?.replace(/^\D+/, "") ?? "", 10) || Number.MAX_SAFE_INTEGER;
}
