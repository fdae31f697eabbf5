import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { sha256At } from "../../system/hash.ts";
import type { Journal, Manifest } from "./manifest.ts";
import { ADDED, CHANGED, type StagingPlace } from "./staging.ts";

/** What it takes to tell whose a file in the output folder is. */
export interface Ownership {
	readonly place: StagingPlace;
	/** What we published before. */
	readonly before: Manifest;
	/** What a build that was stopped was about to do. */
	readonly journal: Journal;
	/** Every file of the site, by path. */
	readonly files: Manifest;
	/** Whether the records of earlier builds are whole, so that every file of theirs is known. */
	readonly isRecorded: boolean;
}

/** Whether somebody changed a file after we published it. One that a power cut left empty, or cut off, was not changed by anybody. */
export function isEdited({ place, before, journal, files }: Ownership, file: string): boolean {
	const standing = path.join(place.output, file);
	const hash = sha256At(standing);
	const isKnown = hash === before.get(file)?.sha256 || hash === files.get(file)?.sha256 || journal.get(file)?.includes(hash ?? "");
	return hash !== undefined && !isKnown && !isBeginning(standing, path.join(place.staging, CHANGED, file));
}

/**
 * Whose the file is that stands where a new one wants to be: `same` is ours, with the very bytes that the new one has; `broken` is the beginning of it,
 * where nobody knows any more what we published.
 */
export function standingAt({ place, files, isRecorded }: Ownership, file: string): "same" | "broken" | "foreign" {
	const standing = path.join(place.output, file);
	if (sha256At(standing) === files.get(file)?.sha256) return "same";
	return !isRecorded && isBeginning(standing, path.join(place.staging, ADDED, file)) ? "broken" : "foreign";
}

/** Whether a file holds nothing but the beginning of another; an empty one does, whatever the other is. */
function isBeginning(file: string, whole: string): boolean {
	const size = statSync(file, { throwIfNoEntry: false });
	if (!size?.isFile()) return false;
	if (size.size === 0) return true;
	const other = statSync(whole, { throwIfNoEntry: false });
	return other !== undefined && size.size < other.size && readFileSync(whole).subarray(0, size.size).equals(readFileSync(file));
}
