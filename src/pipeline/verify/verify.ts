import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { CannotRun, codeOf } from "../../problem.ts";
import { type Found, JOURNAL, MANIFEST, type Published, parseManifest } from "../publish/manifest.ts";
import { poolFor } from "../threads/pool.ts";
import { type Differences, differencesOf } from "./compare.ts";
import { hashAll } from "./hashall.ts";
import { entriesBelow } from "./walk.ts";

/** What to verify. */
export interface VerifyOptions {
	/** The site's folder, absolute. */
	readonly folder: string;
	/** The file of another manifest to compare it with; else its own. */
	readonly against?: string;
	/** How many threads; else one for each core. */
	readonly jobs?: number;
	/** Is told how many files are compared, of how many. */
	onProgress?(done: number, of: number): void;
}

/** What was found. */
export interface VerifyReport extends Differences {
	readonly folder: string;
	/** The file that it was compared with. */
	readonly manifest: string;
	/** How many files the manifest names, and how many bytes they have together. */
	readonly files: number;
	readonly bytes: number;
	/** Whether the manifest is cut off: files whose lines are lost are told as foreign. */
	readonly isDamaged: boolean;
	/** Whether a build or an upload was stopped while it published here: files may be missing, or newer than the manifest says. */
	readonly isUnfinished: boolean;
}

/**
 * Hashes every file of a published site, and compares it with a manifest.
 * @throws {CannotRun} where there is no such folder, or no manifest of ours
 */
export async function verifySite({ folder, against, jobs, onProgress }: VerifyOptions): Promise<VerifyReport> {
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
		throw new CannotRun(`There is no folder ${folder}.`, "Name the folder of a published site, or build first.");
	const file = against ?? path.join(folder, MANIFEST);
	const { state, entries } = readManifest(file);
	const pool = poolFor(entries.size, jobs);
	try {
		const hashed = await hashAll(pool, folder, [...entries.keys()], (done) => onProgress?.(done, entries.size));
		const differences = differencesOf(entries, hashed, entriesBelow(folder));
		const bytes = [...entries.values()].reduce((sum, each) => sum + each.bytes, 0);
		return {
			folder,
			manifest: file,
			files: entries.size,
			bytes,
			isDamaged: state === "damaged",
			isUnfinished: statSync(path.join(folder, JOURNAL), { throwIfNoEntry: false }) !== undefined,
			...differences,
		};
	} finally {
		await pool.close();
	}
}

function readManifest(file: string): Found<Published> {
	let text: string;
	try {
		text = readFileSync(file, "utf8");
	} catch (error) {
		throw new CannotRun(
			`The manifest ${file} cannot be read (${codeOf(error)}), so nobody can tell what was published.`,
			"Name the folder of a site that Backfile built, or a copy of its manifest with --against.",
		);
	}
	const found = parseManifest(text, path.dirname(file), file);
	if (found.state === "damaged" && found.entries.size === 0)
		throw new CannotRun(
			`The manifest ${file} is empty, or holds nothing that can be read.`,
			"Build again, or name a copy of it with --against.",
		);
	return found;
}
