import { TERM_KINDS, type Term, type TermKind } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import { cutByCount } from "../../system/batches.ts";
import { address, pageAddress } from "../address.ts";
import { cutByYear, groupBy, groupOf, type Listing, newestFirst, type Part } from "../listing.ts";
import type { ArchiveAndSettings } from "../material.ts";
import type { PlannedOutput } from "../planned.ts";
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
	const isIssue = term.kind === "issue";
	const { articles, ...rest } = term;
	const view = { ...rest, url: termUrl(term), count: articles.length };
	const partUrl = (part: Part) => pageAddress(termPath(term) + part.name, settings);
	const groups = groupParts(listing.parts).map(({ group, parts }) => ({
		name: group,
		count: parts.reduce((sum, part) => sum + part.articles.length, 0),
		urls: parts.map((part) => partUrl(part).url),
	}));
	const own: PlannedOutput = {
		...address(termPath(term)),
		kind: "term",
		data: ({ line }) => ({
			term: view,
			stories: listing.newest.map(line),
			years: isIssue ? groups : latestFirst(groups),
			perYear: isIssue
				? []
				: groups.length > 0
					? groups.map(({ name, count, urls }) => ({ name, count, url: urls[0] }))
					: countYears(articles),
		}),
	};
	const parts = listing.parts.map((part, index): PlannedOutput => {
		// Only backwards and within the year: other links would change a full part when another one begins.
		const before = listing.parts[index - 1]?.group === part.group ? listing.parts[index - 1] : undefined;
		return {
			...partUrl(part),
			kind: "term-part",
			data: ({ line }) => ({
				// The count of all its stories would change every part with every story.
				term: { ...view, count: undefined },
				part: { name: part.name, group: part.group, number: numberOf(part) },
				stories: (isIssue ? part.articles : newestFirst(part.articles)).map(line),
				before: before && { name: before.name, url: partUrl(before).url },
			}),
		};
	});
	return [own, ...parts];
}

/** How many of a term's stories are of each year, as far as that is known. */
function countYears(articles: readonly Article[]): { readonly name: string; readonly count: number }[] {
	return [...groupBy(articles, groupOf)].map(([name, { length: count }]) => ({ name, count }));
}

/** The undated stand last in either direction. */
function latestFirst<T extends { readonly name: string }>(groups: readonly T[]): T[] {
	return [...groups.filter(({ name }) => name !== "undated").reverse(), ...groups.filter(({ name }) => name === "undated")];
}

/** A print issue is read from its first page on; a series from its first part, unless it is so long that it is cut by year. */
function cutTerm({ kind, articles }: Term, size: number): Listing {
	if (kind === "series" && articles.length <= 2 * size) return { newest: articles, parts: [] };
	if (kind !== "issue") return cutByYear(articles, size);
	const [first = [], ...rest] = cutByCount(articles, 2 * size);
	return { newest: first, parts: rest.map((piece, index) => ({ name: `part-${index + 2}`, group: `part-${index + 2}`, articles: piece })) };
}

function groupParts(parts: readonly Part[]): { readonly group: string; readonly parts: Part[] }[] {
	const groups: { readonly group: string; readonly parts: Part[] }[] = [];
	for (const part of parts) {
		const last = groups.at(-1);
		if (last?.group === part.group) last.parts.push(part);
		else groups.push({ group: part.group, parts: [part] });
	}
	return groups;
}

function numberOf({ name, group }: Part): number {
	return name === group ? 1 : Number(name.slice(group.length + 1));
}
