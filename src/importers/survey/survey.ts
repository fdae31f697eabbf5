import type { ImportProblem, StoryStep } from "../importer.ts";
import type { Moved } from "../report/report.ts";
import { addStory, type CollectOptions, emptyCollection, noneMet } from "./collect.ts";
import { settleSlugs } from "./meant.ts";
import { makeTable, type Table } from "./namedtable.ts";
import type { NewSite } from "./newsite.ts";
import { type Redirect, settleRedirects } from "./redirects.ts";
import { makeRows, type Rows } from "./rows.ts";
import { settleAddresses, settleFiles, settleLinks } from "./settle.ts";
import type { SurveyedStory } from "./story.ts";
import type { TermNames } from "./termnames.ts";

/** What the first pass found out. */
export interface Survey {
	/** One for each story step, in order. */
	readonly stories: Rows<SurveyedStory>;
	/** The number of the story that an old address belongs to, by `addressKey`. */
	readonly links: Pick<Table, "get">;
	/** The number of the published story that a slug belongs to. */
	readonly slugs: Pick<Table, "get">;
	readonly problems: readonly ImportProblem[];
	/** The redirects of the old site that lead to no story. */
	readonly redirects: readonly Moved[];
	/** The names of the terms that published stories are listed by. */
	readonly listedNames: TermNames;
	/** The addresses of the calendar's pages that hold such stories. */
	readonly periods: ReadonlySet<string>;
}

/** How files and addresses are chosen. */
export interface SurveyOptions extends CollectOptions {
	readonly keepUrls: boolean;
	/** Whether a file stands at a path without extension already. */
	readonly exists: (stem: string) => boolean;
}

/** Collects stories, and decides at the end where each goes. */
export interface Surveyor {
	add(step: StoryStep): void;
	/**
	 * Decides the file and the addresses of every story. Call it once, after the last story.
	 * @param redirects those of the old site
	 */
	end(redirects?: readonly Redirect[]): Survey;
}

/**
 * Makes what collects the stories of one import, and decides where each goes.
 * @param site the addresses and files of the new site
 */
export function makeSurvey(site: NewSite, options: SurveyOptions): Surveyor {
	const collection = emptyCollection();
	return {
		add: (step) => addStory(step, collection, site, options),
		end(given = []) {
			// Free the memory that only another story would have needed.
			collection.met = noneMet();
			settleFiles(collection, options.exists);
			collection.stems = makeTable();
			const links = settleLinks(collection);
			const redirects = settleRedirects(given, collection, links);
			settleAddresses(collection, site, options.keepUrls);
			const slugs = settleSlugs(collection);
			const stories = makeRows<SurveyedStory>();
			for (const { story } of collection.stories) stories.add(story);
			const { problems, listedNames, periods } = collection;
			return { stories, links, slugs, problems, redirects, listedNames, periods };
		},
	};
}
