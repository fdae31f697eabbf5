import { CannotRun } from "../../problem.ts";
import { JOURNAL, MANIFEST, type Manifest, manifestIn, type Owners, ownersIn, parseManifest, readJournal } from "../publish/manifest.ts";
import { poolFor } from "../threads/pool.ts";
import { hashAll } from "../verify/hashall.ts";

/** A built site, as its manifest tells of it. */
export interface Site {
	/** Absolute. */
	readonly folder: string;
	readonly files: Manifest;
	/** The text of its manifest. */
	readonly text: string;
	/** Which story has which path as its permalink. */
	owners(): Owners;
}

/**
 * Reads the manifest of a built site.
 * @param folder absolute
 * @throws {CannotRun} where it is not built, or a build was stopped while it published
 */
export function readSite(folder: string): Site {
	const text = manifestIn(folder);
	if (text === undefined)
		throw new CannotRun(`${folder} holds no ${MANIFEST}: nothing was built there.`, "Run backfile build, then upload.");
	const { state, entries } = parseManifest(text, folder);
	if (state === "damaged")
		throw new CannotRun(
			`${folder}/${MANIFEST} is cut off, as after a power cut.`,
			"Run backfile build: it mends the manifest. Then upload.",
		);
	if (readJournal(folder).state !== "none")
		throw new CannotRun(
			`A build was stopped while it published into ${folder} (${JOURNAL} is there), so files of two versions stand there.`,
			"Run backfile build: it finishes that. Then upload.",
		);
	return { folder, files: entries, text, owners: () => ownersIn(text) };
}

/**
 * Makes sure that files of a site are as their manifest says: what is sent must be what was built.
 * @throws {CannotRun} where one is not
 */
export async function confirmFiles(site: Site, files: readonly string[], jobs?: number): Promise<void> {
	const pool = poolFor(files.length, jobs);
	try {
		const hashed = await hashAll(pool, site.folder, files);
		const other = files.filter((file, index) => {
			const found = hashed[index];
			return !(found && "sha256" in found && found.sha256 === site.files.get(file)?.sha256);
		});
		if (other.length === 0) return;
		throw new CannotRun(
			`${other.length === 1 ? "A file" : `${other.length} files`} in ${site.folder} changed after the build, such as ${other[0]}. Nothing was sent.`,
			"Run backfile build, or backfile verify to see all of them; then upload.",
		);
	} finally {
		await pool.close();
	}
}
