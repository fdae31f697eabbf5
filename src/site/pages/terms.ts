import { TERM_KINDS, type Term, type TermKind } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import { address, pageAddress } from "../address.ts";
import type { Context } from "../context.ts";
import type { StoryEntry } from "../entries.ts";
import type { PartLink, TermItem, TermPartItem, TermYear, YearCount } from "../items/terms.ts";
import { cutListing, groupByYear, type ListingPart, newestFirst, type PagedListing } from "../listing.ts";
import type { ArchiveAndSettings } from "../material.ts";
import { shownAuthor } from "../media/authors.ts";
import type { Address } from "../output.ts";
import { beginOf, type NamedPeriod } from "../periods.ts";
import type { PlannedGroup, PlannedOutput } from "../planned.ts";
import { kindPath, termPath, termUrl } from "../terms.ts";
import { type Heading, headingOf, headingsOf } from "./headings.ts";
import { relatedTerms } from "./related.ts";

/** The pages of every term but print issues, and the index of every kind of them that has any. */
export function termOutputs({ archive, settings }: ArchiveAndSettings): PlannedOutput[] {
	return TERM_KINDS.filter((kind) => kind !== "issue").flatMap((kind) => {
		const { list } = archive.terms[kind];
		return list.length === 0 ? [] : [kindOutput(kind, list), ...list.flatMap((term) => pagesOf(term, settings))];
	});
}

function kindOutput(kind: TermKind, list: readonly Term[]): PlannedOutput {
	const terms = list.map((term) => ({
		name: term.name,
		url: termUrl(term),
		count: term.articles.length,
		indexName: term.indexName,
		description: term.description,
	}));
	return { ...address(kindPath(kind)), kind: "terms", data: () => ({ kind, terms }) };
}

function pagesOf(term: Term, settings: Settings): PlannedOutput[] {
	const listing = cutTerm(term, settings.listingSize);
	const group = groupOf(term);
	return [
		{ ...termOutput(term, listing, settings), group },
		...listing.parts.map((_, index) => ({ ...partOutput(term, listing.parts, index, settings), group })),
	];
}

/** The pages of a term are made from nothing but the term, its stories and the terms that it is related to. */
function groupOf(term: Term): PlannedGroup {
	const madeFrom = (context: Context) => ({
		term: viewOf(term),
		about: shownAuthor(term, context),
		stories: term.articles.map(context.listed),
		related: relatedTerms(term, context),
	});
	return { name: termPath(term), madeFrom };
}

/** A term as its pages show it. What is told of an author stands on the first of them alone. */
function viewOf({ articles, ...rest }: Term) {
	return { ...rest, about: undefined, url: termUrl(rest), count: articles.length };
}

function termOutput(term: Term, listing: PagedListing, settings: Settings): PlannedOutput {
	const years = yearsOf(term, listing.parts, settings);
	const headings = headingsOf(listing.newest);
	return {
		...address(termPath(term)),
		kind: "term",
		isNotIndexed: term.noindex,
		data: (context: Context): TermItem => ({
			term: { ...viewOf(term), about: shownAuthor(term, context) },
			stories: withLead(listing.newest, context),
			headings,
			years: latestFirst(years),
			perYear: countYears(term, years, headings),
			related: relatedTerms(term, context),
		}),
	};
}

/** What a listing shows of its stories: of the first one with a picture as wide as the text, where it has one. */
function withLead(articles: readonly Article[], { entries, lead }: Context): readonly StoryEntry[] {
	const [first, ...rest] = entries(articles);
	const [article] = articles;
	return first?.opening === undefined || !article ? entries(articles) : [lead(article), ...rest];
}

function partOutput(term: Term, parts: readonly ListingPart[], index: number, settings: Settings): PlannedOutput {
	const part = parts[index] as ListingPart;
	const { name, period, number, articles } = part;
	const { before, previous, next } = neighboursOf(parts, index);
	const linkTo = (other: ListingPart | undefined): PartLink | undefined =>
		other && { name: other.name, url: partAddress(term, other, settings).url, period: other.period };
	return {
		...partAddress(term, part, settings),
		kind: "term-part",
		from: beginOf(period),
		data: ({ entries }: Context): TermPartItem => ({
			// With the count of the term's stories in it, every part would change with every story.
			term: { ...viewOf(term), count: undefined },
			part: { name, period, number },
			stories: entries(newestFirst(articles)),
			before: linkTo(before),
			previous: linkTo(previous),
			next: linkTo(next),
		}),
	};
}

/** The parts that a part leads to. */
interface PartNeighbours {
	/** The part before it in the same year. */
	readonly before?: ListingPart;
	/** The first part of the year before. */
	readonly previous?: ListingPart;
	/** The first part of the year after. */
	readonly next?: ListingPart;
}

/**
 * The neighbours of a part. A full part must not change when another of its year begins, so it does not lead to that one; the year after is
 * known to the last part of a year alone, so that a new year changes one part.
 */
function neighboursOf(parts: readonly ListingPart[], index: number): PartNeighbours {
	const [before, own, after] = [parts[index - 1], parts[index], parts[index + 1]];
	if (before && before.period.name === own?.period.name) return { before, next: yearAfter(own, after) };
	const previous = before && parts.find(({ period }) => period.name === before.period.name);
	return { previous, next: own && yearAfter(own, after) };
}

/** What has no date is no year. */
function yearAfter({ period }: ListingPart, after: ListingPart | undefined): ListingPart | undefined {
	return after && after.period.name !== period.name && after.period.unit !== "undated" ? after : undefined;
}

function partAddress(term: Term, { name }: ListingPart, settings: Settings): Address {
	return pageAddress(termPath(term) + name, settings);
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

/** How many stories a term has in each year, and where they begin: in its parts of that year, or under a heading of its own page. */
function countYears(term: Term, years: readonly TermYear[], headings: readonly Heading[]): YearCount[] {
	const urls = new Map(years.map((year) => [year.name, year.urls[0]]));
	return undatedLast(groupByYear(term.articles)).map(({ period, articles: { length: count } }) => {
		const heading = years.length > 0 ? undefined : headingOf(period, headings);
		return { name: period.name, period, count, url: heading ? `${termUrl(term)}#y${heading.period.name}` : urls.get(period.name) };
	});
}

/** Turns the order of years round. The undated come last in either direction. */
function latestFirst(years: readonly TermYear[]): TermYear[] {
	return undatedLast(years.toReversed());
}

/** Puts the undated behind all years: a span of several years stands among the stories of one of them, and has no year. */
function undatedLast<Group extends { readonly period: NamedPeriod }>(groups: readonly Group[]): Group[] {
	const isUndated = ({ period }: Group) => period.unit === "undated";
	return [...groups.filter((group) => !isUndated(group)), ...groups.filter(isUndated)];
}

/** Cuts the stories of a term into pages. A series begins with its first part, unless it is so long that it is cut by year. */
function cutTerm({ kind, articles }: Term, size: number): PagedListing {
	return kind === "series" && articles.length <= 2 * size ? { newest: articles, parts: [] } : cutListing(articles, size);
}
