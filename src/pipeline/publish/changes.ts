import { closeSync, openSync, writeFileSync } from "node:fs";
import { CannotRun, codeOf, compareText } from "../../problem.ts";
import type { Manifest, Published } from "./manifest.ts";

/** A published file that was added, changed or removed. */
export interface Change extends Published {
	/** Below the output folder, with `/`. */
	readonly path: string;
}

/** What a build changed in the output folder, sorted by path. Removed files have the hash and size that they had. */
export interface Changes {
	readonly added: readonly Change[];
	readonly changed: readonly Change[];
	readonly removed: readonly Change[];
}

/** The changes of a build that changed nothing. */
export const NO_CHANGES: Changes = { added: [], changed: [], removed: [] };

/** The differences between two manifests. */
export function changesBetween(before: Manifest, now: Manifest): Changes {
	const added: Change[] = [];
	const changed: Change[] = [];
	const removed: Change[] = [];
	for (const [path, entry] of now) {
		const { sha256, bytes } = entry;
		const old = before.get(path);
		if (old === entry) continue;
		if (old?.sha256 !== sha256) (old ? changed : added).push({ path, sha256, bytes });
	}
	for (const [path, { sha256, bytes }] of before) if (!now.has(path)) removed.push({ path, sha256, bytes });
	const byPath = (list: Change[]) => list.sort((a, b) => compareText(a.path, b.path));
	return { added: byPath(added), changed: byPath(changed), removed: byPath(removed) };
}

/**
 * Makes sure, before a build, that the list of its changes can be written.
 * @throws {CannotRun} where the file cannot be written
 */
export function openChanges(file: string): void {
	try {
		closeSync(openSync(file, "a"));
	} catch (error) {
		throw new CannotRun(
			`${file} cannot be written (${codeOf(error)}).`,
			"Name another file with --changes; nothing was built.",
			"docs/builds.md#uploading-what-changed",
		);
	}
}

/**
 * Writes the list of changes, with which an upload sends only what changed.
 * @throws {CannotRun} where the file cannot be written
 */
export function writeChanges(file: string, changes: Changes): void {
	try {
		writeFileSync(file, `${JSON.stringify(changes, null, "\t")}\n`);
	} catch (error) {
		throw new CannotRun(
			`${file} cannot be written (${codeOf(error)}).`,
			"Name another file with --changes; the site is published.",
			"docs/builds.md#uploading-what-changed",
		);
	}
}
