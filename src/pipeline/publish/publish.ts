import { existsSync, readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import path from "node:path";
import { codeOf, compareText, type Problem } from "../../problem.ts";
import { sha256At, sha256Of } from "../../system/hash.ts";
import { isFile } from "../content/find.ts";
import { type Changes, changesBetween } from "./changes.ts";
import { JOURNAL, type Journal, journalText, MANIFEST, type Manifest, manifestText, type Published } from "./manifest.ts";
import { ADDED, CHANGED, inFolder, RECORDS, type StagingPlace, stageText } from "./staging.ts";

/** What stands in an output folder, and what is to stand there. */
export interface Publication<Entry extends Published> {
	readonly place: StagingPlace;
	/** What we published before. */
	readonly before: Manifest;
	/** What a build that was stopped was about to do. */
	readonly journal: Journal;
	/** Every file of the site. */
	readonly now: ReadonlyMap<string, Entry>;
	/** Those of them that lie in staging. */
	readonly staged: ReadonlySet<string>;
	/** Files are moved in from the lowest rank to the highest, and removed the other way round: what links comes after what is linked to. */
	rankOf(file: string): number;
}

/** What publishing did. */
export interface Outcome<Entry extends Published> {
	readonly changes: Changes;
	/** What now stands there and is ours. */
	readonly published: ReadonlyMap<string, Entry>;
	/** SHA-256 of the new manifest, hex. */
	readonly manifest: string;
	/** Files that were left as they are, since they are not ours or were changed by hand. */
	readonly problems: readonly Problem[];
}

/**
 * Moves a site in: new files, then changed ones, then removes what was published before and is no more.
 * A reader who follows links from a published page never meets a missing one; stopped at any moment, every file is whole,
 * and the journal lets the next build finish.
 */
export function publish<Entry extends Published>(publication: Publication<Entry>): Outcome<Entry> {
	const { place, before, journal, now, rankOf } = publication;
	const { output, staging } = place;
	const isOurs = (file: string) => before.has(file) || journal.has(file);
	const gone: string[] = [];
	for (const file of before.keys()) if (!now.has(file)) gone.push(file);
	for (const file of journal.keys()) if (!now.has(file) && !before.has(file)) gone.push(file);
	gone.sort((a, b) => rankOf(b) - rankOf(a) || compareText(a, b));
	const staged = [...publication.staged];
	const kept = new Set([...gone, ...staged.filter(isOurs)].filter(isEdited));

	if (staged.length > 0 || gone.length > 0) {
		writeRecord(JOURNAL, journalText(planned()));
		const first = new Set(inTheWay(gone, staged));
		for (const file of first) if (!kept.has(file)) remove(file);
		moveAllIn("");
		for (const file of staged.filter(isOurs).toSorted((a, b) => rankOf(a) - rankOf(b) || compareText(a, b))) {
			const from = path.join(staging, CHANGED, file);
			if (!kept.has(file) && existsSync(from) && !moveIn(from, path.join(output, file))) kept.add(file);
		}
		for (const file of gone) if (!kept.has(file) && !first.has(file)) remove(file);
	}
	const published = kept.size === 0 ? now : new Map([...now].filter(([file]) => !kept.has(file)));
	const text = manifestText(published);
	const manifest = sha256Of(text);
	const changes = changesBetween(before, published);
	const isSame = changes.added.length + changes.changed.length + changes.removed.length + journal.size === 0;
	if (!isSame || !existsSync(path.join(output, MANIFEST))) writeRecord(MANIFEST, text);
	rmSync(path.join(output, JOURNAL), { force: true });
	return { changes, published, manifest, problems: [...kept].sort(compareText).map(foreignProblem) };

	/** Every file that will change, and all that a stopped build left open. */
	function planned(): Journal {
		const entries = new Map(journal);
		for (const file of [...staged, ...gone]) {
			const sha256 = now.get(file)?.sha256;
			entries.set(file, [...new Set([...(journal.get(file) ?? []), ...(sha256 === undefined ? [] : [sha256])])]);
		}
		return entries;
	}

	/** Whether somebody changed a file after we published it. */
	function isEdited(file: string): boolean {
		const hash = sha256At(path.join(output, file));
		return hash !== undefined && hash !== before.get(file)?.sha256 && hash !== now.get(file)?.sha256 && !journal.get(file)?.includes(hash);
	}

	function writeRecord(name: string, text: string): void {
		stageText({ output, staging: path.join(staging, RECORDS) }, name, text, undefined);
		renameSync(path.join(staging, RECORDS, ADDED, name), path.join(output, name));
	}

	/** Moves in what is new below a folder: all at once where that folder is not there yet; its own files last, since they link to the others. */
	function moveAllIn(folder: string): void {
		const from = path.join(staging, ADDED, folder);
		const entries = existsSync(from) ? readdirSync(from, { withFileTypes: true }) : [];
		const named = entries.map((entry) => ({ entry, file: folder === "" ? entry.name : `${folder}/${entry.name}` }));
		const order = ({ entry, file }: (typeof named)[number]) => (entry.isDirectory() ? -1 : entry.name === "index.html" ? 9 : rankOf(file));
		for (const { entry, file } of named.sort((a, b) => order(a) - order(b) || compareText(a.file, b.file))) {
			const to = path.join(output, file);
			// A build that was stopped may have emptied a folder and not removed it.
			if (entry.isFile()) removeEmpty(to);
			const isMoved = !existsSync(to) && moveIn(path.join(from, entry.name), to);
			if (!isMoved && entry.isDirectory()) moveAllIn(file);
			else if (!isMoved) kept.add(file);
		}
	}

	/** Removes a file of ours; what somebody put in its place, or we by now, stays. */
	function remove(file: string): void {
		if (!isFile(path.join(output, file))) return;
		rmSync(path.join(output, file), { force: true });
		let folder = path.dirname(file);
		while (folder !== "." && removeEmpty(path.join(output, folder))) folder = path.dirname(folder);
	}
}

/** Removes an empty folder; false where it is none. */
function removeEmpty(folder: string): boolean {
	try {
		rmdirSync(folder);
		return true;
	} catch {
		return false;
	}
}

/** Files that must go before others can come: a file where a folder will be, or the other way round. */
function inTheWay(gone: readonly string[], coming: readonly string[]): string[] {
	if (gone.length === 0) return [];
	const foldersToBe = new Set(coming.flatMap(foldersAbove));
	const filesToBe = new Set(coming);
	return gone.filter((file) => foldersToBe.has(file) || foldersAbove(file).some((folder) => filesToBe.has(folder)));
}

function foldersAbove(file: string): string[] {
	const parts = file.split("/").slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Moves a file or a folder; false where something that is not ours stands in the way. */
function moveIn(from: string, to: string): boolean {
	try {
		inFolder(to, () => renameSync(from, to));
		return true;
	} catch (error) {
		if (["EEXIST", "ENOTDIR", "EISDIR", "ENOTEMPTY"].includes(codeOf(error))) return false;
		throw error;
	}
}

function foreignProblem(file: string): Problem {
	return {
		file,
		rule: "output-foreign",
		severity: "error",
		message: "In the output folder stands something at this place that is not ours, or was changed by hand; it was left as it is.",
		remedy: "Move it away, or give the story another address.",
	};
}
