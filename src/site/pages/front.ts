import type { Archive } from "../../archive/archive.ts";
import { periodsOf } from "../../archive/calendar.ts";
import { TERM_KINDS } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { Problem } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import { address } from "../address.ts";
import type { Context } from "../context.ts";
import { newestFirst } from "../listing.ts";
import type { ArchiveAndSettings } from "../material.ts";
import { countedPeriodLink, periodUrl, UNDATED } from "../periods.ts";
import type { PlannedOutput } from "../planned.ts";
import { kindPath, termUrl } from "../terms.ts";

const FRONT_STORIES = 20;

/** The front page: the newest stories, the stories to start with, and links into the whole archive. */
export function frontOutput({ archive, settings }: ArchiveAndSettings): PlannedOutput {
	const { calendar, terms, stories } = archive;
	const links = (kind: "section" | "series") =>
		terms[kind].list.map((term) => ({ name: term.name, url: termUrl(term), count: term.articles.length }));
	const data = ({ line }: Context) => ({
		description: settings.description,
		stories: newestFirst(stories).slice(0, FRONT_STORIES).map(line),
		starts: startsOf(archive, settings).flatMap(({ story }) => (story ? [line(story)] : [])),
		decades: calendar.decades.map(countedPeriodLink),
		years: periodsOf(calendar, "year").map(countedPeriodLink),
		undated: calendar.undated.length === 0 ? undefined : { url: periodUrl(UNDATED), count: calendar.undated.length },
		sections: links("section"),
		series: links("series"),
		indexes: TERM_KINDS.filter((kind) => terms[kind].list.length > 0).map((kind) => ({
			kind,
			url: kindPath(kind),
			count: terms[kind].list.length,
		})),
	});
	return { ...address("/"), kind: "front", data };
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
