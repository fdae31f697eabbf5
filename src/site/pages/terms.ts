import { TERM_KINDS, type Term, type TermKind } from "../../archive/terms.ts";
import type { Settings } from "../../settings.ts";
import { cutByCount } from "../../system/batches.ts";
import { address, pageAddress } from "../address.ts";
import type { Context } from "../context.ts";
import { cutListing, groupByYear, type ListingPart, newestFirst, type PagedListing } from "../listing.ts";
import type { ArchiveAndSettings } from "../material.ts";
import type { Address } from "../output.ts";
import { beginOf, type NamedPeriod } from "../periods.ts";
import type { PlannedGroup, PlannedOutput } from "../planned.ts";
import { kindPath, termPath, termUrl } from "../terms.ts";

/** The pages of every term, and the index of every kind of term that has any. */
export function termOutputs({ archive, settings }: ArchiveAndSettings): PlannedOutput[] {
	return TERM_KINDS.flatMap((kind) => {
		const { list } = archive.terms[kind];
		return list.length === 0 ? [] : [kindOutput(kind, list), ...list.flatMap((term) => pagesOf(term, settings))];
	});
}

function kindOutput(kind: TermKind, list: readonly Term[]): PlannedOutput {
	const terms = list.map((term) => ({
		name: term.name,
		url: termUrl(term),
		count: term.articles.length,
		description: term.description,
		date: term.date,
	}));
	return { ...address(kindPath(kind)), kind: "terms", data: () => ({ kind, terms }) };
}

function pagesOf(term: Term, settings: Settings): PlannedOutput[] {
	const listing = cutTerm(term, settings.listingSize);
	const group = groupOf(term);
	return [
		{ ...termOutput(term, listing, settings), group },
		...listing.parts.map((part, index) => ({ ...partOutput(term, part, listing.parts[index - 1], settings), group })),
	];
}

/** The pages of a term are made from nothing but the term and the lines of its stories. */
function groupOf(term: Term): PlannedGroup {
	return { name: termPath(term), madeFrom: ({ line }) => ({ term: viewOf(term), stories: term.articles.map(line) }) };
}

/** A term as its pages show it. */
function viewOf({ articles, ...rest }: Term) {
	return { ...rest, url: termUrl(rest), count: articles.length };
}

function termOutput(term: Term, listing: PagedListing, settings: Settings): PlannedOutput {
	const isIssue = term.kind === "issue";
	const years = yearsOf(term, listing.parts, settings);
	return {
		...address(termPath(term)),
		kind: "term",
		data: ({ line }: Context) => ({
			term: viewOf(term),
			stories: listing.newest.map(line),
			years: isIssue ? years : latestFirst(years),
			perYear: isIssue ? [] : countYears(term, years),
		}),
	};
}

/** @param before the part before it in the listing */
function partOutput(term: Term, part: ListingPart, before: ListingPart | undefined, settings: Settings): PlannedOutput {
	const { name, period, number, articles } = part;
	// A part links only to the one before it in the same year. Other links would change a full part when a new one begins.
	const earlier = before?.period.name === period.name ? before : undefined;
	return {
		...partAddress(term, part, settings),
		kind: "term-part",
		from: beginOf(period),
		data: ({ line }: Context) => ({
			// With the count of the term's stories in it, every part would change with every story.
			term: { ...viewOf(term), count: undefined },
			part: { name, period, number },
			stories: (term.kind === "issue" ? articles : newestFirst(articles)).map(line),
			before: earlier && { name: earlier.name, url: partAddress(term, earlier, settings).url },
		}),
	};
}

function partAddress(term: Term, { name }: ListingPart, settings: Settings): Address {
	return pageAddress(termPath(term) + name, settings);
}

/** A year of a term's stories. */
interface TermYear {
	readonly name: string;
	readonly period: NamedPeriod;
	readonly count: number;
	/** Its parts. */
	readonly urls: readonly string[];
}

function yearsOf(term: Term, parts: readonly ListingPart[], settings: Settings): TermYear[] {
	const years: (TermYear & { count: number; readonly urls: string[] })[] = [];
	for (const part of parts) {
		const { period, articles } = part;
		const { url } = partAddress(term, part, settings);
		const last = years.at(-1);
		if (last?.name === period.name) {
			last.urls.push(url);
			last.count += articles.length;
		} else years.push({ name: period.name, period, count: articles.length, urls: [url] });
	}
	return years;
}

/** How many stories a term has in each year, and where its parts of that year begin. */
function countYears({ articles }: Term, years: readonly TermYear[]): (Omit<TermYear, "urls"> & { readonly url?: string })[] {
	const urls = new Map(years.map((year) => [year.name, year.urls[0]]));
	return groupByYear(articles).map(({ period, articles: { length: count } }) => {
		return { name: period.name, period, count, url: urls.get(period.name) };
	});
}

/** Turns the order of years round. The undated come last in either direction. */
function latestFirst(years: readonly TermYear[]): TermYear[] {
	const isUndated = ({ period }: TermYear) => period.unit === "undated";
	return [...years.filter((year) => !isUndated(year)).reverse(), ...years.filter(isUndated)];
}

/** Cuts the stories of a term into pages. A print issue begins with its first page; a series begins with its first part, unless it is so long that it is cut by year. */
function cutTerm({ kind, articles }: Term, size: number): PagedListing {
	if (kind === "series" && articles.length <= 2 * size) return { newest: articles, parts: [] };
	if (kind !== "issue") return cutListing(articles, size);
	const [first = [], ...rest] = cutByCount(articles, 2 * size);
	return { newest: first, parts: rest.map((piece, index) => issuePart(index + 2, piece)) };
}

function issuePart(number: number, articles: ListingPart["articles"]): ListingPart {
	const name = `part-${number}`;
	return { name, period: { unit: "part", name, number }, number: 1, articles };
}
