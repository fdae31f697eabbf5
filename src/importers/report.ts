import { compareText } from "../problem.ts";
import type { ImportProblem } from "./importer.ts";
import { own } from "./reading/own.ts";

/** What an import did. `records` is `written` + `unchanged` + the length of `skipped`. */
export interface ImportReport {
	readonly format: string;
	readonly sources: readonly string[];
	readonly records: number;
	readonly written: number;
	/** Already there as the source has them; also those that an editor changed, which are left alone. */
	readonly unchanged: number;
	readonly skipped: readonly Skipped[];
	readonly problems: readonly ImportProblem[];
	/** How often the source held something that is not carried. */
	readonly fieldsNotCarried: Counts;
	/** How often something was taken out of bodies: `<script>`, `onclick`, `javascript:`. */
	readonly removed: Counts;
	/** How many stories each has. */
	readonly authors: Counts;
	readonly sections: Counts;
	readonly tags: Counts;
	readonly perYear: Counts;
	readonly missingMedia: readonly Wanted[];
	readonly duplicates: readonly { readonly record: string; readonly of: string }[];
	readonly addresses: Addresses;
}

/** A record that became no story. */
export interface Skipped {
	readonly record: string;
	readonly why: string;
}

/** How often something was met, by name. */
export type Counts = Readonly<Record<string, number>>;

/** Something that is not there, and the stories that want it; at most twenty are named. */
export interface Wanted {
	readonly name: string;
	readonly stories: readonly string[];
	/** How many want it. */
	readonly times: number;
}

/** What became of the old site's addresses. */
export interface Addresses {
	/** Stories that keep their old path. */
	readonly kept: number;
	/** Old paths that lead on to a story. */
	readonly redirected: number;
	/** Old addresses that no file can answer to (`/?p=12`) or whose place is taken: they stand in `old_addresses`. */
	readonly recorded: number;
	/** Links in stories that lead to a page of the old site which nothing stands for. */
	readonly dead: readonly Wanted[];
	/** `--against`. */
	readonly against?: Against;
}

/** How the addresses of the old site's own list fare. */
export interface Against {
	readonly checked: number;
	/** Those that lead nowhere in the new site. */
	readonly missing: readonly string[];
	/** Those that lead to a story only for a server that knows `old_addresses`. */
	readonly recorded: readonly string[];
}

/** Whether every record is accounted for. */
export function addsUp({ records, written, unchanged, skipped }: ImportReport): boolean {
	return records === written + unchanged + skipped.length;
}

const MOST_NAMED = 20;

/** Counts by name. */
export function counter() {
	const counts = new Map<string, number>();
	return {
		add(name: string, times = 1): void {
			const before = counts.get(name);
			counts.set(before === undefined ? own(name) : name, (before ?? 0) + times);
		},
		counts: (): Counts => Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b))),
	};
}

/** Collects what is wanted and by whom. */
export function wishes() {
	const wanted = new Map<string, { stories: string[]; times: number }>();
	return {
		add(name: string, story: string): void {
			const wish = wanted.get(name) ?? { stories: [], times: 0 };
			if (wish.times === 0) wanted.set(own(name), wish);
			wish.times++;
			if (wish.stories.length < MOST_NAMED && wish.stories.at(-1) !== story) wish.stories.push(own(story));
		},
		list: (): Wanted[] => [...wanted].map(([name, wish]) => ({ name, ...wish })).sort((a, b) => compareText(a.name, b.name)),
	};
}
