import { existsSync, readdirSync, rmdirSync } from "node:fs";
import path from "node:path";
import { codeOf, compareText } from "../../problem.ts";
import { isInUse, moveFile, removeFile } from "../../system/disk/inuse.ts";
import { isFile } from "../content/files.ts";
import { ADDED, CHANGED, inFolder, type StagingPlace } from "./staging.ts";

/** The order in which files are published: those of a low rank are linked to by those of a higher one. */
export type RankOf = (file: string) => number;

/** The files that are to be published and removed, by path. */
export interface Moves {
	readonly place: StagingPlace;
	readonly staged: readonly string[];
	/** Those of the staged files that replace others of ours. */
	readonly changed: readonly string[];
	/** In the order in which they are removed. */
	readonly removed: readonly string[];
	readonly rankOf: RankOf;
}

/** Whose the file is that stands where a new one wants to be. */
export type StandingAt = (file: string) => "same" | "broken" | "foreign";

/**
 * Moves a staged site into its output folder: first new files, then changed ones. Then it removes those that are no longer in the site.
 * @param foreign files that must not be touched; those that turn out to be in the way of others are added
 */
export function moveSite(moves: Moves, foreign: Set<string>, standingAt: StandingAt): void {
	const { place, staged, changed, removed, rankOf } = moves;
	const first = new Set(filesInTheWay(removed, staged));
	for (const file of first) if (!foreign.has(file)) removeOurs(place.output, file);
	moveAdded(moves, "", foreign, standingAt);
	for (const file of changed.toSorted((a, b) => rankOf(a) - rankOf(b) || compareText(a, b))) {
		const from = path.join(place.staging, CHANGED, file);
		if (!foreign.has(file) && existsSync(from) && !moveIn(from, path.join(place.output, file))) foreign.add(file);
	}
	for (const file of removed) if (!foreign.has(file) && !first.has(file)) removeOurs(place.output, file);
}

/**
 * Moves in the new files below a folder. A folder that does not exist yet is moved as a whole.
 * The files of a folder come after its inner folders, since they link to these; its index.html comes last.
 */
function moveAdded(moves: Pick<Moves, "place" | "rankOf">, folder: string, foreign: Set<string>, standingAt: StandingAt): void {
	const { place, rankOf } = moves;
	const from = path.join(place.staging, ADDED, folder);
	const entries = existsSync(from) ? readdirSync(from, { withFileTypes: true }) : [];
	const named = entries.map((entry) => ({ entry, file: folder === "" ? entry.name : `${folder}/${entry.name}` }));
	const order = ({ entry, file }: (typeof named)[number]) => (entry.isDirectory() ? -1 : entry.name === "index.html" ? 9 : rankOf(file));
	for (const { entry, file } of named.sort((a, b) => order(a) - order(b) || compareText(a.file, b.file))) {
		const to = path.join(place.output, file);
		// A stopped build may have emptied a folder at this path without removing it.
		if (entry.isFile()) removeEmptyFolder(to);
		const isFree = !existsSync(to);
		if (isFree && moveIn(path.join(from, entry.name), to)) continue;
		if (entry.isDirectory()) moveAdded(moves, file, foreign, standingAt);
		else if (!isFree && standingAt(file) === "same") continue;
		else if (isFree || standingAt(file) === "foreign" || !moveIn(path.join(from, entry.name), to)) foreign.add(file);
	}
}

/** Removed files that must go first: files where a folder will be, and files in a folder where a file will be. */
export function filesInTheWay(removed: readonly string[], staged: readonly string[]): string[] {
	if (removed.length === 0) return [];
	const folders = new Set(staged.flatMap(foldersAbove));
	const files = new Set(staged);
	return removed.filter((file) => folders.has(file) || foldersAbove(file).some((folder) => files.has(folder)));
}

function foldersAbove(file: string): string[] {
	const parts = file.split("/").slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Moves a file or a folder; false where something that is not ours is in the way. */
function moveIn(from: string, to: string): boolean {
	try {
		inFolder(to, () => moveFile(from, to));
		return true;
	} catch (error) {
		// Windows moves no folder in which another program has a file open; the other files in it can be moved one by one.
		if (["EEXIST", "ENOTDIR", "EISDIR", "ENOTEMPTY"].includes(codeOf(error)) || (isInUse(error) && !isFile(from))) return false;
		throw error;
	}
}

/** Removes a file, and the folders that it leaves empty. If something else is at its path by now, that stays. */
function removeOurs(output: string, file: string): void {
	if (!isFile(path.join(output, file))) return;
	removeFile(path.join(output, file));
	let folder = path.dirname(file);
	while (folder !== "." && removeEmptyFolder(path.join(output, folder))) folder = path.dirname(folder);
}

/** Removes an empty folder; false where there is none. */
function removeEmptyFolder(folder: string): boolean {
	try {
		rmdirSync(folder);
		return true;
	} catch {
		return false;
	}
}
