import { compareText } from "../../problem.ts";
import type { Manifest } from "../publish/manifest.ts";
import type { Hashed } from "./hashing.ts";
import type { Entries } from "./walk.ts";

/** One thing in which a site is not as its manifest says. */
export interface Difference {
	/** Below the folder of the site, with `/`. */
	readonly path: string;
	/** More about it, as the end of a sentence: `a symbolic link stands there`. */
	readonly note?: string;
}

/** In what a site is not as its manifest says; each list is sorted by path. */
export interface Differences {
	/** Files of the manifest that are not there. */
	readonly missing: readonly Difference[];
	/** Files of the manifest with other bytes, and what is no file any more. */
	readonly changed: readonly Difference[];
	/** What the manifest does not name. */
	readonly foreign: readonly Difference[];
	/** Files and folders of which nobody can tell, because they cannot be read. */
	readonly unreadable: readonly Difference[];
}

const NOTES: Readonly<Record<string, string>> = {
	link: "a symbolic link stands there",
	other: "it is no ordinary file",
};

/**
 * Compares a site with its manifest.
 * @param hashed what was found at the path of each file of the manifest, in its order
 */
export function differencesOf(manifest: Manifest, hashed: readonly Hashed[], { files, unreadable: folders }: Entries): Differences {
	const missing: Difference[] = [];
	const changed: Difference[] = [];
	const unreadable: Difference[] = folders.map(({ path, code }) => ({ path: path || ".", note: `the folder cannot be read (${code})` }));
	const foreign: Difference[] = files.filter((file) => !manifest.has(file)).map((path) => ({ path }));
	const lookalikes = byForm(foreign.map(({ path }) => path));
	let index = 0;
	for (const [path, { sha256, bytes }] of manifest) {
		const found = hashed[index++];
		if (found === undefined) continue;
		if ("sha256" in found) {
			if (found.sha256 !== sha256) changed.push({ path, note: found.bytes === bytes ? undefined : `${found.bytes} bytes, not ${bytes}` });
		} else if (found.fault === "missing") missing.push({ path, note: renamedNote(lookalikes.get(formOf(path))) });
		else if (NOTES[found.fault] !== undefined) changed.push({ path, note: NOTES[found.fault] });
		else unreadable.push({ path, note: `it cannot be read (${found.fault})` });
	}
	const byPath = (list: Difference[]) => list.sort((a, b) => compareText(a.path, b.path));
	return { missing: byPath(missing), changed: byPath(changed), foreign, unreadable: byPath(unreadable) };
}

/** How many differences there are. */
export function countOf({ missing, changed, foreign, unreadable }: Differences): number {
	return missing.length + changed.length + foreign.length + unreadable.length;
}

function byForm(files: readonly string[]): ReadonlyMap<string, string> {
	return new Map(files.map((file) => [formOf(file), file]));
}

/** A path in one Unicode form and case: some disks and programs give a file back under another of these. */
function formOf(file: string): string {
	return file.normalize("NFC").toLowerCase();
}

function renamedNote(other: string | undefined): string | undefined {
	return other === undefined ? undefined : `${other} is there, which differs in case or Unicode form only`;
}
