import type { Article, Correction } from "../../article/article.ts";
import { compareDates } from "../../article/date.ts";
import type { Settings } from "../../settings.ts";
import { address, pageAddress } from "../address.ts";
import type { Context } from "../context.ts";
import { CORRECTIONS, type CorrectedStory, correctionFeeds } from "../feeds/corrections.ts";
import type { CorrectionsLink, CorrectionsOfYear } from "../items/corrections.ts";
import { groupBy } from "../listing.ts";
import type { Material } from "../material.ts";
import { type NamedPeriod, yearOf } from "../periods.ts";
import type { PlannedGroup, PlannedOutput } from "../planned.ts";
import { storyText } from "../storytext.ts";

/** The corrections of one year. */
interface CorrectedYear {
	readonly period: NamedPeriod;
	/** The latest first. */
	readonly corrections: readonly CorrectedStory[];
}

/** So many corrections stand on one page; where there are more, each year has a page of its own, and the first page shows the latest. */
const MOST_ON_ONE_PAGE = 100;

/** The page of all corrections, the pages of its years, and its feeds; none where no story was corrected. */
export function correctionOutputs({ archive, pages, settings }: Material): PlannedOutput[] {
	const all = correctionsOf(archive.stories);
	// A page that the owner wrote stays where it was.
	const isTaken = settings.urls === "folders" && pages.stories.some(({ file }) => /^pages\/corrections\.[a-z]+$/i.test(file));
	if (all.length === 0 || isTaken) return [];
	const years = yearsOf(all);
	const isCut = all.length > MOST_ON_ONE_PAGE;
	const first = { ...address(CORRECTIONS), kind: "corrections" as const };
	const shown = isCut ? yearsOf(all.slice(0, MOST_ON_ONE_PAGE / 2)) : years;
	const links = isCut ? years.map((year) => linkTo(year, settings)) : [];
	const group = groupOf("", all);
	return [
		{ ...first, data: (context) => ({ years: shown.map((year) => viewOf(year, context)), links, count: all.length }), group },
		...(isCut ? years.map((year) => yearOutput(year, settings)) : []),
		...correctionFeeds(all, settings, group),
	];
}

/** How many corrections the page of all corrections has; none where there is no such page. */
export function countCorrections(stories: readonly Article[]): number {
	return stories.reduce((sum, { corrections }) => sum + corrections.length, 0);
}

function yearOutput(year: CorrectedYear, settings: Settings): PlannedOutput {
	const { period, corrections } = year;
	return {
		...pageAddress(CORRECTIONS + period.name, settings),
		kind: "corrections",
		data: (context) => ({ period, years: [viewOf(year, context)] }),
		group: groupOf(period.name, corrections),
	};
}

/** The pages of corrections are made from nothing but the stories that were corrected. */
function groupOf(name: string, corrections: readonly CorrectedStory[]): PlannedGroup {
	return {
		name: CORRECTIONS + name,
		madeFrom: (context) => ({
			stories: corrections.map(({ article, number }) => [number, context.line(article), storyText(article, context)]),
		}),
	};
}

function linkTo({ period, corrections }: CorrectedYear, settings: Settings): CorrectionsLink {
	return { period, url: pageAddress(CORRECTIONS + period.name, settings).url, count: corrections.length };
}

function viewOf({ period, corrections }: CorrectedYear, { line }: Context): CorrectionsOfYear {
	return { period, corrections: corrections.map(({ article, correction: { date, text } }) => ({ date, text, story: line(article) })) };
}

/** All corrections, the latest first; those without a date come last. */
function correctionsOf(stories: readonly Article[]): CorrectedStory[] {
	return stories
		.flatMap((article) => article.corrections.map((correction, index): CorrectedStory => ({ article, correction, number: index + 1 })))
		.map((corrected, place) => ({ corrected, place }))
		.sort((a, b) => compareLatestFirst(a.corrected.correction, b.corrected.correction) || b.place - a.place)
		.map(({ corrected }) => corrected);
}

function compareLatestFirst({ date: a }: Correction, { date: b }: Correction): number {
	return a === undefined || b === undefined ? compareDates(a, b) : compareDates(b, a);
}

function yearsOf(corrections: readonly CorrectedStory[]): CorrectedYear[] {
	const years = groupBy(corrections, ({ correction: { date } }) => yearOf(date).name);
	return [...years.values()].map((own) => ({ period: yearOf(own[0]?.correction.date), corrections: own }));
}
