import type { Article } from "../article/article.ts";
import { compareDates } from "../article/date.ts";
import { compareText, type Problem } from "../problem.ts";
import type { Listing, Settings } from "../settings.ts";
import { type Calendar, fileByDate } from "./calendar.ts";
import { earlierCoverage } from "./earlier.ts";
import { type Release, releaseOf } from "./release.ts";
import { gatherTerms, type TermNotes, type Terms } from "./terms.ts";

/** All stories, put in order and set beside each other. */
export interface Archive {
	/** The stories that are shown, by date; those without one last, by id. */
	readonly stories: readonly Article[];
	/** Stories of which only the address remains. */
	readonly tombstones: readonly Tombstone[];
	readonly terms: Terms;
	readonly calendar: Calendar;
	/** For every story the earlier ones on the same subject. */
	readonly earlier: ReadonlyMap<Article, readonly Article[]>;
	readonly problems: readonly Problem[];
}

export interface Tombstone {
	readonly article: Article;
	readonly why: "withdrawn" | "expired";
}

/** What collating needs to know beside the articles. */
export interface Circumstances extends Readonly<Pick<Settings, "timeZone" | "calendar">> {
	readonly termNotes: TermNotes;
	/** The sections that have a page even without stories. */
	readonly sections: readonly string[];
	/** The kinds of term that have pages. */
	readonly listings: readonly Listing[];
	/** The moment for which embargoes, expiries and dates in the future are judged: milliseconds since 1970, UTC. */
	readonly at: number;
}

const EARLIER_STORIES = 4;

/** Sets all articles beside each other: who is shown, in what order, under which terms and dates. */
export function collate(articles: readonly Article[], circumstances: Circumstances): Archive {
	const { termNotes, sections, timeZone, listings, calendar, at } = circumstances;
	const { stories, tombstones, problems } = releaseAll(articles, at, timeZone);
	const terms = gatherTerms(stories, termNotes, sections, listings);
	return {
		stories,
		tombstones,
		terms,
		calendar: fileByDate(stories, calendar),
		earlier: earlierCoverage(stories, terms, EARLIER_STORIES),
		problems,
	};
}

/** Who of some articles is shown, in the order of the archive. */
export interface Released {
	readonly stories: readonly Article[];
	readonly tombstones: readonly Tombstone[];
	readonly problems: readonly Problem[];
}

/**
 * Judges every article, stories or standing pages, for a moment.
 * @param at milliseconds since 1970, UTC
 */
export function releaseAll(articles: readonly Article[], at: number, timeZone: string): Released {
	const { unique, problems } = refuseDuplicates(articles);
	const stories: Article[] = [];
	const tombstones: Tombstone[] = [];
	for (const article of unique.toSorted(compareArticles)) {
		const release: Release = releaseOf(article, at, timeZone);
		if (release.kind === "shown") stories.push(article);
		else if (release.kind === "gone") tombstones.push({ article, why: release.why });
		else problems.push(release.problem);
	}
	return { stories, tombstones, problems };
}

/** The order of the archive: by date, the coarser first, then by id. */
export function compareArticles(a: Article, b: Article): number {
	return compareDates(a.published, b.published) || compareText(a.id, b.id);
}

/** Of stories with one id the first by path stays; every other is a problem. */
function refuseDuplicates(articles: readonly Article[]): { unique: Article[]; problems: Problem[] } {
	const byId = new Map<string, Article>();
	const problems: Problem[] = [];
	for (const article of articles.toSorted((a, b) => compareText(a.file, b.file))) {
		const first = byId.get(article.id);
		if (!first) {
			byId.set(article.id, article);
			continue;
		}
		problems.push({
			file: article.file,
			rule: "id-twice",
			severity: "error",
			message: `The id "${article.id}" is that of ${first.file} already; this story is left out.`,
			remedy: "Give it an id field of its own.",
		});
	}
	return { unique: [...byId.values()], problems };
}
