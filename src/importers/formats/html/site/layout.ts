import type { DayOrder } from "./lines.ts";
import type { Spot, Unit } from "./units.ts";

/** What all pages of a site tell of one another. Plain data. */
export interface SiteClues {
	/** Runs of text that stand on many pages (`same` of `Unit`), sorted. */
	readonly repeated: readonly number[];
	/** The layouts of the site, since most were redesigned once. */
	readonly layouts: readonly SiteLayoutClues[];
}

/** Where a layout has the parts of a story. All numbers but `up` are paths. */
export interface SiteLayoutClues {
	/** The paragraphs of the text. */
	readonly text: number;
	/** How many elements above them is the one that holds the story's text, and no other; and its path. */
	readonly up: number;
	readonly around: number;
	readonly headline?: number;
	/** The likeliest first. */
	readonly dates: readonly number[];
	readonly bylines: readonly number[];
	readonly lead?: number;
	/** Boxes in the text that lead to other pages. */
	readonly boxes: readonly number[];
	readonly order?: DayOrder;
	/** Whether its pages list stories. */
	readonly isList: boolean;
}

/** A shorter run is no paragraph, in letters. */
const SHORT = 25;

/** A longer run without links is text wherever it stands. */
const LONG = 200;

/** Whether a run is of a text, and not of what stands on many pages, a heading, or a list of links. */
export function isProse({ same, length, linked, isHeading }: Unit, repeated: ReadonlySet<number>): boolean {
	return length >= SHORT && linked * 2 < length && !isHeading && !repeated.has(same);
}

/** The text of a story on its page. */
export interface Container {
	readonly spot: Spot;
	/** Letters of its paragraphs. */
	readonly length: number;
	/** Its first and its last paragraph, by their numbers. */
	readonly first: number;
	readonly last: number;
}

/** A page of the sample. */
export interface SampledPage {
	/** The letters of its title. */
	readonly title: string;
	readonly units: readonly Unit[];
}

/** A page of a layout, with its text. */
export interface LaidPage extends SampledPage {
	readonly container: Container;
}

/** The element above an element. */
export function above(spot: Spot, up: number): Spot {
	let at = spot;
	for (let step = 0; step < up && at.parent; step++) at = at.parent;
	return at;
}

/** The element of a page that holds most paragraphs of a layout; undefined if it has none. */
export function containerIn(
	units: readonly Unit[],
	{ text, up, around }: Pick<SiteLayoutClues, "text" | "up" | "around">,
	repeated: ReadonlySet<number>,
): Container | undefined {
	const ofText = containersBy(
		units,
		repeated,
		({ path }) => path === text,
		(spot) => above(spot, up),
	);
	if (ofText.length > 0) return ofText.reduce((best, one) => (best.length >= one.length ? best : one));
	// A short story may have no paragraph but the first, which often has a look of its own.
	const byPlace = containersBy(
		units,
		repeated,
		(spot) => pathAbove(spot, around) !== undefined,
		(spot) => pathAbove(spot, around) ?? spot,
	);
	return byPlace.length === 1 ? byPlace[0] : undefined;
}

function containersBy(
	units: readonly Unit[],
	repeated: ReadonlySet<number>,
	isOf: (spot: Spot) => boolean,
	of: (spot: Spot) => Spot,
): Container[] {
	const found = new Map<Spot, Container>();
	for (const [number, unit] of units.entries()) {
		if (!isOf(unit.spot) || !isProse(unit, repeated)) continue;
		const spot = of(unit.spot);
		const known = found.get(spot);
		found.set(spot, { spot, length: (known?.length ?? 0) + unit.length, first: known?.first ?? number, last: number });
	}
	return [...found.values()];
}

/** The element with a path that an element is in, or is. */
function pathAbove(spot: Spot, path: number): Spot | undefined {
	for (let at: Spot | undefined = spot; at; at = at.parent) if (at.path === path) return at;
	return undefined;
}

/** A part of a container that holds no paragraph of the text. */
export interface Box {
	readonly spot: Spot;
	readonly units: readonly Unit[];
}

/** The parts of a container without paragraphs: each is as large as it can be. */
export function boxesIn({ spot: container }: Container, units: readonly Unit[], text: number, repeated: ReadonlySet<number>): Box[] {
	const within = units.filter(({ spot }) => isWithin(spot, container));
	const holders = new Set<Spot>([container]);
	for (const unit of within) {
		const isText = isProse(unit, repeated) && (unit.spot.path === text || unit.length >= LONG);
		if (!isText) continue;
		for (let at: Spot | undefined = unit.spot; at && !holders.has(at); at = at.parent) holders.add(at);
	}
	const boxes = new Map<Spot, Unit[]>();
	for (const unit of within) {
		if (holders.has(unit.spot)) continue;
		let box = unit.spot;
		while (box.parent && !holders.has(box.parent)) box = box.parent;
		const known = boxes.get(box);
		if (known) known.push(unit);
		else boxes.set(box, [unit]);
	}
	return [...boxes].map(([spot, list]) => ({ spot, units: list }));
}

/** Whether a spot stands in another one, or is it. */
export function isWithin(spot: Spot, outer: Spot): boolean {
	for (let at: Spot | undefined = spot; at; at = at.parent) if (at === outer) return true;
	return false;
}

/** Whether a box leads to other pages: it holds headings that are links; or nothing but links, under a line that many pages have or where many pages have such a box. */
export function isStrange({ spot, units }: Box, boxes: ReadonlySet<number>, repeated: ReadonlySet<number>): boolean {
	const own = units.filter(({ same }) => !repeated.has(same));
	if (own.length === 0) return true;
	if (own.some(({ isHeading, linked, length }) => isHeading && linked >= length * 0.9)) return true;
	const [length, linked] = [sumOf(own, "length"), sumOf(own, "linked")];
	return (own.length < units.length && linked >= length / 2) || (boxes.has(spot.path) && linked >= length * 0.7);
}

/** Whether a box is one of links, whatever other pages have. */
export function isOfLinks({ units }: Box): boolean {
	return sumOf(units, "linked") >= sumOf(units, "length") / 2;
}

function sumOf(units: readonly Unit[], name: "length" | "linked"): number {
	return units.reduce((sum, unit) => sum + unit[name], 0);
}
