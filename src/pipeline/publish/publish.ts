import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compareText, type Problem } from "../../problem.ts";
import { sha256At, sha256Of } from "../../system/hash.ts";
import { placeWhole } from "../../system/whole.ts";
import { type Changes, changesBetween } from "./changes.ts";
import { JOURNAL, type Journal, journalText, MANIFEST, type Manifest, manifestText, type Owners, type Published } from "./manifest.ts";
import { type Moves, moveSite, type RankOf } from "./moves.ts";
import { inFolder, RECORDS, type StagingPlace } from "./staging.ts";

/** What is to be published, and what was published before. */
export interface Publication<File extends Published> {
	readonly place: StagingPlace;
	/** What we published before. */
	readonly before: Manifest;
	/** What a build that was stopped was about to do. */
	readonly journal: Journal;
	/** Every file of the site, by path. */
	readonly files: ReadonlyMap<string, File>;
	/** The paths of those that are in staging. */
	readonly staged: ReadonlySet<string>;
	/** Which stories stand at their permalinks: the manifest remembers it. */
	readonly owners?: Owners;
	/** SHA-256 of the manifest that is there, hex. */
	readonly manifest?: string;
	/** Files are moved in from the lowest rank to the highest, and removed from the highest to the lowest. So a file comes after those that it links to. */
	readonly rankOf: RankOf;
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
 */
export function publishSite<File extends Published>(publication: Publication<File>): Outcome<File> {
	const { place, before, journal, files } = publication;
	const moves = movesOf(publication);
	const foreign = new Set([...moves.removed, ...moves.changed].filter((file) => isEdited(publication, file)));
	if (moves.staged.length > 0 || moves.removed.length > 0) {
		writeRecord(place, JOURNAL, journalText(journalOf(publication, moves)));
		moveSite(moves, foreign);
	}
	const published = foreign.size === 0 ? files : new Map([...files].filter(([file]) => !foreign.has(file)));
	const text = manifestText(published, publication.owners);
	const changes = changesBetween(before, published);
	const isSame = changes.added.length + changes.changed.length + changes.removed.length + journal.size === 0;
	const isRecorded = publication.manifest === undefined || publication.manifest === sha256Of(text);
	if (!isSame || !isRecorded || !existsSync(path.join(place.output, MANIFEST))) writeRecord(place, MANIFEST, text);
	rmSync(path.join(place.output, JOURNAL), { force: true });
	return { changes, published, manifest: sha256Of(text), problems: [...foreign].sort(compareText).map(foreignProblem) };
}

function movesOf({ place, before, journal, files, staged, rankOf }: Publication<Published>): Moves {
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

/** Whether somebody changed a file after we published it. */
function isEdited({ place, before, journal, files }: Publication<Published>, file: string): boolean {
	const hash = sha256At(path.join(place.output, file));
	return hash !== undefined && hash !== before.get(file)?.sha256 && hash !== files.get(file)?.sha256 && !journal.get(file)?.includes(hash);
}

/** Writes the journal or the manifest whole: it is written in staging, which is on the same file system, and then renamed. */
function writeRecord({ output, staging }: StagingPlace, name: string, text: string): void {
	placeWhole(path.join(output, name), path.join(staging, RECORDS, name), (part) => inFolder(part, (file) => writeFileSync(file, text)));
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
