import { type Archive, type CollateOptions, collate } from "../../src/archive/archive.ts";
import { noTermNotes, readTermNotes } from "../../src/archive/termnotes.ts";
import type { TermNotes } from "../../src/archive/terms.ts";
import type { Article } from "../../src/article/article.ts";
import { type NewsDate, parseDate } from "../../src/article/date.ts";
import { LISTING_NAMES } from "../../src/settings.ts";

export const ZONE = "Europe/London";

/** The moment that these tests use for embargoes and dates in the future: milliseconds since 1970, UTC. */
export const NOW = Date.UTC(2024, 5, 15, 12);

/** Reads a date that must be valid. */
export function on(text: string): NewsDate {
	const date = parseDate(text, ZONE);
	if (!date) throw new Error(`"${text}" is no date.`);
	return date;
}

/** Makes a story with the least that a story must have. */
export function story(id: string, published?: string, fields: Partial<Article> = {}): Article {
	return {
		id,
		file: `${id}.md`,
		format: "markdown",
		hash: id,
		bodyAt: 0,
		length: 1_000,
		headline: id,
		slug: id,
		status: "published",
		...(published !== undefined && { published: on(published) }),
		authors: [],
		tags: [],
		description: "",
		noindex: false,
		corrections: [],
		hideHeadline: false,
		redirectFrom: [],
		extra: {},
		...fields,
	};
}

/** Collates stories with ordinary options. */
export function archiveOf(articles: readonly Article[], options: Partial<CollateOptions> = {}): Archive {
	return collate(articles, {
		termNotes: noTermNotes,
		sections: [],
		listings: [...LISTING_NAMES],
		calendar: "day",
		language: "en",
		timeZone: ZONE,
		at: NOW,
		...options,
	});
}

/** Reads a terms.yml that must be valid. */
export function notes(yaml: string): TermNotes {
	const { notes: read, problems } = readTermNotes(yaml, "terms.yml");
	if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(" "));
	return read;
}

export const idsOf = (articles: readonly Article[]): string[] => articles.map(({ id }) => id);
