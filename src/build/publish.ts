import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CannotRun, compareText, type Problem } from "../problem.ts";
import { codeOf } from "./find.ts";
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

/** A site on its way into an output folder. */
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
	const isNew = before?.sha256 !== entry.sha256 || sizeOf(path.join(output, file)) !== entry.bytes;
	if (isNew) writeInto(path.join(staging, file), contents);
	return { file, isNew, ...entry };
}

/** Most files go into a folder that is there already. */
function writeInto(file: string, contents: string | Uint8Array): void {
	try {
		writeFileSync(file, contents);
	} catch (error) {
		if (codeOf(error) !== "ENOENT") throw error;
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, contents);
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
		const foreign = staged.filter((file) => !before.has(file) && existsSync(path.join(output, file)));
		for (const file of foreign) now.delete(file);
		const ours = staged.filter((file) => !foreign.includes(file));
		const added = ours.filter((file) => !before.has(file));
		const changed = ours.filter((file) => before.has(file));
		// Should we be stopped, the next build must know the files that we were about to add as ours.
		if (added.length > 0) writeManifest(new Map([...now, ...before]));
		for (const file of [...added, ...changed]) moveInto(path.join(staging, file), path.join(output, file));
		for (const file of before.keys()) if (!now.has(file)) remove(file);
		if (ours.length > 0 || before.size !== now.size) writeManifest(now);
		discard();
		return foreign.map(foreignProblem);
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

function moveInto(from: string, to: string): void {
	try {
		renameSync(from, to);
	} catch (error) {
		if (codeOf(error) !== "ENOENT") throw error;
		mkdirSync(path.dirname(to), { recursive: true });
		renameSync(from, to);
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
		message: "In the output folder stands a file of this name that is not ours; it was left as it is.",
		remedy: "Move it away, or give the story another address.",
	};
}
