import { compareText } from "../../problem.ts";
import type { Journal, Manifest } from "../publish/manifest.ts";
import { filesInTheWay } from "../publish/moves.ts";

/** What an upload does, in this order. So a reader who follows links never finds a missing page. */
export interface UploadPlan {
	/** Files where a folder will be, and the like: they must go before the new ones can come. */
	readonly inTheWay: readonly string[];
	/** Files that are not there. Nothing leads to them yet, but to the front page, which comes last. */
	readonly added: readonly (readonly string[])[];
	/** Files that are there in another version: stories and the like, then listings, then feeds. */
	readonly changed: readonly (readonly string[])[];
	/** Files that nothing leads to any more: feeds, then listings, then stories. */
	readonly removed: readonly (readonly string[])[];
	/** Folders that hold nothing of the site any more, deeper ones first. */
	readonly emptied: readonly string[];
}

/** The order in which files are published, by their paths alone: a manifest does not tell kinds. 0 is for stories and what they need, 1 for listings, 2 for feeds and data. */
export function rankOfPath(file: string): number {
	if (/\.(xml|json|jsonl|csv|opml|txt)$/.test(file)) return 2;
	return /(^|\/)index\.html$/.test(file) ? 1 : 0;
}

/**
 * Plans the upload of a site, every file of which may be put at its path.
 * @param known the files at the target that are ours
 */
export function planUpload(site: Manifest, known: Manifest): UploadPlan {
	const added: string[] = [];
	const changed: string[] = [];
	for (const [file, { sha256 }] of site) {
		const before = known.get(file);
		if (before === undefined) added.push(file);
		else if (before.sha256 !== sha256) changed.push(file);
	}
	const gone = [...known.keys()].filter((file) => !site.has(file));
	const blocked = new Set([...filesInTheWay(gone, added), ...sameButForCase(gone, added)]);
	const rest = gone.filter((file) => !blocked.has(file));
	return {
		inTheWay: [...blocked].sort(compareText),
		added: [added.filter((file) => file !== FRONT).sort(compareText), added.filter((file) => file === FRONT)].filter(isSome),
		changed: byRank(changed),
		removed: byRank(rest).reverse(),
		emptied: emptiedFolders(site, gone),
	};
}

const FRONT = "index.html";

/** Whether a plan changes nothing. */
export function isNothing({ inTheWay, added, changed, removed }: UploadPlan): boolean {
	return inTheWay.length + added.length + changed.length + removed.length === 0;
}

function isSome(group: readonly string[]): boolean {
	return group.length > 0;
}

/** The journal of a plan: what it is about to send, with its hash, and what it is about to remove. */
export function journalOfPlan({ inTheWay, added, changed, removed }: UploadPlan, site: Manifest): Journal {
	const journal = new Map<string, readonly string[]>();
	for (const file of [...added, ...changed].flat()) journal.set(file, [site.get(file)?.sha256 ?? ""]);
	for (const file of [...inTheWay, ...removed.flat()]) journal.set(file, []);
	return journal;
}

/** Files in groups by rank, the lowest first, without empty ones. */
function byRank(files: readonly string[]): string[][] {
	const groups = [0, 1, 2].map((rank) => files.filter((file) => rankOfPath(file) === rank).sort(compareText));
	return groups.filter(isSome);
}

/** Files that a disk which knows no case, or no Unicode forms, takes for new ones: they must go first, or the new one would go with them. */
function sameButForCase(gone: readonly string[], added: readonly string[]): string[] {
	if (gone.length === 0) return [];
	const forms = new Set(added.map(formOf));
	return gone.filter((file) => forms.has(formOf(file)));
}

function formOf(file: string): string {
	return file.normalize("NFC").toLowerCase();
}

/** The folders that removed files were in, and in which the site has nothing. */
function emptiedFolders(site: Manifest, gone: readonly string[]): string[] {
	if (gone.length === 0) return [];
	const used = new Set<string>();
	for (const file of site.keys()) for (const folder of foldersAbove(file)) used.add(folder);
	const folders = new Set(gone.flatMap(foldersAbove).filter((folder) => !used.has(folder)));
	return [...folders].sort((a, b) => b.split("/").length - a.split("/").length || compareText(a, b));
}

function foldersAbove(file: string): string[] {
	const folders: string[] = [];
	for (let at = file.lastIndexOf("/"); at > 0; at = file.lastIndexOf("/", at - 1)) folders.push(file.slice(0, at));
	return folders;
}
