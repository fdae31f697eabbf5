import path from "node:path";
import { withoutExtension } from "../../../article/filename.ts";
import { nearestOf } from "../../../problem/nearest.ts";
import { groupBy } from "../../../site/listing.ts";
import { once } from "../../../system/once.ts";
import { looseName } from "../names.ts";

/** What a name may mean that is no story's: stories that no row names. */
export interface Meant {
	/** Whether stories lie in its folder itself. */
	readonly hasFolder: boolean;
	/** The stories of its folder whose names differ from its own by one slip in their letters, by signs or by their extension. */
	readonly slipped: readonly string[];
	/** The stories in other folders that have its name. */
	readonly moved: readonly string[];
}

/** Finds the stories that a name may mean which is no story's. */
export interface NearNames {
	/** @param below the folder at or below which stories are looked for that lie elsewhere */
	find(path: string, below: string): Meant;
	/** A story for people to look at whose name is like that of a path; it may be another. Of many names that are asked for, the first are compared. */
	alike(path: string): string | undefined;
}

/** A name with fewer letters, or one that only its figures tell from others, may as well be that of another story. */
const LEAST_LETTERS = 5;

/** A longer name is not looked for by its slips: nobody types it. */
const LONGEST = 60;

/** So many names are compared with those that are none, in all. */
const COMPARISONS = 200_000;

/**
 * Indexes the stories that a wrong name may mean; each index is made when it is first asked for.
 * @param all the files of all stories
 * @param unnamed those that no row names
 */
export function indexNear(all: readonly string[], unnamed: () => readonly string[]): NearNames {
	const folders = once(() => new Set(all.map((file) => path.posix.dirname(file))));
	const byFolder = once(() => groupBy(unnamed(), (file) => path.posix.dirname(file)));
	const byName = once(() => groupBy(unnamed(), bareName));
	const slips = new Map<string, ReadonlyMap<string, readonly string[]>>();
	let comparisons = 0;
	const slipsOf = (folder: string) => {
		const known = slips.get(folder) ?? indexSlips(byFolder().get(folder) ?? []);
		slips.set(folder, known);
		return known;
	};
	const slippedOf = (file: string) => {
		const index = slipsOf(path.posix.dirname(file));
		return index.size === 0 ? [] : [...new Set(slipKeys(bareName(file)).flatMap((key) => index.get(key) ?? []))].sort();
	};
	const movedOf = (file: string, below: string) => {
		const name = bareName(file);
		if (lettersOf(name).length < LEAST_LETTERS) return [];
		const isBelow = (other: string) => below === "." || other.startsWith(`${below}/`);
		return (byName().get(name) ?? []).filter((other) => isBelow(other) && path.posix.dirname(other) !== path.posix.dirname(file));
	};
	return {
		find: (file, below) => ({ hasFolder: folders().has(path.posix.dirname(file)), slipped: slippedOf(file), moved: movedOf(file, below) }),
		alike(file) {
			const others = byFolder().get(path.posix.dirname(file)) ?? [];
			comparisons += others.length;
			if (comparisons > COMPARISONS) return undefined;
			const names = new Map(others.map((other) => [path.posix.basename(other), other]));
			return names.get(nearestOf(path.posix.basename(file), names.keys()) ?? "");
		},
	};
}

function indexSlips(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const index = new Map<string, string[]>();
	for (const file of files) {
		for (const key of slipKeys(bareName(file))) {
			const others = index.get(key);
			if (others) others.push(file);
			else index.set(key, [file]);
		}
	}
	return index;
}

/**
 * What a name has in common with every name that is one slip away: the figures of both, and the name itself or the name without one letter.
 * A letter that is missing, too many, wrong or exchanged with the next leaves two names with one of these in common.
 */
function slipKeys(name: string): string[] {
	const figures = name.replace(/\D/gu, "");
	const characters = [...name];
	const isShort = lettersOf(name).length <= LEAST_LETTERS;
	const shorter = isShort || characters.length > LONGEST ? [] : characters.map((_, at) => characters.toSpliced(at, 1).join(""));
	return [...new Set([name, ...shorter])].map((key) => `${figures} ${key}`);
}

function lettersOf(name: string): string {
	return name.replace(/\d/gu, "");
}

/** The name of a file without its folder and extension, in one form and case, without the signs that people confuse. */
function bareName(file: string): string {
	return looseName(withoutExtension(path.posix.basename(file))).replace(/[\s_.-]+/gu, "");
}
