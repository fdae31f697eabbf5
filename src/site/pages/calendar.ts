import { type Calendar, type Period, periodsOf } from "../../archive/calendar.ts";
import { tellingStories } from "../../archive/telling.ts";
import type { Term } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import { address } from "../address.ts";
import type { Context } from "../context.ts";
import type { GridMonth, Within } from "../items/calendar.ts";
import { groupBy } from "../listing.ts";
import type { ArchiveAndSettings } from "../material.ts";
import {
	beginOf,
	countedPeriodLink,
	decadeOf,
	monthOf,
	type NamedPeriod,
	namedPeriod,
	periodLink,
	periodPath,
	periodUrl,
	UNDATED,
	yearOf,
} from "../periods.ts";
import type { PlannedGroup, PlannedOutput } from "../planned.ts";
import { anniversaryUrl } from "./anniversaries.ts";
import { issuesByPeriod } from "./issues.ts";
import { inParts } from "./parts.ts";

/** How many stories of each year a decade shows. */
const STORIES_OF_YEAR = 4;

/** How many stories of each month a year shows that has too many to show all. */
const STORIES_OF_MONTH = 3;

/** The calendar, every decade, year, month and day that has stories, and the undated. */
export function calendarOutputs({ archive: { calendar, terms }, settings }: ArchiveAndSettings): PlannedOutput[] {
	const issues = issuesByPeriod(terms.issue.list, settings);
	const units = ["decade", "year", "month", "day"] as const;
	const groups = groupsByYear(calendar, issues);
	const periods = units.flatMap((unit) => {
		const all = periodsOf(calendar, unit);
		return all.flatMap((period, index) => {
			const around = { previous: all[index - 1], next: all[index + 1], issues: issues.get(period.name) };
			const outputs = periodOutputs(period, around, settings);
			const group = unit === "decade" ? undefined : groups.get(period.year);
			return outputs.map((output): PlannedOutput => ({ ...output, group }));
		});
	});
	const decades = calendar.decades.map((decade) => ({
		...countedPeriodLink(decade),
		years: decade.within.map(countedPeriodLink),
		own: decade.articles.length,
	}));
	const hasUndated = calendar.undated.length > 0;
	const undated = hasUndated ? { ...periodLink(UNDATED), count: calendar.undated.length } : undefined;
	return [
		{ ...address("/calendar/"), kind: "calendar", data: () => ({ shortest: settings.calendar, decades, undated }) },
		...periods,
		...(hasUndated ? undatedOutputs(calendar.undated, settings) : []),
	];
}

/**
 * A group for each year: its own page and those of its months and days are made from the lines of its stories, name the nearest years, months
 * and days that have stories, and lead to print issues.
 */
function groupsByYear(calendar: Calendar, issues: ReadonlyMap<string, readonly Term[]>): ReadonlyMap<number, PlannedGroup> {
	const issuesOf = groupBy([...issues.values()].flat(), ({ date }) => yearOf(date).name);
	const nearest = new Map<number, string[]>();
	for (const unit of ["year", "month", "day"] as const) {
		const all = periodsOf(calendar, unit);
		for (const [index, { year, name }] of all.entries()) {
			const before = all[index - 1];
			if (before === undefined || before.year === year) continue;
			nearest.set(before.year, [...(nearest.get(before.year) ?? []), name]);
			nearest.set(year, [...(nearest.get(year) ?? []), before.name]);
		}
	}
	return new Map(
		periodsOf(calendar, "year").map((period): [number, PlannedGroup] => {
			const neighbours = nearest.get(period.year) ?? [];
			const own = issuesOf.get(period.name) ?? [];
			const madeFrom = ({ listed, linkTo }: Context) => ({ stories: allOf(period).map(listed), neighbours, issues: own.map(linkTo) });
			return [period.year, { name: periodPath(namedPeriod(period)), madeFrom }];
		}),
	);
}

function periodOutputs(
	period: Period,
	around: { readonly previous?: Period; readonly next?: Period; readonly issues?: readonly Term[] },
	settings: Settings,
): PlannedOutput[] {
	const { unit, count } = period;
	const up = longerPeriods(period).map(periodLink);
	const shown = storiesShown(period, settings);
	const place = { path: periodPath(period), kind: "period", from: beginOf(period) } as const;
	return inParts(place, period.articles, settings, (articles, parts, { line, entry, entries, linkTo }) => {
		const isWhole = shown >= count;
		const show = isWhole ? entry : line;
		const within = (shorter: Period): Within => ({
			...countedPeriodLink(shorter),
			stories: shown === 0 ? undefined : tellingStories(allOf(shorter), shown).map(show),
		});
		const own = { period: namedPeriod(period), shortest: unit === settings.calendar, up, stories: entries(articles), ...parts };
		if (parts.number > 1) return { ...own, within: [] };
		const previous = around.previous && periodLink(namedPeriod(around.previous));
		const next = around.next && periodLink(namedPeriod(around.next));
		const months = { grid: gridOf(period, settings), emptyMonths: emptyMonths(period, settings) };
		const elsewhere = { onThisDay: anniversaryUrl(period, settings), issues: around.issues?.map(linkTo) };
		return { ...own, count, isWhole, previous, next, within: period.within.map(within), ...months, ...elsewhere };
	});
}

/** How many stories of each shorter period a period shows at most. */
function storiesShown({ unit, count }: Period, { listingSize }: Settings): number {
	if (unit === "decade") return STORIES_OF_YEAR;
	if (count <= 2 * listingSize) return count;
	return unit === "year" ? STORIES_OF_MONTH : 0;
}

/** The grids of those months of a year that have days with stories, or of a month; none where days have no pages. */
function gridOf(period: Period, { calendar }: Settings): readonly GridMonth[] {
	if (calendar !== "day") return [];
	const months = period.unit === "month" ? [period] : period.unit === "year" ? period.within : [];
	return months.filter(({ within }) => within.length > 0).map(gridMonth);
}

/** The months of a year that have no stories, where some have. */
function emptyMonths({ unit, year, within }: Period, { calendar }: Settings): readonly NamedPeriod[] {
	if (unit !== "year" || calendar === "year" || within.length === 0) return [];
	const known = new Set(within.map(({ month }) => month));
	const months = Array.from({ length: 12 }, (_, index) => index + 1);
	return months.filter((month) => !known.has(month)).map((month) => monthOf({ year, month }));
}

function gridMonth(month: Period): GridMonth {
	const days = month.within.map((day) => ({ day: day.day ?? 0, url: periodUrl(day), count: day.count }));
	return { period: namedPeriod(month), url: periodUrl(month), days };
}

function undatedOutputs(all: readonly Article[], settings: Settings): PlannedOutput[] {
	return inParts({ path: periodPath(UNDATED), kind: "undated" }, all, settings, (articles, parts, { entries }) => ({
		stories: entries(articles),
		...parts,
	}));
}

function allOf(period: Period): Article[] {
	return [...period.articles, ...period.within.flatMap(allOf)];
}

/** The longer periods that a period lies in, longest first. */
function longerPeriods({ unit, year, month }: Period): NamedPeriod[] {
	const longer: NamedPeriod[] = [];
	if (unit !== "decade") longer.push(decadeOf({ year }));
	if (unit === "month" || unit === "day") longer.push(yearOf({ year }));
	if (unit === "day") longer.push(monthOf({ year, month }));
	return longer;
}
