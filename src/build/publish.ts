import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CannotRun, codeOf, compareText, type Problem } from "../problem.ts";
import { isFile } from "./find.ts";
import { MANIFEST, type Manifest, manifestText, type Published, published, readManifest } from "./manifest.ts";

/** Where finished files wait: on the file system of the output folder, which nothing changes before all are there. */
export interface StagingPlace {
	/** Absolute. */
	readonly output: string;
	readonly staging: string;
}

/** A finished file: staged, or published already as it is. */
export interface Staged extends Published {
	readonly file: string;
	readonly isNew: boolean;
}

/** A site on its way into an output folder, of which no reader sees anything before `publish`. */
export interface Staging {
	readonly place: StagingPlace;
	/** What we published there before. */
	readonly before: Manifest;
	/** Notes a file that was staged. */
	add(staged: Staged): void;
	/** Moves all in: new files, then changed ones; then removes what we published before and is no longer there. */
	publish(): readonly Problem[];
	/** Throws away what was staged. */
	discard(): void;
}

const STAGING = ".backfile-staging";

/** Stages a finished file, in any thread; one that is published already as it is stays untouched. */
export function stage(
	{ output, staging }: StagingPlace,
	file: string,
	contents: string | Uint8Array,
	before: Published | undefined,
): Staged {
	const entry = published(contents);
	const there = path.join(output, file);
	const isSame = before?.was === undefined ? sizeOf(there) === entry.bytes : hashOf(there) === entry.sha256;
	const isNew = before?.sha256 !== entry.sha256 || !isSame;
	if (isNew) writeInto(path.join(staging, file), contents);
	return { file, isNew, ...entry };
}

function writeInto(file: string, contents: string | Uint8Array): void {
	inFolder(file, () => writeFileSync(file, contents));
}

/** Makes a file, and its folder only where that is missing: most files go into one that is there. */
function inFolder(file: string, make: () => void): void {
	try {
		make();
	} catch (error) {
		if (codeOf(error) !== "ENOENT") throw error;
		mkdirSync(path.dirname(file), { recursive: true });
		make();
	}
}

/**
 * Opens an output folder.
 * @throws {CannotRun} where it holds files and no manifest of ours
 */
export function openStaging(output: string): Staging {
	const before = readManifest(output) ?? new Map<string, Published>();
	if (before.size === 0) refuseForeign(output);
	const staging = path.join(output, STAGING);
	rmSync(staging, { recursive: true, force: true });
	const now = new Map<string, Published>();
	const staged: string[] = [];
	return { place: { output, staging }, before, add, publish, discard };

	function add({ file, isNew, sha256, bytes }: Staged): void {
		now.set(file, { sha256, bytes });
		if (isNew) staged.push(file);
	}

	function publish(): readonly Problem[] {
		const gone = [...before.keys()].filter((file) => !now.has(file));
		if (staged.length === 0 && gone.length === 0) return [];
		const added = staged.filter((file) => !before.has(file));
		const changed = staged.filter((file) => before.has(file));
		const kept = new Set([...gone, ...changed].filter(isEdited));
		if (before.size > 0) for (const file of added) if (isFile(path.join(output, file))) kept.add(file);

		// Should we be stopped, the next build must know every file that may be ours by then.
		const journal = new Map(before);
		for (const [file, entry] of now) journal.set(file, { ...entry, was: before.get(file)?.sha256 });
		writeManifest(journal);
		const first = new Set(inTheWay(gone, added));
		for (const file of first) if (!kept.has(file)) remove(file);
		for (const file of [...added, ...changed])
			if (!kept.has(file) && !moveInto(path.join(staging, file), path.join(output, file))) kept.add(file);
		for (const file of gone) if (!kept.has(file) && !first.has(file)) remove(file);
		for (const file of kept) now.delete(file);
		writeManifest(now);
		return [...kept].sort(compareText).map(foreignProblem);
	}

	/** Whether somebody changed a file after we published it. */
	function isEdited(file: string): boolean {
		const hash = hashOf(path.join(output, file));
		const { sha256, was } = before.get(file) ?? {};
		return hash !== undefined && hash !== sha256 && hash !== was && hash !== now.get(file)?.sha256;
	}

	function writeManifest(manifest: Manifest): void {
		const temporary = path.join(staging, MANIFEST);
		writeInto(temporary, manifestText(manifest));
		renameSync(temporary, path.join(output, MANIFEST));
	}

	function remove(file: string): void {
		rmSync(path.join(output, file), { force: true });
		for (let folder = path.dirname(file); folder !== "."; folder = path.dirname(folder)) {
			try {
				rmdirSync(path.join(output, folder));
			} catch {
				return;
			}
		}
	}

	function discard(): void {
		rmSync(staging, { recursive: true, force: true });
	}
}

/** Files that must go before others can come: a file where a folder will be, or the other way round. */
function inTheWay(gone: readonly string[], added: readonly string[]): string[] {
	const foldersToBe = new Set(added.flatMap(foldersAbove));
	const filesToBe = new Set(added);
	return gone.filter((file) => foldersToBe.has(file) || foldersAbove(file).some((folder) => filesToBe.has(folder)));
}

function foldersAbove(file: string): string[] {
	const parts = file.split("/").slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Moves a file; false where something that is not ours stands in the way. */
function moveInto(from: string, to: string): boolean {
	try {
		inFolder(to, () => renameSync(from, to));
		return true;
	} catch (error) {
		if (["EEXIST", "ENOTDIR", "EISDIR", "ENOTEMPTY"].includes(codeOf(error))) return false;
		throw error;
	}
}

function hashOf(file: string): string | undefined {
	try {
		return published(readFileSync(file)).sha256;
	} catch {
		return undefined;
	}
}

function sizeOf(file: string): number | undefined {
	try {
		return statSync(file).size;
	} catch {
		return undefined;
	}
}

function refuseForeign(output: string): void {
	if (!existsSync(output)) return;
	const [foreign] = readdirSync(output)
		.filter((name) => name !== STAGING && name !== MANIFEST)
		.sort(compareText);
	if (foreign === undefined) return;
	throw new CannotRun(
		`The output folder ${output} holds files that are not ours, such as ${foreign}.`,
		"Name an empty or a new folder with --output, or empty this one yourself.",
	);
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
