import { type Period, periodsOf } from "../../archive/calendar.ts";
import type { Article } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";
import type { Settings } from "../../settings.ts";
import { cutByCount } from "../../system/batches.ts";
import { address, datePath, pageAddress } from "../address.ts";
import type { Context } from "../context.ts";
import type { ArchiveAndSettings } from "../material.ts";
import type { PlannedOutput } from "../planned.ts";
import type { CountedLink, Link, StoryLine } from "../views.ts";

/** A shorter period as its longer one shows it: with its stories where there are few. */
interface Within extends CountedLink {
	readonly period: Dated;
	readonly stories?: readonly StoryLine[];
}

type DatedLink = Link & { readonly period: Dated };

type Dated = Pick<Period, "unit" | "name" | "year" | "month" | "day">;

/** The calendar, every decade, year, month and day that has stories, and the undated. */
export function calendarOutputs({ archive: { calendar }, settings }: ArchiveAndSettings): PlannedOutput[] {
	const units = ["decade", "year", "month", "day"] as const;
	const periods = units.flatMap((unit) => {
		const all = periodsOf(calendar, unit);
		return all.flatMap((period, index) => periodOutputs(period, { previous: all[index - 1], next: all[index + 1] }, settings));
	});
	const decades = calendar.decades.map((decade) => ({ ...link(decade), years: decade.within.map(link), own: decade.articles.length }));
	const undated =
		calendar.undated.length === 0 ? undefined : { name: "undated", url: address("/undated/").url, count: calendar.undated.length };
	return [
		{ ...address("/calendar/"), kind: "calendar", data: () => ({ decades, undated }) },
		...periods,
		...(undated ? undatedOutputs(calendar.undated, settings) : []),
	];
}

/** The page of the shortest period that a date is known to lie in. */
export function filedUnder(date: NewsDate | undefined, { calendar }: Settings): string {
	const { year, month, day, decade } = date ?? {};
	const known = { year, month: calendar === "year" ? undefined : month, day: calendar === "day" ? day : undefined, decade };
	return address(`${datePath(known)}/`).url;
}

/** The URL of a period's page. */
export function periodUrl(period: Dated): string {
	return address(periodPath(period)).url;
}

function periodPath(period: Dated): string {
	return `${period.unit === "decade" ? `/${period.name}` : datePath(period)}/`;
}

function periodOutputs(
	period: Period,
	beside: { readonly previous?: Period; readonly next?: Period },
	settings: Settings,
): PlannedOutput[] {
	const { unit, count } = period;
	const up = upFrom(period);
	const showsStories = unit !== "decade" && count <= 2 * settings.listingSize;
	return inParts(periodPath(period), period.articles, settings, "period", (stories, parts, { line }) => {
		const within = (shorter: Period): Within => ({
			...link(shorter),
			period: dated(shorter),
			stories: showsStories ? allOf(shorter).map(line) : undefined,
		});
		const own = { period: dated(period), shortest: unit === settings.calendar, up, stories, ...parts };
		if (parts.number > 1) return { ...own, within: [] };
		const previous = beside.previous && bareLink(beside.previous);
		const next = beside.next && bareLink(beside.next);
		return { ...own, count, previous, next, within: period.within.map(within), grid: gridOf(period, settings) };
	});
}

/** A month as a grid shows it: with those of its days that have stories. */
interface GridMonth {
	readonly period: Dated;
	/** Where it has stories. */
	readonly url?: string;
	readonly days: readonly { readonly day: number; readonly url: string; readonly count: number }[];
}

/** The months of a year or a month itself, day by day; none where days have no pages. */
function gridOf(period: Period, { calendar }: Settings): readonly GridMonth[] {
	if (calendar !== "day") return [];
	if (period.unit === "month") return [gridMonth(period)];
	if (period.unit !== "year") return [];
	const { year, within } = period;
	return Array.from({ length: 12 }, (_, index): GridMonth => {
		const month = index + 1;
		const known = within.find((shorter) => shorter.month === month);
		return known
			? gridMonth(known)
			: { period: { unit: "month", name: `${year}-${String(month).padStart(2, "0")}`, year, month }, days: [] };
	});
}

function gridMonth(month: Period): GridMonth {
	const days = month.within.map(({ day = 0, count, ...period }) => ({ day, url: bareLink({ ...period, day }).url, count }));
	return { period: dated(month), url: bareLink(month).url, days };
}

function undatedOutputs(articles: readonly Article[], settings: Settings): PlannedOutput[] {
	return inParts("/undated/", articles, settings, "undated", (stories, parts) => ({ stories, ...parts }));
}

/** Which piece of a long list a page is: numbered from the first; `parts` are links to all. */
interface Numbered {
	readonly number: number;
	readonly parts: readonly Link[];
}

function inParts(
	path: string,
	articles: readonly Article[],
	settings: Settings,
	kind: "period" | "undated",
	data: (stories: readonly StoryLine[], parts: Numbered, context: Context) => object,
): PlannedOutput[] {
	const pieces = cutByCount(articles, 2 * settings.listingSize);
	const addresses = pieces.map((_, index) => (index === 0 ? address(path) : pageAddress(`${path}part-${index + 1}`, settings)));
	const parts = pieces.length === 1 ? [] : addresses.map(({ url }, index) => ({ name: String(index + 1), url }));
	// A full part links to no later one, which may not be there yet; the first page lists them all.
	return pieces.map((piece, index): PlannedOutput => {
		const known = index === 0 ? parts : [...new Set([0, index - 1, index])].flatMap((number) => parts[number] ?? []);
		return {
			...(addresses[index] ?? address(path)),
			kind,
			isFurtherPage: index > 0,
			data: (context) => data(piece.map(context.line), { number: index + 1, parts: known }, context),
		};
	});
}

function allOf(period: Period): Article[] {
	return [...period.articles, ...period.within.flatMap(allOf)];
}

function link(period: Period): CountedLink & DatedLink {
	return { ...bareLink(period), count: period.count };
}

/** A link to a period beside this one or above it: a count in it would change this page with every story there. */
function bareLink(period: Dated): DatedLink {
	return { name: period.name, url: periodUrl(period), period: dated(period) };
}

function dated({ unit, name, year, month, day }: Dated): Dated {
	return { unit, name, year, month, day };
}

/** The longer periods that a period lies in, longest first. */
function upFrom({ unit, year, month }: Period): DatedLink[] {
	const decade = year - (year % 10);
	const longer: Dated[] = [];
	if (unit !== "decade") longer.push({ unit: "decade", name: `${decade}s`, year: decade });
	if (unit === "month" || unit === "day") longer.push({ unit: "year", name: String(year), year });
	if (unit === "day" && month !== undefined) longer.push({ unit: "month", name: `${year}-${String(month).padStart(2, "0")}`, year, month });
	return longer.map(bareLink);
}
