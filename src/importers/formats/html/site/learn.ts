import {
	above,
	boxesIn,
	containerIn,
	isOfLinks,
	isProse,
	type LaidPage,
	type SampledPage,
	type SiteClues,
	type SiteLayoutClues,
} from "./layout.ts";
import { partsOf } from "./parts.ts";
import type { Spot } from "./units.ts";

/** Fewer pages tell nothing of one another. */
const LEAST = 4;

/** So many layouts of a site are kept. */
const MOST_LAYOUTS = 40;

/** So many repeated runs are kept: the most frequent. */
const MOST_REPEATED = 5_000;

/** Finds out what pages of a site have in common, and where they differ. */
export function learnSite(pages: readonly SampledPage[], zone: string): SiteClues | undefined {
	if (pages.length < LEAST) return undefined;
	const repeated = repeatedIn(pages);
	const isRepeated = new Set(repeated);
	const groups = new Map<number, SampledPage[]>();
	for (const page of pages) {
		const path = dominantPath(page, isRepeated);
		if (path === undefined) continue;
		const group = groups.get(path);
		if (group) group.push(page);
		else groups.set(path, [page]);
	}
	const least = Math.max(LEAST, pages.length * 0.005);
	const found = [...groups].filter(([, group]) => group.length >= least).sort(([a, x], [b, y]) => y.length - x.length || a - b);
	const layouts = found.slice(0, MOST_LAYOUTS).map(([text, group]) => layoutOf(text, group, isRepeated, zone));
	return { repeated, layouts };
}

/** Runs that stand on many of the pages on which their path is, or, if they are long, on several pages at all. */
function repeatedIn(pages: readonly SampledPage[]): number[] {
	const pathPages = new Map<number, number>();
	const unitPages = new Map<number, { count: number; readonly path: number; readonly length: number }>();
	for (const { units } of pages) {
		for (const path of new Set(units.map(({ spot }) => spot.path))) pathPages.set(path, (pathPages.get(path) ?? 0) + 1);
		for (const [same, { spot, length }] of new Map(units.map((unit) => [unit.same, unit] as const))) {
			const known = unitPages.get(same);
			if (known) known.count++;
			else unitPages.set(same, { count: 1, path: spot.path, length });
		}
	}
	const found = [...unitPages].filter(([, { count, path, length }]) => {
		if (count < LEAST) return false;
		return count >= (pathPages.get(path) ?? 0) * 0.3 || (length >= 40 && count >= pages.length * 0.03);
	});
	found.sort(([a, x], [b, y]) => y.count - x.count || a - b);
	return found
		.slice(0, MOST_REPEATED)
		.map(([same]) => same)
		.sort((a, b) => a - b);
}

/** The path of most of a page's text. */
function dominantPath({ units }: SampledPage, repeated: ReadonlySet<number>): number | undefined {
	const lengths = new Map<number, number>();
	for (const unit of units) if (isProse(unit, repeated)) lengths.set(unit.spot.path, (lengths.get(unit.spot.path) ?? 0) + unit.length);
	const [first] = [...lengths].sort(([a, x], [b, y]) => y - x || a - b);
	return first && first[1] >= 60 ? first[0] : undefined;
}

function layoutOf(text: number, group: readonly SampledPage[], repeated: ReadonlySet<number>, zone: string): SiteLayoutClues {
	const up = levelOf(text, group, repeated);
	const one = group[0]?.units.find(({ spot }) => spot.path === text)?.spot;
	const around = one === undefined ? text : above(one, up).path;
	const pages = group.flatMap((page): LaidPage[] => {
		const container = containerIn(page.units, { text, up, around }, repeated);
		return container ? [{ ...page, container }] : [];
	});
	return {
		text,
		up,
		around,
		...partsOf(pages, repeated, zone),
		boxes: boxesOf(pages, text, repeated),
		isList: isList(pages, text, repeated),
	};
}

/** How far above the paragraphs the deepest element is that holds all of them, on nearly all pages that have several. */
function levelOf(text: number, group: readonly SampledPage[], repeated: ReadonlySet<number>): number {
	const texts = group.map(({ units }) => units.filter((unit) => unit.spot.path === text && isProse(unit, repeated)));
	const several = texts.filter((units) => units.length > 1);
	if (several.length < group.length * 0.1) return 0;
	let spots = several.map((units) => units.map(({ spot, length }) => ({ spot: spot as Spot | undefined, length })));
	for (let up = 0; up < 12; up++) {
		const right = spots.filter(inOne).length;
		if (right >= spots.length * 0.9) return up;
		spots = spots.map((list) => list.map(({ spot, length }) => ({ spot: spot?.parent ?? spot, length })));
	}
	return 12;
}

/** Whether nearly all of a page's paragraphs are in one element. */
function inOne(list: readonly { readonly spot: Spot | undefined; readonly length: number }[]): boolean {
	const lengths = new Map<Spot | undefined, number>();
	for (const { spot, length } of list) lengths.set(spot, (lengths.get(spot) ?? 0) + length);
	return Math.max(...lengths.values()) >= list.reduce((sum, { length }) => sum + length, 0) * 0.9;
}

function boxesOf(pages: readonly LaidPage[], text: number, repeated: ReadonlySet<number>): number[] {
	const counts = new Map<number, number>();
	for (const { container, units } of pages) {
		const boxes = boxesIn(container, units, text, repeated).filter(isOfLinks);
		for (const path of new Set(boxes.map(({ spot }) => spot.path))) counts.set(path, (counts.get(path) ?? 0) + 1);
	}
	const least = Math.max(LEAST, pages.length * 0.1);
	return [...counts].flatMap(([path, count]) => (count >= least ? [path] : [])).sort((a, b) => a - b);
}

/** Whether most pages have a link to another page for nearly every paragraph. */
function isList(pages: readonly LaidPage[], text: number, repeated: ReadonlySet<number>): boolean {
	const lists = pages.filter(({ container, units }) => {
		const links = boxesIn(container, units, text, repeated)
			.flatMap((box) => box.units)
			.filter(({ same, length, linked }) => length >= 12 && linked >= length * 0.9 && !repeated.has(same));
		const texts = units.filter((unit) => unit.spot.path === text && isProse(unit, repeated));
		return links.length >= 3 && links.length >= texts.length * 0.7;
	});
	return lists.length >= pages.length * 0.6;
}
