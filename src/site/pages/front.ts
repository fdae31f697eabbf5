import type { Archive } from "../../archive/archive.ts";
import { periodsOf } from "../../archive/calendar.ts";
import { TERM_KINDS, type Term } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { Problem } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import { address } from "../address.ts";
import type { Context } from "../context.ts";
import type { FrontItem, FullestTerms } from "../items/front.ts";
import { newestFirst } from "../listing.ts";
import type { ArchiveAndSettings } from "../material.ts";
import { countedPeriodLink, periodUrl, UNDATED } from "../periods.ts";
import type { PlannedOutput } from "../planned.ts";
import { kindPath, termUrl } from "../terms.ts";
import { countCorrections } from "./corrections.ts";

/** How many of the newest stories the front page shows. */
export const FRONT_STORIES = 20;

/** How many sections, and how many series, the front page names at most. */
const FRONT_TERMS = 12;

/** The front page: the newest stories, the stories to start with, and links into the whole archive. */
export function frontOutput({ archive, settings }: ArchiveAndSettings): PlannedOutput {
	const { calendar, terms, stories } = archive;
	const starts = startsOf(archive, settings).flatMap(({ story }) => story ?? []);
	const startsLead = archive.isResting && starts.length > 0;
	const data = ({ entry, lead }: Context): FrontItem => ({
		description: settings.description,
		stories: newestFirst(stories)
			.slice(0, FRONT_STORIES)
			.map((story, index) => (index === 0 && !startsLead ? lead(story) : entry(story))),
		starts: starts.map((story, index) => (index === 0 && startsLead ? lead(story) : entry(story))),
		startsLead,
		decades: calendar.decades.map(countedPeriodLink),
		years: periodsOf(calendar, "year").map(countedPeriodLink),
		undated: calendar.undated.length === 0 ? undefined : { url: periodUrl(UNDATED), count: calendar.undated.length },
		sections: fullest(terms.section.list),
		series: fullest(terms.series.list),
		corrections: countCorrections(stories) || undefined,
		indexes: TERM_KINDS.filter((kind) => terms[kind].list.length > 0).map((kind) => ({
			kind,
			url: kindPath(kind),
			count: terms[kind].list.length,
		})),
	});
	return { ...address("/"), kind: "front", data };
}

/** The terms of a kind that have the most stories, in the order of the index; and how many there are. */
function fullest(list: readonly Term[]): FullestTerms {
	const first = new Set(list.toSorted((a, b) => b.articles.length - a.articles.length).slice(0, FRONT_TERMS));
	const shown = list.filter((term) => first.has(term));
	return {
		terms: shown.map((term) => ({ name: term.name, url: termUrl(term), count: term.articles.length })),
		of: list.length,
	};
}

/** The stories that the owner recommends to new readers, by their ids. */
function startsOf({ stories }: Archive, { startHere }: Settings): { readonly id: string; readonly story?: Article }[] {
	if (startHere.length === 0) return [];
	const byId = new Map(stories.map((story) => [story.id, story]));
	return startHere.map((id) => ({ id, story: byId.get(id) }));
}

/** A problem for each story to start with that is not on the site. */
export function unknownStarts(archive: Archive, settings: Settings): Problem[] {
	return startsOf(archive, settings)
		.filter(({ story }) => story === undefined)
		.map(({ id }) => ({
			file: ".eleventy.ts",
			rule: "start-unknown",
			severity: "warning",
			message: `startHere names the story ${id}, and no published story has this id.`,
			remedy: "Name the id field of a story, or its path in the content folder without its extension.",
		}));
}
