import { type Folded, fold, parted } from "./folding.ts";
import type { Match, Matcher } from "./matching.ts";
import { dataUrlsIn, type View, viewsOf } from "./views.ts";

/** What was found of one thing that is looked for, in one place. */
export interface Hit {
	/** The number of the thing. */
	readonly of: number;
	/** In which forms it stands there. */
	readonly forms: readonly string[];
	/** How often; of readings that show the same place the one with the most counts. */
	readonly count: number;
	/** The words around it, shortened; where it stands first. */
	readonly context: string;
}

/** What a text holds. */
export interface TextHits {
	readonly hits: readonly Hit[];
	/** What stands in it as base64. */
	readonly embedded: readonly Buffer[];
}

/** Searches a text in all of its readings. */
export function searchText(text: string, matcher: Matcher): TextHits {
	const views = viewsOf(text);
	const embedded = text.includes("base64") ? dataUrlsIn(text) : [];
	return { hits: searchViews(views, matcher), embedded };
}

/** Searches readings of one text. */
export function searchViews(views: readonly View[], matcher: Matcher): Hit[] {
	const hits = new Map<number, Hit>();
	for (const view of views) {
		for (const [of, places] of matchesIn(view.text, matcher)) {
			const known = hits.get(of);
			const isMore = places.length > (known?.count ?? 0);
			if (!isMore) continue;
			// A reading is named where it shows a place that no other one showed.
			const form = view.name === "as written" ? "as written" : view.name;
			hits.set(of, {
				of,
				forms: [...new Set([...(known?.forms ?? []), form])],
				count: places.length,
				context: known?.context ?? contextOf(view.text, places[0] ?? [0, 0]),
			});
		}
	}
	return [...hits.values()];
}

type Place = readonly [from: number, to: number];

/** Where in a text each thing stands. */
function matchesIn(text: string, matcher: Matcher): ReadonlyMap<number, readonly Place[]> {
	const found = new Map<number, readonly Place[]>();
	const folded = fold(text, matcher.isForMany);
	if (!matcher.mayHold(folded)) return found;
	const again = folded.origins ? folded : fold(text, true);
	for (const way of again.marks.length > 0 ? [again, parted(again)] : [again]) {
		for (const [of, places] of placesByThing(matcher.find(way), way)) {
			if (places.length > (found.get(of)?.length ?? 0)) found.set(of, places);
		}
	}
	return found;
}

/** A thing that stands at one place in two forms stands there once. */
function placesByThing(matches: readonly Match[], { origins }: Folded): ReadonlyMap<number, readonly Place[]> {
	const places = new Map<number, Map<number, Place>>();
	for (const { needle, from, to } of matches) {
		const own = places.get(needle.of) ?? new Map<number, Place>();
		places.set(needle.of, own);
		const place: Place = [origins?.[from] ?? 0, (origins?.[to - 1] ?? 0) + 1];
		const known = own.get(place[0]);
		if (!known || known[1] < place[1]) own.set(place[0], place);
	}
	return new Map([...places].map(([of, own]) => [of, [...own.values()]]));
}

const AROUND = 40;

function contextOf(text: string, [from, to]: Place): string {
	const [start, end] = [Math.max(0, from - AROUND), Math.min(text.length, to + AROUND, from + 300)];
	const words = text.slice(start, end).toWellFormed();
	return `${start > 0 ? "…" : ""}${words.replace(/[\p{Cc}\p{Cf}\s\ufffd]+/gu, " ").trim()}${end < text.length ? "…" : ""}`;
}

/** Hits of two parts of one place, as one. */
export function addHits(one: readonly Hit[], other: readonly Hit[]): Hit[] {
	const all = new Map<number, Hit>();
	for (const hit of [...one, ...other]) {
		const known = all.get(hit.of);
		all.set(hit.of, known ? { ...known, count: known.count + hit.count, forms: [...new Set([...known.forms, ...hit.forms])] } : hit);
	}
	return [...all.values()];
}
