import type { Article } from "../../article/article.ts";
import { padded } from "../../article/dates/newsdate.ts";
import type { Settings } from "../../settings.ts";
import { address, pageAddress } from "../address.ts";
import type { Context } from "../context.ts";
import type { Anniversary, DayOfYear } from "../items/calendar.ts";
import { groupBy, groupByYear } from "../listing.ts";
import type { ArchiveAndSettings } from "../material.ts";
import { filedUnder } from "../periods.ts";
import type { PlannedGroup, PlannedOutput } from "../planned.ts";

/** How many days each month has at most. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const DAYS: readonly DayOfYear[] = LENGTHS.flatMap((length, index) =>
	Array.from({ length }, (_, day): DayOfYear => ({ month: index + 1, day: day + 1 })),
);

/** How many stories of one year are shown at most, so that the page stays readable. */
const STORIES_PER_YEAR = 10;

/** The path of the index of all days. */
export const ANNIVERSARIES = "/on-this-day/";

/** The page of the day of the year that a date lies in; undefined where the day is not known, or has no page. */
export function anniversaryUrl(
	{ month, day }: Partial<DayOfYear> = {},
	settings: Pick<Settings, "urls" | "onThisDay">,
): string | undefined {
	if (!settings.onThisDay || month === undefined || day === undefined) return undefined;
	return pageAddress(ANNIVERSARIES + nameOf({ month, day }), settings).url;
}

/** A page for each of the 366 days of the year, with what was published on it in every year, and their index. */
export function anniversaryOutputs({ archive, settings }: ArchiveAndSettings): PlannedOutput[] {
	if (!settings.onThisDay) return [];
	const stories = groupBy(archive.stories, ({ published }) => nameOf({ month: published?.month ?? 0, day: published?.day ?? 0 }));
	const places = DAYS.map((own) => ({ ...own, ...pageAddress(ANNIVERSARIES + nameOf(own), settings) }));
	const links = places.map(({ month, day, url }) => ({ month, day, url }));
	const hasStories = places.map((day) => stories.has(nameOf(day)));
	const groups = LENGTHS.map((_, index) => groupOf(index + 1, stories, hasStories));
	const pages = places.map(
		({ month, day, ...place }, index): PlannedOutput => ({
			...place,
			kind: "on-this-day",
			group: groups[month - 1],
			data: (context) => ({
				month,
				day,
				previous: links.at(index - 1),
				next: links[(index + 1) % links.length],
				years: yearsOf(stories.get(nameOf({ month, day })) ?? [], context),
				nearest: hasStories[index] ? undefined : nearestOf(index, hasStories).flatMap((at) => links[at] ?? []),
			}),
		}),
	);
	const { step, shades } = shadesOf(places.map((day) => stories.get(nameOf(day))?.length ?? 0));
	const days = links.map((link, index) => ({ ...link, shade: shades[index] ?? 0 }));
	return [{ ...address(ANNIVERSARIES), kind: "on-this-day-index", data: () => ({ days, step }) }, ...pages];
}

/** A group for each month: its days are made from their stories, and lead to the nearest days that have any. */
function groupOf(month: number, stories: ReadonlyMap<string, readonly Article[]>, hasStories: readonly boolean[]): PlannedGroup {
	const own = DAYS.filter((day) => day.month === month).map(nameOf);
	const madeFrom = ({ listed }: Context) => ({ stories: own.map((day) => (stories.get(day) ?? []).map(listed)), hasStories });
	return { name: `${ANNIVERSARIES.slice(1)}${padded(month)}`, madeFrom };
}

const SHADES = 4;

/**
 * How dark each day is in the index, by its number of stories: 0 for none, 4 for as many as the fullest day has; and how many stories lie between
 * two shades. The darkest shade stands for the next power of two, since the index would change with every story if the shades were as fine as the
 * numbers.
 */
function shadesOf(counts: readonly number[]): { readonly step: number; readonly shades: readonly number[] } {
	const most = counts.reduce((sofar, count) => Math.max(sofar, count), SHADES);
	const step = 2 ** Math.ceil(Math.log2(most)) / SHADES;
	return { step, shades: counts.map((count) => Math.ceil(count / step)) };
}

/** The nearest day before one, and the nearest behind it, that have stories, by their places in the year; none where no day has. */
function nearestOf(index: number, hasStories: readonly boolean[]): number[] {
	const { length } = hasStories;
	const find = (step: 1 | -1) => {
		for (let away = 1; away < length; away++) {
			const at = (index + step * away + length * 2) % length;
			if (hasStories[at]) return [at];
		}
		return [];
	};
	return [...new Set([...find(-1), ...find(1)])];
}

/**
 * What stands on a day's page, the latest year first.
 * @param articles all of that day, oldest first
 */
function yearsOf(articles: readonly Article[], { entry, settings }: Context): Anniversary[] {
	return groupByYear(articles)
		.map(({ period, articles: own }): Anniversary => {
			const { url } = filedUnder(own[0]?.published, settings);
			return { name: period.name, period, url, count: own.length, stories: own.slice(0, STORIES_PER_YEAR).map(entry) };
		})
		.reverse();
}

/** `03-04`; `00-00` where the day is not known. */
function nameOf({ month, day }: DayOfYear): string {
	return [month, day].map((part) => padded(part)).join("-");
}
