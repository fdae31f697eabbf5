import { closeSync, openSync, writeFileSync } from "node:fs";
import { CannotRun, codeOf, compareText } from "../../problem.ts";
import type { Manifest, Published } from "./manifest.ts";

/** A published file that is not as it was. */
export interface Change extends Published {
	/** Below the output folder, with `/`. */
	readonly path: string;
}

/** What a build changed in the output folder, by path; of removed files what they were. */
export interface Changes {
	readonly added: readonly Change[];
	readonly changed: readonly Change[];
	readonly removed: readonly Change[];
}

export const NO_CHANGES: Changes = { added: [], changed: [], removed: [] };

/** What one manifest has that another has not. */
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
 * Makes sure that a list can be written, before a build that it is to tell of.
 * @throws {CannotRun} where the file cannot be written
 */
export function openChanges(file: string): void {
	try {
		closeSync(openSync(file, "a"));
	} catch (error) {
		throw new CannotRun(`${file} cannot be written (${codeOf(error)}).`, "Name another file with --changes; nothing was built.");
	}
}

/**
 * Writes the list by which an upload sends only what changed.
 * @throws {CannotRun} where the file cannot be written
 */
export function writeChanges(file: string, changes: Changes): void {
	try {
		writeFileSync(file, `${JSON.stringify(changes, null, "\t")}\n`);
	} catch (error) {
		throw new CannotRun(`${file} cannot be written (${codeOf(error)}).`, "Name another file with --changes; the site is published.");
	}
}
