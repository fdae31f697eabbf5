import type { Article } from "../article/article.ts";
import { compareDates, type NewsDate, startAround } from "../article/date.ts";
import { compareText, type Problem, type Rule } from "../problem.ts";
import type { Settings } from "../settings.ts";
import { type Calendar, fileByDate } from "./calendar.ts";
import { earlierCoverage } from "./earlier.ts";
import { withoutHiddenTerms } from "./hiddennames.ts";
import { withNoindex } from "./noindex.ts";
import { releaseOf, withoutFutureChanges } from "./release.ts";
import { gatherTerms, type TermOptions, type Terms } from "./terms.ts";

/** All stories in order, with everything that follows from looking at them together. */
export interface Archive {
	/** The stories that are shown: oldest first, undated stories last. */
	readonly stories: readonly Article[];
	/** Those of them that are not public yet; none but in a preview that shows drafts. */
	readonly early: readonly Early[];
	/** Stories of which only the address remains. */
	readonly tombstones: readonly Tombstone[];
	/** Stories of which nothing is published: drafts, those under embargo, those that another story's id keeps out. */
	readonly withheld: readonly Article[];
	readonly terms: Terms;
	readonly calendar: Calendar;
	/** For every shown story, earlier stories on the same subject; see `earlierCoverage`. */
	readonly earlier: ReadonlyMap<Article, readonly Article[]>;
	/** When the newest story will be, or was, a year old: milliseconds since 1970, UTC; undefined where none is dated. */
	readonly restsFrom?: number;
	/** Whether nothing was published for a year. */
	readonly isResting: boolean;
	readonly problems: readonly Problem[];
}

/** A story that was published and is no more: its page says only that. */
export interface Tombstone {
	readonly article: Article;
	readonly why: "withdrawn" | "expired";
}

/** A story that is shown to its editors and is not public yet. */
export interface Early {
	readonly article: Article;
	/** The rule by which it is left out of what is published: a draft, an embargo, a date in the future. */
	readonly why: Rule;
	/** When it is published, where that is known. */
	readonly until?: NewsDate;
}

/** What `collate` needs to know besides the articles. */
export interface CollateOptions extends TermOptions, Readonly<Pick<Settings, "timeZone" | "calendar">> {
	/** The moment that decides on embargoes, expiries and dates in the future: milliseconds since 1970, UTC. */
	readonly at: number;
	/** Whether drafts and stories whose time has not come are shown as well: for a preview. */
	readonly showsDrafts?: boolean;
}

/** How many earlier stories a story's page shows at most. */
const EARLIER_STORIES = 4;

/** Looks at all articles together: which are shown, in what order, under which terms and dates. Faults of content become problems. */
export function collate(articles: readonly Article[], options: CollateOptions): Archive {
	const { termNotes, timeZone, calendar, at, showsDrafts } = options;
	const { stories: released, early, tombstones, withheld, problems } = releaseAll(articles, at, timeZone, showsDrafts);
	const stories = withoutHiddenTerms(withNoindex(released, termNotes), termNotes);
	const terms = gatherTerms(stories, options);
	return {
		stories,
		early,
		tombstones,
		withheld,
		terms,
		calendar: fileByDate(stories, calendar),
		earlier: earlierCoverage(stories, terms, EARLIER_STORIES),
		...restOf(stories, options),
		problems,
	};
}

const YEAR = 365 * 24 * 3_600_000;

/** @param stories in the order of the archive */
function restOf(stories: readonly Article[], { at, timeZone }: CollateOptions): Pick<Archive, "restsFrom" | "isResting"> {
	const newest = stories.findLast(({ published }) => published)?.published;
	const restsFrom = newest && startAround(newest, at, timeZone) + YEAR;
	return { restsFrom, isResting: restsFrom !== undefined && restsFrom <= at };
}

/** Articles by what becomes of them, each list in the order of the archive; the problems name those that are left out. */
export interface Released {
	readonly stories: readonly Article[];
	/** Those of them that are not public yet. */
	readonly early: readonly Early[];
	readonly tombstones: readonly Tombstone[];
	/** Those of which nothing is published. */
	readonly withheld: readonly Article[];
	readonly problems: readonly Problem[];
}

/**
 * Decides for every article (stories or standing pages) whether it is shown at a moment.
 * @param at milliseconds since 1970, UTC
 * @param timeZone IANA; a date without a time begins at midnight there
 * @param showsDrafts whether drafts and stories whose time has not come are shown as well
 */
export function releaseAll(articles: readonly Article[], at: number, timeZone: string, showsDrafts = false): Released {
	const { unique, others, problems } = keepFirstOfEachId(articles);
	const stories: Article[] = [];
	const early: Early[] = [];
	const tombstones: Tombstone[] = [];
	const withheld = [...others];
	for (const article of unique.toSorted(compareArticles)) {
		const release = releaseOf(article, at, timeZone);
		if (release.kind === "tombstone") tombstones.push({ article, why: release.why });
		else if (release.kind === "left out" && !showsDrafts) {
			withheld.push(article);
			// The error by which it is taken for a draft has the remedy: a note beside it would give another one.
			if (release.problem.rule !== "draft" || !article.draftBy?.isDoubtful) problems.push(release.problem);
		} else {
			if (release.kind === "left out") early.push({ article, why: release.problem.rule, until: release.until });
			const shown = withoutFutureChanges(article, at, timeZone);
			stories.push(shown.article);
			problems.push(...shown.problems);
		}
	}
	return { stories, early, tombstones, withheld, problems };
}

/** The order of the archive: by date, a coarser date (`1957`) before a finer one (`1957-03`), undated stories last; then by id. */
export function compareArticles(a: Article, b: Article): number {
	return compareDates(a.published, b.published) || compareText(a.id, b.id);
}

/** Keeps of several articles with one id the first by path, and reports the others. */
function keepFirstOfEachId(articles: readonly Article[]): { unique: Article[]; others: Article[]; problems: Problem[] } {
	const byId = new Map<string, Article>();
	const others: Article[] = [];
	const problems: Problem[] = [];
	for (const article of articles.toSorted((a, b) => compareText(a.file, b.file))) {
		const first = byId.get(article.id);
		if (!first) {
			byId.set(article.id, article);
			continue;
		}
		others.push(article);
		problems.push({
			file: article.file,
			rule: "id-twice",
			severity: "error",
			message: `The id "${article.id}" is that of ${first.file} already; this story is left out.`,
			remedy: "Give it an id field of its own.",
		});
	}
	return { unique: [...byId.values()], others, problems };
}
