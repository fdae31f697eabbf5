import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compareText, type Problem } from "../../problem.ts";
import { flushAll, flushEach } from "../../system/disk/flush.ts";
import { removeFile } from "../../system/disk/inuse.ts";
import { placeWhole } from "../../system/disk/whole.ts";
import { sha256Of } from "../../system/hash.ts";
import { type Changes, changesBetween } from "./changes.ts";
import { JOURNAL, type Journal, journalText, MANIFEST, manifestText, type Owners, type Published } from "./manifest.ts";
import { type Moves, moveSite, type RankOf } from "./moves.ts";
import { type EarlierOutput, refuseForeignSite } from "./output.ts";
import { ADDED, CHANGED, inFolder, RECORDS, type StagingPlace } from "./staging.ts";
import { isEdited, type Ownership, standingAt } from "./standing.ts";

/** What is to be published, and what was published before. */
export interface Publication<File extends Published> extends Omit<Ownership, "files" | "isRecorded"> {
	/** SHA-256 of the manifest that stands there; undefined where there is none, or a damaged one. */
	readonly manifest: string | undefined;
	/** What became of the records of earlier builds. */
	readonly records: EarlierOutput["records"];
	readonly files: ReadonlyMap<string, File>;
	/** The paths of the files that are in staging. */
	readonly staged: ReadonlySet<string>;
	/** Which stories stand at their permalinks: the manifest remembers it. */
	readonly owners?: Owners;
	/** Files are moved in from the lowest rank to the highest, and removed from the highest to the lowest. So a file comes after those that it links to. */
	readonly rankOf: RankOf;
	/** Whether a power cut may come at any moment: then each step waits until the disk holds what the next one builds on. */
	readonly flush: boolean;
	/**
	 * Makes sure that this build still has its lock.
	 * @throws {CannotRun} where it has not
	 */
	confirm(): void;
}

/** What publishing did. */
export interface Outcome<File extends Published> {
	readonly changes: Changes;
	/** The files that are published now and are ours. */
	readonly published: ReadonlyMap<string, File>;
	/** SHA-256 of the new manifest, hex. */
	readonly manifest: string;
	/** Files that were left as they are, because they are not ours or somebody changed them by hand. */
	readonly problems: readonly Problem[];
}

/**
 * Moves a site into its output folder, and removes what was published before and is no longer in the site.
 * A reader who follows links from a published page never finds a missing one. If it is stopped at any moment, every file is whole,
 * and the journal lets the next build finish.
 * @throws {CannotRun} where the output folder is not ours, or another build has taken it over
 */
export async function publishSite<File extends Published>(publication: Publication<File>): Promise<Outcome<File>> {
	const { place, before, journal, files, staged, records, flush, confirm } = publication;
	if (records === "lost") refuseForeignSite(place.output, files, staged);
	const ownership = { ...publication, isRecorded: records === "whole" };
	const moves = movesOf(publication);
	const foreign = new Set([...moves.removed, ...moves.changed].filter((file) => isEdited(ownership, file)));
	if (moves.staged.length > 0 || moves.removed.length > 0) {
		if (flush) await flushAll(place.staging, () => stagedPaths(publication));
		confirm();
		await writeRecord(place, JOURNAL, journalText(journalOf(publication, moves)), flush);
		moveSite(moves, foreign, (file) => standingAt(ownership, file));
		if (flush) await flushAll(place.output, () => foldersOf([...moves.staged, ...moves.removed], place.output));
	}
	const published = foreign.size === 0 ? files : new Map([...files].filter(([file]) => !foreign.has(file)));
	const text = manifestText(published, publication.owners);
	const manifest = sha256Of(text);
	confirm();
	// After a build that was stopped it is written in any case: it must be younger than what that one moved in.
	if (manifest !== publication.manifest || journal.size > 0) await writeRecord(place, MANIFEST, text, flush);
	removeFile(path.join(place.output, JOURNAL));
	return { changes: changesBetween(before, published), published, manifest, problems: [...foreign].sort(compareText).map(foreignProblem) };
}

function movesOf({
	place,
	before,
	journal,
	files,
	staged,
	rankOf,
}: Pick<Publication<Published>, "place" | "before" | "journal" | "files" | "staged" | "rankOf">): Moves {
	const isOurs = (file: string) => before.has(file) || journal.has(file);
	const removed: string[] = [];
	for (const file of before.keys()) if (!files.has(file)) removed.push(file);
	for (const file of journal.keys()) if (!files.has(file) && !before.has(file)) removed.push(file);
	removed.sort((a, b) => rankOf(b) - rankOf(a) || compareText(a, b));
	return { place, staged: [...staged], changed: [...staged].filter(isOurs), removed, rankOf };
}

/** The journal of this build: every file that it is about to change, and all that a stopped build left open. */
function journalOf({ journal, files }: Publication<Published>, { staged, removed }: Moves): Journal {
	const entries = new Map(journal);
	for (const file of [...staged, ...removed]) {
		const sha256 = files.get(file)?.sha256;
		entries.set(file, [...new Set([...(journal.get(file) ?? []), ...(sha256 === undefined ? [] : [sha256])])]);
	}
	return entries;
}

/** The staged files, and the folders that they are in, absolute. */
function stagedPaths({ place, staged }: Pick<Publication<Published>, "place" | "staged">): string[] {
	const roots = [ADDED, CHANGED].map((folder) => path.join(place.staging, folder));
	const files = [...staged].flatMap((file) => roots.map((root) => path.join(root, file)).filter(existsSync));
	return [...files, ...roots.flatMap((root) => foldersOf([...staged], root))];
}

/** The folders below a root that files are in, as far as they exist, absolute. */
function foldersOf(files: readonly string[], root: string): string[] {
	const folders = new Set<string>();
	for (const file of files) for (let folder = path.dirname(file); folder !== "."; folder = path.dirname(folder)) folders.add(folder);
	return [root, ...[...folders].map((folder) => path.join(root, folder))].filter(existsSync);
}

/** Writes the journal or the manifest whole: it is written in staging, which is on the same file system, and then renamed. */
async function writeRecord({ output, staging }: StagingPlace, name: string, text: string, flush: boolean): Promise<void> {
	const write = (part: string) => inFolder(part, (file) => writeFileSync(file, text, { flush }));
	placeWhole(path.join(output, name), path.join(staging, RECORDS, name), write);
	if (flush) await flushEach([output]);
}

function foreignProblem(file: string): Problem {
	return {
		file,
		rule: "output-foreign",
		severity: "error",
		message:
			"The output folder has something at this path that a build did not publish, or that somebody changed by hand. It was left as it is.",
		remedy: "Move it away, or give the story another address.",
	};
}
