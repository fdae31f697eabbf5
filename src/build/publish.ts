import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { CannotRun, compareText, type Problem } from "../problem.ts";
import { MANIFEST, type Manifest, manifestText, type Published, published, readManifest } from "./manifest.ts";

/** A site on its way into an output folder. Nothing in the folder changes before `publish`. */
export interface Staging {
	/** Takes a finished file; one that is published already as it is stays untouched. */
	put(file: string, contents: string | Uint8Array): void;
	/** The same for a file that is copied. */
	copy(file: string, from: string): void;
	/** Moves all in: new files, then changed ones; then removes what we published before and is no longer there. */
	publish(): readonly Problem[];
	/** Throws away what was staged. */
	discard(): void;
}

const STAGING = ".backfile-staging";

/**
 * Opens an output folder.
 * @throws {CannotRun} where it holds files and no manifest of ours
 */
export function openStaging(output: string): Staging {
	const before = readManifest(output) ?? new Map<string, Published>();
	if (before.size === 0) refuseForeign(output);
	const staging = path.join(output, STAGING);
	rmSync(staging, { recursive: true, force: true });
	const now = new Map<string, Published>();
	const staged: string[] = [];
	const made = new Set<string>();
	return { put, copy, publish, discard };

	function put(file: string, contents: string | Uint8Array): void {
		if (!isNew(file, published(contents))) return;
		writeFileSync(place(staging, file), contents);
		staged.push(file);
	}

	function copy(file: string, from: string): void {
		if (!isNew(file, published(readFileSync(from)))) return;
		copyFileSync(from, place(staging, file));
		staged.push(file);
	}

	/** Notes a file; false where it is published already. */
	function isNew(file: string, entry: Published): boolean {
		now.set(file, entry);
		const old = before.get(file);
		return old?.sha256 !== entry.sha256 || sizeOf(path.join(output, file)) !== entry.bytes;
	}

	function place(root: string, file: string): string {
		const full = path.join(root, file);
		const folder = path.dirname(full);
		if (!made.has(folder)) mkdirSync(folder, { recursive: true });
		made.add(folder);
		return full;
	}

	function publish(): readonly Problem[] {
		const foreign = staged.filter((file) => !before.has(file) && existsSync(path.join(output, file)));
		for (const file of foreign) now.delete(file);
		const ours = staged.filter((file) => !foreign.includes(file));
		const added = ours.filter((file) => !before.has(file));
		const changed = ours.filter((file) => before.has(file));
		// Should we be stopped, the next build must know the files that we were about to add as ours.
		if (added.length > 0) writeManifest(new Map([...now, ...before]));
		for (const file of [...added, ...changed]) renameSync(path.join(staging, file), place(output, file));
		for (const file of before.keys()) if (!now.has(file)) remove(file);
		if (ours.length > 0 || before.size !== now.size) writeManifest(now);
		discard();
		return foreign.map(foreignProblem);
	}

	function writeManifest(manifest: Manifest): void {
		const temporary = place(staging, MANIFEST);
		writeFileSync(temporary, manifestText(manifest));
		renameSync(temporary, path.join(output, MANIFEST));
	}

	function remove(file: string): void {
		rmSync(path.join(output, file), { force: true });
		for (let folder = path.dirname(file); folder !== "."; folder = path.dirname(folder)) {
			try {
				rmdirSync(path.join(output, folder));
			} catch {
				return;
			}
		}
	}

	function discard(): void {
		rmSync(staging, { recursive: true, force: true });
		made.clear();
	}
}

function sizeOf(file: string): number | undefined {
	try {
		return statSync(file).size;
	} catch {
		return undefined;
	}
}

function refuseForeign(output: string): void {
	if (!existsSync(output)) return;
	const [foreign] = readdirSync(output)
		.filter((name) => name !== STAGING && name !== MANIFEST)
		.sort(compareText);
	if (foreign === undefined) return;
	throw new CannotRun(
		`The output folder ${output} holds files that are not ours, such as ${foreign}.`,
		"Name an empty or a new folder with --output, or empty this one yourself.",
	);
}

function foreignProblem(file: string): Problem {
	return {
		file,
		rule: "output-foreign",
		severity: "error",
		message: "In the output folder stands a file of this name that is not ours; it was left as it is.",
		remedy: "Move it away, or give the story another address.",
	};
}
