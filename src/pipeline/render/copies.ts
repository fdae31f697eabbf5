import path from "node:path";
import type { Problem } from "../../problem.ts";
import { contentPath } from "../../site/media/media.ts";
import { cutByCount, eachBatch } from "../../system/batches.ts";
import type { PublishedOutput } from "../cache/outputs.ts";
import { drawingProblem } from "../pictures/drawings.ts";
import { type CurrentOutput, currentHash } from "../publish/output.ts";
import { linkSameFile, type Staged, type StagingPlace, stagedPath } from "../publish/staging.ts";
import type { Pool } from "../threads/pool.ts";
import { addFile, type SiteFiles } from "./files.ts";
import type { StaleCopy } from "./stale.ts";

const BATCH = 200;

/** What copying works with. */
export interface CopyWork {
	readonly place: StagingPlace;
	readonly published: CurrentOutput;
	readonly pool: Pool;
}

/**
 * Stages copies in batches in the pool, and adds them to the site.
 * @returns the problems of files that could not be read
 */
export async function stageCopies(
	{ place, published, pool }: CopyWork,
	files: readonly StaleCopy[],
	kind: "own" | "copied",
	site: SiteFiles,
): Promise<Problem[]> {
	if (files.length === 0) return [];
	const problems: Problem[] = [];
	const fingerprints = new Map(files.map((file) => [file.path, file.fingerprint]));
	const placed = copiesByHash(site, place);
	await eachBatch(cutByCount(files, BATCH), pool.jobs, async (batch) => {
		const plain = batch.map((file) => ({ path: file.path, from: file.from, isWiped: file.isWiped }));
		const before = plain.map((file) => currentHash(published, file.path));
		for (const staged of await pool.run("copy", { place, kind, files: plain, before })) {
			if (!("sha256" in staged)) problems.push(staged.fault ? drawingProblem(staged.path, staged.fault) : unreadableProblem(staged.path));
			else {
				addFile(site, staged, kind, fingerprints.get(staged.path) ?? "");
				linkToSame(staged, place, published, placed);
			}
		}
	});
	return problems;
}

/** Where there is a copied file with these bytes, absolute, by their SHA-256. */
type PlacedCopies = Map<string, string>;

function copiesByHash({ files }: SiteFiles, place: StagingPlace): PlacedCopies {
	const placed: PlacedCopies = new Map();
	const isCopied = ({ kind }: PublishedOutput) => kind === "copied";
	for (const [file, output] of files) if (isCopied(output)) placed.set(output.sha256, path.join(place.output, file));
	return placed;
}

/** Makes a staged copy share its room on the disk with a copy of the same bytes. */
function linkToSame({ path: file, sha256, isStaged }: Staged, place: StagingPlace, published: CurrentOutput, placed: PlacedCopies): void {
	const here = isStaged ? stagedPath(place, file, currentHash(published, file)) : path.join(place.output, file);
	const same = placed.get(sha256);
	if (same === undefined) placed.set(sha256, here);
	else if (isStaged) linkSameFile(place, here, same);
}

function unreadableProblem(file: string): Problem {
	return {
		file: contentPath(file),
		rule: "unreadable",
		severity: "error",
		message: "The file cannot be read, and was not copied.",
		remedy: "Give the user who builds the right to read it, or rename it.",
	};
}
