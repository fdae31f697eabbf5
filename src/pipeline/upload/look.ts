import { CannotRun, compareText } from "../../problem.ts";
import { type Found, type Journal, type Manifest, type Published, parseManifest, readJournal } from "../publish/manifest.ts";
import { isOwnName } from "../publish/staging.ts";
import type { Differences } from "../verify/compare.ts";
import type { Site } from "./local.ts";
import type { Standing } from "./remote.ts";

/** How a target is looked at. */
export interface Looking {
	/** How messages call the target. */
	readonly name: string;
	/** The text of the manifest there; undefined where there is none. */
	readonly text: string | undefined;
	/** The folder here in which the journal of the target lies, if it has one; absolute. */
	readonly records: string;
	/** Whether files at paths of the site are overwritten, whoever put them there. */
	readonly takeOver: boolean;
	/** Whether the target is listed, instead of believed. */
	readonly verify: boolean;
	isEmpty(): Promise<boolean>;
	/** @param files those that are compared; all where there is no list */
	compare(files?: readonly string[]): Promise<Standing>;
}

/** Stands for a file of which it is only known that it has other bytes than the site's. */
export const OTHER_BYTES: Published = { sha256: "0".repeat(64), bytes: 0 };

/** What was found at a target. */
export interface View {
	/** The files there that are ours. */
	readonly known: Manifest;
	/** What an upload that was stopped was about to do. */
	readonly journal: Journal;
	/** Files of the site whose paths are taken by something that is not ours. */
	readonly foreign: ReadonlySet<string>;
	/** Whether a record of ours is there that is cut off. */
	readonly isDamaged: boolean;
	/** Whether an upload was stopped there. */
	readonly isUnfinished: boolean;
	/** In what the target was not as its records say; undefined where it was not listed. */
	readonly differences: Differences | undefined;
}

/**
 * Finds out which files at a target are ours, and which version of them stands there. Unless it is to be listed, the records there are believed,
 * and only the paths of new files are looked at.
 * @throws {CannotRun} where the target has files, and no record says that any is ours
 */
export async function lookAt(site: Site, looking: Looking): Promise<View> {
	const manifest: Found<Published> =
		looking.text === undefined ? { state: "none", entries: new Map() } : parseManifest(looking.text, "", `${looking.name}/.backfile.json`);
	const journal = readJournal(looking.records, `${looking.name}/.backfile-journal.json`);
	const isNew = manifest.state === "none" && journal.state === "none";
	const isEmpty = isNew && (await looking.isEmpty());
	if (isNew && !isEmpty && !looking.takeOver) throw foreignTarget(looking.name);
	const recorded = { files: manifest.entries, journal: journal.entries };
	const found = {
		journal: journal.entries,
		isDamaged: manifest.state === "damaged" || journal.state === "damaged",
		isUnfinished: journal.state !== "none",
	};
	if (isEmpty) return { ...found, known: recorded.files, foreign: new Set(), differences: undefined };
	return looking.verify
		? { ...found, ...listed(site, recorded, await listingOf(site, recorded, looking), looking) }
		: { ...found, ...(await believed(site, recorded, looking)) };
}

type Told = Pick<View, "known" | "foreign" | "differences">;

/** The records of a target. */
interface Recorded {
	readonly files: Manifest;
	readonly journal: Journal;
}

async function believed(site: Site, { files: recorded, journal }: Recorded, { compare, takeOver }: Looking): Promise<Told> {
	// What a stopped upload was at may be there in either version, or not at all.
	const unsure = [...site.files.keys()].filter((file) => !recorded.has(file) || journal.has(file));
	const standing: Standing = unsure.length === 0 ? new Map() : await compare(unsure);
	const files = new Map(recorded);
	const foreign = new Set<string>();
	for (const file of unsure) {
		const entry = ofSite(site, file, standing.get(file));
		if (entry === undefined) files.delete(file);
		// A file with exactly the bytes of ours is ours, whoever put it there.
		else if (standing.get(file) || takeOver || journal.has(file)) files.set(file, entry);
		else foreign.add(file);
	}
	for (const file of journal.keys()) if (!site.files.has(file) && !files.has(file)) files.set(file, OTHER_BYTES);
	return { known: files, foreign, differences: undefined };
}

/** Lists a target. A listing leaves out what is called as our records are, so files of the site with such names, as the rules of a host, are asked for. */
async function listingOf(site: Site, { files }: Recorded, { compare }: Looking): Promise<Standing> {
	const standing = await compare();
	const unlisted = [...new Set([...site.files.keys(), ...files.keys()])].filter(isOwnName);
	return unlisted.length === 0 ? standing : new Map([...standing, ...(await compare(unlisted))]);
}

function listed(site: Site, recorded: Recorded, standing: Standing, { takeOver }: Looking): Told {
	const isOurs = (file: string) => recorded.files.has(file) || recorded.journal.has(file);
	const files = new Map<string, Published>();
	const foreign = new Set<string>();
	const [missing, changed, others]: [string[], string[], string[]] = [[], [], []];
	for (const file of site.files.keys()) {
		const entry = ofSite(site, file, standing.get(file));
		const before = recorded.files.get(file);
		if (entry === undefined) {
			if (before) missing.push(file);
			continue;
		}
		if (standing.get(file) || isOurs(file) || takeOver) files.set(file, entry);
		else foreign.add(file);
		// Where the site has a new version, nobody can tell whether the old one stands there as it was sent.
		if (!standing.get(file) && before?.sha256 === site.files.get(file)?.sha256) changed.push(file);
	}
	for (const file of standing.keys()) {
		if (site.files.has(file)) continue;
		const before = recorded.files.get(file) ?? (recorded.journal.has(file) ? OTHER_BYTES : undefined);
		if (before) files.set(file, before);
		else others.push(file);
	}
	for (const file of recorded.files.keys()) if (!site.files.has(file) && !standing.has(file)) missing.push(file);
	return { known: files, foreign, differences: differencesIn(missing, changed, [...others, ...foreign]) };
}

/** What is known of a file at a path of the site; undefined where none is there. */
function ofSite(site: Site, file: string, isSame: boolean | undefined): Published | undefined {
	return isSame === undefined ? undefined : isSame ? site.files.get(file) : OTHER_BYTES;
}

function differencesIn(missing: readonly string[], changed: readonly string[], foreign: readonly string[]): Differences {
	const list = (files: readonly string[]) => files.toSorted(compareText).map((path) => ({ path }));
	return { missing: list(missing), changed: list(changed), foreign: list(foreign), unreadable: [] };
}

function foreignTarget(name: string): CannotRun {
	return new CannotRun(
		`${name} holds files, and no record that any of them is of this site (.backfile.json). Nothing was sent.`,
		"Name an empty folder. If this site was brought there by other means, --take-over overwrites the files at its addresses, and leaves all others alone.",
		"docs/uploads.md#whose-files-they-are",
	);
}
