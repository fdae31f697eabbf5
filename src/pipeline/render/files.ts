import { compareText } from "../../problem.ts";
import type { PublishedOutput } from "../cache/outputs.ts";
import type { Staged } from "../publish/staging.ts";

/** The files of a site, as far as they are made. */
export interface SiteFiles {
	readonly files: Map<string, PublishedOutput>;
	/** The paths of those that are in staging. The others are published already as they are. */
	readonly staged: Set<string>;
}

/** Adds a file that was made now. */
export function addFile(
	site: SiteFiles,
	{ path: file, sha256, bytes, isStaged }: Staged,
	kind: PublishedOutput["kind"],
	fingerprint: string,
): void {
	site.files.set(file, { kind, fingerprint, sha256, bytes });
	if (isStaged) site.staged.add(file);
}

/**
 * Files sorted by path: batches finish in any order.
 * @param planned the paths of the plan, which are sorted
 * @param others the paths of files that are not in the plan
 */
export function sortedFiles(
	files: SiteFiles["files"],
	planned: readonly string[],
	others: readonly string[],
): ReadonlyMap<string, PublishedOutput> {
	const sorted = new Map<string, PublishedOutput>();
	for (const file of others.length === 0 ? planned : [...planned, ...others].sort(compareText)) {
		const output = files.get(file);
		if (output) sorted.set(file, output);
	}
	return sorted;
}
