import { lettersOf } from "../clues/headline.ts";
import { isProse, isWithin, type LaidPage, type SiteLayoutClues } from "./layout.ts";
import { type DayOrder, dateOfLine, hasFigures, namesOfLine, orderIn } from "./lines.ts";
import type { Spot, Unit } from "./units.ts";

/** What is counted of the runs with one path. */
interface PathCounts {
	readonly path: number;
	/** The path of the element above. */
	readonly parent?: number;
	pages: number;
	runs: number;
	/** How far they stand from the first paragraph, and how many stand behind the last. */
	distance: number;
	behind: number;
	titles: number;
	headings: number;
	dates: number;
	names: number;
	saidNames: number;
	leads: number;
	readonly texts: Map<string, number>;
	readonly orders: Set<DayOrder>;
}

/** So many runs before the text, and behind it, may belong to the story. */
const [BEFORE, BEHIND] = [25, 4];

type Parts = Pick<SiteLayoutClues, "headline" | "dates" | "bylines" | "lead" | "order">;

/** Finds the paths of a layout's headline, dates, bylines and lead: near the text, on most pages, and with another text on each. */
export function partsOf(pages: readonly LaidPage[], repeated: ReadonlySet<number>, zone: string): Parts {
	const counts = [...countPaths(pages, repeated, zone).values()];
	const headline = headlineAmong(counts, pages.length);
	const dates = datesAmong(counts, pages.length);
	const bylines = bylinesAmong(counts, pages.length, headline);
	const lead = counts.find(
		({ path, leads, runs, behind, distance, ...one }) =>
			headline !== undefined &&
			path !== headline.path &&
			leads >= pages.length * 0.4 &&
			runs < one.pages * 1.2 &&
			behind === 0 &&
			distance <= runs * 4,
	);
	const orders = new Set(dates.flatMap((date) => [...date.orders]));
	const [order] = orders;
	return {
		...(headline && { headline: headline.path }),
		dates: dates.map(({ path }) => path),
		// Between several names, each a link, stands a word of the element above.
		bylines: bylines.flatMap(({ path, parent }) => (parent === undefined ? [path] : [path, parent])),
		...(lead && { lead: lead.path }),
		...(orders.size === 1 && order && { order }),
	};
}

/** The runs of a page that may be parts of its story, with their distance from the text: negative behind it. */
export function nearText({ units, container }: Pick<LaidPage, "units" | "container">): (readonly [unit: Unit, distance: number])[] {
	const { first, last } = container;
	const before = units.slice(Math.max(0, first - BEFORE), first).map((unit, index, list) => [unit, list.length - index] as const);
	const behind = units.slice(last + 1, last + 1 + BEHIND).map((unit, index) => [unit, -1 - index] as const);
	return [...before, ...behind];
}

function countPaths(pages: readonly LaidPage[], repeated: ReadonlySet<number>, zone: string): Map<number, PathCounts> {
	const found = new Map<number, PathCounts>();
	for (const page of pages) {
		const met = new Set<number>();
		for (const [unit, distance] of nearText(page)) {
			const counts = found.get(unit.spot.path) ?? emptyCounts(unit.spot);
			found.set(unit.spot.path, counts);
			if (!met.has(unit.spot.path)) counts.pages++;
			met.add(unit.spot.path);
			count(unit, distance, page, counts, repeated, zone);
		}
	}
	return found;
}

function emptyCounts({ path, parent }: Spot): PathCounts {
	const none = { pages: 0, runs: 0, distance: 0, behind: 0, titles: 0, headings: 0, dates: 0, names: 0, saidNames: 0, leads: 0 };
	return { path, ...(parent && { parent: parent.path }), ...none, texts: new Map(), orders: new Set() };
}

function count(unit: Unit, distance: number, page: LaidPage, counts: PathCounts, repeated: ReadonlySet<number>, zone: string): void {
	const { text, same, isHeading, length } = unit;
	const letters = lettersOf(text);
	counts.runs++;
	counts.distance += Math.abs(distance);
	if (distance < 0) counts.behind++;
	counts.texts.set(letters, (counts.texts.get(letters) ?? 0) + 1);
	const named = namesOfLine(text, zone);
	if (named && !isMenu(letters, unit, page, repeated)) {
		counts.names++;
		if (named.isSaid) counts.saidNames++;
	}
	if (repeated.has(same)) return;
	if (isHeading) counts.headings++;
	if (letters.length >= 8 && page.title.includes(letters)) counts.titles++;
	if (dateOfLine(text, zone, "day") !== undefined || hasFigures(text)) counts.dates++;
	const order = orderIn(text);
	if (order) counts.orders.add(order);
	if (length >= 40 && length <= 600 && isProse(unit, repeated) && !isWithin(unit.spot, page.container.spot)) counts.leads++;
}

/** Whether a line also stands where many pages have it, as the name of a section does. */
function isMenu(letters: string, { spot }: Unit, { units }: LaidPage, repeated: ReadonlySet<number>): boolean {
	return units.some((other) => other.spot.path !== spot.path && repeated.has(other.same) && lettersOf(other.text) === letters);
}

function headlineAmong(counts: readonly PathCounts[], pages: number): PathCounts | undefined {
	const scored = counts.flatMap((one) => {
		const { runs, titles, headings, dates, names, texts, behind, distance } = one;
		const lengths = [...texts.keys()].map((letters) => letters.length);
		const isFit = one.pages >= pages * 0.6 && runs <= one.pages * 1.3 && behind === 0 && texts.size >= Math.min(runs, pages) * 0.6;
		const isShort = lengths.filter((length) => length >= 6 && length <= 250).length >= lengths.length * 0.8;
		if (!isFit || !isShort || dates > runs / 2 || names > runs / 2) return [];
		return [[one, (3 * titles + headings) / runs + 1 / (1 + distance / runs)] as const];
	});
	return scored.sort(([a, x], [b, y]) => y - x || a.path - b.path)[0]?.[0];
}

function datesAmong(counts: readonly PathCounts[], pages: number): PathCounts[] {
	const fit = counts.filter(({ dates, runs, ...one }) => dates >= runs * 0.6 && one.pages >= pages * 0.4 && runs <= one.pages * 2);
	return nearest(fit).slice(0, 3);
}

function bylinesAmong(counts: readonly PathCounts[], pages: number, headline: PathCounts | undefined): PathCounts[] {
	const fit = counts.filter(({ path, names, saidNames, runs, texts, distance, ...one }) => {
		const isVaried = texts.size > 1 && Math.max(...texts.values()) < runs * 0.9;
		return (
			path !== headline?.path &&
			names >= runs * 0.6 &&
			one.pages >= Math.max(2, pages * 0.02) &&
			(isVaried || saidNames >= runs * 0.6) &&
			runs <= one.pages * 3 &&
			distance <= runs * 8
		);
	});
	return nearest(fit).slice(0, 5);
}

/** The nearest to the text first; what stands behind it comes after what stands before. */
function nearest(counts: readonly PathCounts[]): PathCounts[] {
	const rank = ({ distance, behind, runs }: PathCounts) => (distance + 5 * behind) / runs;
	return [...counts].sort((a, b) => rank(a) - rank(b) || a.path - b.path);
}
