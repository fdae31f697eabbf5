import { lettersOf } from "../clues/headline.ts";
import type { PageTree, TreeElement } from "../dom.ts";
import { boxesIn, type Container, containerIn, isProse, isStrange, isWithin, type SiteClues, type SiteLayoutClues } from "./layout.ts";
import { dateOfLine, namesOfLine } from "./lines.ts";
import { nearText } from "./parts.ts";
import { type Unit, unitsOf } from "./units.ts";

/** What a page has where other pages of its layout have it. */
export interface SiteFinds {
	/** Whether its layout is one of lists. */
	readonly isList: boolean;
	readonly headline?: string;
	/** EDTF. */
	readonly date?: string;
	readonly names: readonly string[];
	readonly lead?: string;
}

/** The attribute that marks the element with the story's text, and what stands in it and is none of it. */
export const MARK = "data-backfile-part";

const marks = { body: `[${MARK}="body"]`, other: `[${MARK}="other"]` } as const;

/** The selector of the element that is marked as a story's text. */
export const MARKED_BODY = marks.body;
/** The selector of marked elements within it that are none of the text. */
export const MARKED_OTHER = marks.other;

/** Of all prose of a page so much must be in its layout's text. */
const [LEAST_SHARE, LEAST_SHARE_OF_STORY] = [0.4, 0.15];

/** A page of a calendar has at least so many days, and beside them fewer letters than a story. */
const [LEAST_DAYS, MOST_LETTERS] = [20, 80];

/** Whether a page is a calendar on which hardly anything stands: many sites have one for every month there will ever be. */
function isCalendar(units: readonly Unit[], repeated: ReadonlySet<number>): boolean {
	const days = units.filter(({ text }) => /^\s*\d{1,2}\s*$/.test(text));
	const own = units.filter(({ same, linked }) => !repeated.has(same) && linked === 0).reduce((sum, { length }) => sum + length, 0);
	return days.length >= LEAST_DAYS && own < MOST_LETTERS;
}

/** A list has at least so many links. */
const LEAST_LINKS = 5;

const sets = new WeakMap<SiteClues, ReadonlySet<number>>();

/** Finds the parts of a story by what other pages of the site have, and marks its text in the tree. */
export function findParts(tree: PageTree, clues: SiteClues | undefined, zone: string): SiteFinds | undefined {
	if (!clues || clues.layouts.length === 0) return undefined;
	const repeated = sets.get(clues) ?? new Set(clues.repeated);
	sets.set(clues, repeated);
	const units = unitsOf(tree, true);
	const found = layoutIn(units, clues.layouts, repeated);
	if (!found) return listsStories(units, repeated) || isCalendar(units, repeated) ? { isList: true, names: [] } : undefined;
	const { layout, container } = found;
	if (layout.isList) return { isList: true, names: [] };
	mark(container.spot.element, "body");
	markOthers(container, units, layout, repeated);
	const lines = linesOf(units, container, layout, repeated, zone);
	const used = new Set([
		lines.headline && layout.headline,
		...(lines.date ? layout.dates : []),
		...(lines.names.length > 0 ? layout.bylines : []),
	]);
	for (const { spot } of units.slice(0, container.first))
		if (used.has(spot.path) && isWithin(spot, container.spot)) mark(spot.element, "other");
	return { isList: false, ...lines };
}

interface FoundLayout {
	readonly layout: SiteLayoutClues;
	readonly container: Container;
}

/** The layout that most of the page's text is of. */
function layoutIn(units: readonly Unit[], layouts: readonly SiteLayoutClues[], repeated: ReadonlySet<number>): FoundLayout | undefined {
	const paths = new Set(units.map(({ spot }) => spot.path));
	const found = layouts.flatMap((layout): FoundLayout[] => {
		const container = paths.has(layout.text) ? containerIn(units, layout, repeated) : undefined;
		return container ? [{ layout, container }] : [];
	});
	const whole = units.reduce((sum, unit) => sum + (isProse(unit, repeated) ? unit.length : 0), 0);
	found.sort((a, b) => b.container.length - a.container.length || a.layout.text - b.layout.text);
	// Beside a short story there may be more teasers than text.
	const story = found.find(({ layout, container }) => !layout.isList && container.length >= whole * LEAST_SHARE_OF_STORY);
	if (story) return story;
	const [best] = found;
	return best && best.container.length >= whole * LEAST_SHARE ? best : undefined;
}

/** Whether a page of no known layout holds, besides what many pages have, hardly more than links to others. */
function listsStories(units: readonly Unit[], repeated: ReadonlySet<number>): boolean {
	const own = units.filter(({ same }) => !repeated.has(same));
	const links = own.filter(({ length, linked }) => length >= 8 && linked >= length * 0.9);
	const prose = own.filter((unit) => isProse(unit, repeated));
	return links.length >= LEAST_LINKS && links.length >= prose.length * 0.7;
}

function mark(element: TreeElement | undefined, value: "body" | "other"): void {
	if (!element) return;
	const others = element.attrs.filter(({ name }) => name !== MARK);
	element.attrs.splice(0, element.attrs.length, ...others, { name: MARK, value });
}

/** Marks what other pages have too, and boxes that lead to them; unless most of the text would go with them. */
function markOthers(container: Container, units: readonly Unit[], layout: SiteLayoutClues, repeated: ReadonlySet<number>): void {
	const boxes = new Set(layout.boxes);
	const strange = boxesIn(container, units, layout.text, repeated).filter((box) => isStrange(box, boxes, repeated));
	const lengthOf = (list: readonly Unit[]) => list.reduce((sum, { length }) => sum + length, 0);
	const within = units.filter(({ spot }) => isWithin(spot, container.spot));
	if (lengthOf(strange.flatMap((box) => box.units)) > lengthOf(within) * 0.6) return;
	for (const { spot } of strange) mark(spot.element, "other");
}

function linesOf(
	units: readonly Unit[],
	container: Container,
	layout: SiteLayoutClues,
	repeated: ReadonlySet<number>,
	zone: string,
): Omit<SiteFinds, "isList"> {
	const near = nearText({ units, container }).map(([unit]) => unit);
	const nearest = (path: number | undefined) => near.findLast((unit) => unit.spot.path === path);
	const headline = nearest(layout.headline)?.text.replace(/\s+/g, " ").trim();
	const dates = layout.dates.flatMap((path) => {
		const unit = nearest(path);
		return unit && !repeated.has(unit.same) ? (dateOfLine(unit.text, zone, layout.order)?.date ?? []) : [];
	});
	const lead = nearest(layout.lead);
	const isLead = lead && isProse(lead, repeated) && !isWithin(lead.spot, container.spot);
	return {
		...(headline && { headline }),
		...(dates[0] !== undefined && { date: dates[0] }),
		names: namesAmong(near, layout, zone),
		...(isLead && { lead: lead.text.trim() }),
	};
}

/** The names of the first byline that has some; several elements with one path are one byline. */
function namesAmong(near: readonly Unit[], layout: SiteLayoutClues, zone: string): string[] {
	for (const path of layout.bylines) {
		const names = near.filter((unit) => unit.spot.path === path).flatMap((unit) => namesOfLine(unit.text, zone)?.names ?? []);
		const once = names.filter((name, index) => names.findIndex((other) => lettersOf(other) === lettersOf(name)) === index);
		if (once.length > 0) return once;
	}
	return [];
}
