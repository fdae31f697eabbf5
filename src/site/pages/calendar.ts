import { type Calendar, type Period, periodsOf } from "../../archive/calendar.ts";
import type { Article } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import { cutByCount } from "../../system/batches.ts";
import { address, pageAddress } from "../address.ts";
import type { Context } from "../context.ts";
import type { ArchiveAndSettings } from "../material.ts";
import {
	beginOf,
	countedPeriodLink,
	decadeOf,
	monthOf,
	type NamedPeriod,
	namedPeriod,
	type PeriodLink,
	periodLink,
	periodPath,
	periodUrl,
	UNDATED,
	yearOf,
} from "../periods.ts";
import type { PlannedGroup, PlannedOutput } from "../planned.ts";
import type { CountedLink, StoryLine } from "../views.ts";

/** A shorter period as its longer one shows it: with its stories where there are few. */
interface Within extends CountedLink, PeriodLink {
	readonly stories?: readonly StoryLine[];
}

/** The calendar, every decade, year, month and day that has stories, and the undated. */
export function calendarOutputs({ archive: { calendar }, settings }: ArchiveAndSettings): PlannedOutput[] {
	const units = ["decade", "year", "month", "day"] as const;
	const groups = groupsByYear(calendar);
	const periods = units.flatMap((unit) => {
		const all = periodsOf(calendar, unit);
		return all.flatMap((period, index) => {
			const outputs = periodOutputs(period, { previous: all[index - 1], next: all[index + 1] }, settings);
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
		{ ...address("/calendar/"), kind: "calendar", data: () => ({ decades, undated }) },
		...periods,
		...(hasUndated ? undatedOutputs(calendar.undated, settings) : []),
	];
}

/**
 * A group for each year: its own page and those of its months and days are made from the lines of its stories, and name the nearest years, months
 * and days that have stories.
 */
function groupsByYear(calendar: Calendar): ReadonlyMap<number, PlannedGroup> {
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
			const madeFrom = ({ line }: Context) => ({ stories: allOf(period).map(line), neighbours });
			return [period.year, { name: periodPath(namedPeriod(period)), madeFrom }];
		}),
	);
}

function periodOutputs(
	period: Period,
	neighbours: { readonly previous?: Period; readonly next?: Period },
	settings: Settings,
): PlannedOutput[] {
	const { unit, count } = period;
	const up = longerPeriods(period).map(periodLink);
	const showsStories = unit !== "decade" && count <= 2 * settings.listingSize;
	return inParts(period, period.articles, settings, "period", (stories, parts, { line }) => {
		const within = (shorter: Period): Within => ({
			...countedPeriodLink(shorter),
			stories: showsStories ? allOf(shorter).map(line) : undefined,
		});
		const own = { period: namedPeriod(period), shortest: unit === settings.calendar, up, stories, ...parts };
		if (parts.number > 1) return { ...own, within: [] };
		const previous = neighbours.previous && periodLink(namedPeriod(neighbours.previous));
		const next = neighbours.next && periodLink(namedPeriod(neighbours.next));
		return { ...own, count, previous, next, within: period.within.map(within), grid: gridOf(period, settings) };
	});
}

/** A month as a grid shows it: with those of its days that have stories. */
interface GridMonth {
	readonly period: NamedPeriod;
	/** Where it has stories. */
	readonly url?: string;
	readonly days: readonly { readonly day: number; readonly url: string; readonly count: number }[];
}

/** The grids of a year's months, or of a month; none where days have no pages. */
function gridOf(period: Period, { calendar }: Settings): readonly GridMonth[] {
	if (calendar !== "day") return [];
	if (period.unit === "month") return [gridMonth(period)];
	if (period.unit !== "year") return [];
	const { year, within } = period;
	return Array.from({ length: 12 }, (_, index): GridMonth => {
		const month = index + 1;
		const known = within.find((shorter) => shorter.month === month);
		return known ? gridMonth(known) : { period: monthOf({ year, month }), days: [] };
	});
}

function gridMonth(month: Period): GridMonth {
	const days = month.within.map((day) => ({ day: day.day ?? 0, url: periodUrl(day), count: day.count }));
	return { period: namedPeriod(month), url: periodUrl(month), days };
}

function undatedOutputs(articles: readonly Article[], settings: Settings): PlannedOutput[] {
	return inParts(UNDATED, articles, settings, "undated", (stories, parts) => ({ stories, ...parts }));
}

/** Which page of a long list a page is, from 1, and links to other pages of it. */
interface Numbered {
	readonly number: number;
	readonly parts: readonly { readonly number: number; readonly url: string }[];
}

function inParts(
	period: NamedPeriod,
	articles: readonly Article[],
	settings: Settings,
	kind: "period" | "undated",
	data: (stories: readonly StoryLine[], parts: Numbered, context: Context) => object,
): PlannedOutput[] {
	const path = periodPath(period);
	const pieces = cutByCount(articles, 2 * settings.listingSize);
	const addresses = pieces.map((_, index) => (index === 0 ? address(path) : pageAddress(`${path}part-${index + 1}`, settings)));
	const parts = pieces.length === 1 ? [] : addresses.map(({ url }, index) => ({ number: index + 1, url }));
	// Only the first page links to all pages. A full page must not change when a new page begins, so it links to no later one.
	return pieces.map((piece, index): PlannedOutput => {
		const known = index === 0 ? parts : [...new Set([0, index - 1, index])].flatMap((at) => parts[at] ?? []);
		return {
			...(addresses[index] ?? address(path)),
			kind,
			from: beginOf(period),
			isFurtherPage: index > 0,
			data: (context) => data(piece.map(context.line), { number: index + 1, parts: known }, context),
		};
	});
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
