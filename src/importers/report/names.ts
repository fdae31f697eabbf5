import { oneLine, shorten } from "../../article/text.ts";
import { compareText } from "../../problem.ts";
import type { Place, UnknownCode } from "../importer.ts";
import { plainCopy } from "../reading/copy.ts";
import type { CountsByName, UnknownCodeCount, Wanted } from "./report.ts";

/** Counts how often names are met. */
export function makeNameCounter() {
	const counts = new Map<string, number>();
	return {
		add(name: string, times = 1): void {
			const before = counts.get(name);
			counts.set(before === undefined ? plainCopy(name) : name, (before ?? 0) + times);
		},
		counts: (): CountsByName => Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b))),
	};
}

/** So many of the stories that want a thing are named; the others are only counted. */
const MOST_NAMED = 20;

/** Lists things that are not there, and the stories that want them. */
export function makeWantedList() {
	const wanted = new Map<string, { stories: string[]; times: number }>();
	return {
		add(name: string, story: string): void {
			const thing = wanted.get(name) ?? { stories: [], times: 0 };
			if (thing.times === 0) wanted.set(plainCopy(name), thing);
			thing.times++;
			if (thing.stories.length < MOST_NAMED && thing.stories.at(-1) !== story) thing.stories.push(plainCopy(story));
		},
		list: (): Wanted[] => [...wanted].map(([name, thing]) => ({ name, ...thing })).sort((a, b) => compareText(a.name, b.name)),
	};
}

/** So many places of unknown template code are named, and so many characters of it are shown. */
const MOST_PLACES = 3;
const MOST_TYPED = 120;

/** Counts template code that nobody knows, with its first places. */
export function makeUnknownCodeList() {
	const found = new Map<string, { times: number; readonly places: string[]; readonly typed?: string }>();
	return {
		add({ name, line, typed }: UnknownCode, story: Place): void {
			const at = line ?? story.line;
			const place = at === undefined ? story.file : `${story.file}:${at}`;
			const code = found.get(name) ?? {
				times: 0,
				places: [],
				...(typed !== undefined && { typed: plainCopy(shorten(oneLine(typed.slice(0, 4 * MOST_TYPED)), MOST_TYPED)) }),
			};
			if (code.times === 0) found.set(plainCopy(name), code);
			code.times++;
			if (code.places.length < MOST_PLACES && code.places.at(-1) !== place) code.places.push(plainCopy(place));
		},
		list: (): UnknownCodeCount[] =>
			[...found].map(([name, code]) => ({ name, ...code })).sort((a, b) => b.times - a.times || compareText(a.name, b.name)),
	};
}
