import type { Article, Correction } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import { address } from "../address.ts";
import type { Context } from "../context.ts";
import { KINDS } from "../kinds.ts";
import type { PlannedGroup, PlannedOutput } from "../planned.ts";
import { type FeedEntry, feedEntry } from "./entries.ts";

/** The folder of the page of all corrections. */
export const CORRECTIONS = "/corrections/";

/** A correction, and the story that it is of. */
export interface CorrectedStory {
	readonly article: Article;
	readonly correction: Correction;
	/** Its place among the corrections of the story, from 1. */
	readonly number: number;
}

/**
 * The feeds of corrections, in the forms of the site's own: an entry for each correction, so that a story that is corrected twice is news twice.
 * Corrections without a date are in none of them.
 * @param all the latest first
 * @param group what the page of all corrections is made from
 */
export function correctionFeeds(all: readonly CorrectedStory[], { feeds, feedSize }: Settings, group: PlannedGroup): PlannedOutput[] {
	const latest = all.filter(({ correction }) => correction.date).slice(0, feedSize);
	if (latest.length === 0) return [];
	return feeds.map(
		(form): PlannedOutput => ({
			...address(CORRECTIONS + KINDS[form].file),
			kind: form,
			weight: latest.length,
			group,
			data: (context) => ({
				isOfCorrections: true,
				full: false,
				id: context.tagUri(CORRECTIONS),
				home: CORRECTIONS,
				updated: latest[0]?.correction.date,
				entries: latest.map((corrected) => entryOf(corrected, context)),
			}),
		}),
	);
}

/** A correction as an entry of a feed: dated when the story was corrected, with that correction alone. */
function entryOf({ article, correction, number }: CorrectedStory, context: Context): FeedEntry {
	const entry = feedEntry(article, context, false);
	const corrected: Article = { ...article, published: correction.date, corrections: [correction] };
	return { ...entry, article: corrected, id: `${entry.id}#correction-${number}`, updated: correction.date, enclosure: undefined };
}
