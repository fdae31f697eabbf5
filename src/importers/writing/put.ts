import type { ImportProblem } from "../importer.ts";
import type { PreparedStory } from "../story/prepare.ts";
import type { Folder } from "./files.ts";
import type { State } from "./state.ts";

/** What became of a story: written, or left as it stands there, or not brought over, and why. */
export interface PutResult {
	readonly outcome: "written" | "unchanged" | { readonly why: string };
	readonly problem?: ImportProblem;
}

/** By what the state of an import knows a story, and where it is written. */
export interface PutStory {
	readonly key: string;
	/** Its file below the content folder, without extension. */
	readonly stem: string;
	/** For reports. */
	readonly name: string;
}

/** What is written into a story's file, and the end of the file's name. */
export interface PutText extends Pick<PreparedStory, "text" | "sha256"> {
	readonly extension: ".md" | ".html" | ".yml";
}

/** Where stories are put. */
export interface PutOptions {
	readonly folder: Folder;
	readonly state: State;
	readonly dryRun: boolean;
}

/** Writes a story, unless that would undo what an editor did. */
export function putStory({ key, stem, name }: PutStory, prepared: PutText, { folder, state, dryRun }: PutOptions): PutResult {
	const file = stem + prepared.extension;
	const known = state.get(key);
	const places = known ? [known.file, ...(known.earlier ?? [])] : [file];
	const at = (places.length > 1 ? places.find(folder.has) : undefined) ?? known?.file ?? file;
	const found = folder.sha256(at);
	if (!known && found !== undefined) return foreign(file, name);
	if (known?.settled && found === undefined) return deleted(at, name);
	if (known && found !== undefined && !known.sha256.includes(found)) {
		// A run that was killed meant to write it to another place.
		if (at !== known.file) state.note(key, at, known.sha256.at(-1) ?? found);
		return edited(at, name);
	}
	const isThere = known !== undefined && found === prepared.sha256 && at === file;
	if (isThere && known.settled) return { outcome: "unchanged" };
	// A story of a run that did not end counts as written by this one.
	state.note(key, file, prepared.sha256);
	if (dryRun) return { outcome: "written" };
	if (!isThere) folder.write(file, prepared.text);
	for (const place of places) {
		const other = place === file ? undefined : folder.sha256(place);
		if (other !== undefined && known?.sha256.includes(other)) folder.remove(place);
	}
	return { outcome: "written" };
}

function foreign(file: string, name: string): PutResult {
	const message = `"${name}" could not be written: another file stands in its place.`;
	const problem = { file, rule: "file-foreign", severity: "error", message, remedy: "Move that file, and import again." } as const;
	return { outcome: { why: "another file stands where it was to be written" }, problem };
}

function deleted(file: string, name: string): PutResult {
	const message = `"${name}" is no longer where the last import wrote it. It was not written again.`;
	const remedy =
		"Nothing needs to be done if you deleted or moved it. Else take its line out of the import's file in imports/, and import again.";
	const problem = { file, rule: "edited-by-hand", severity: "warning", message, remedy } as const;
	return { outcome: { why: "it was deleted or moved in the archive since it was imported" }, problem };
}

function edited(file: string, name: string): PutResult {
	const message = `"${name}" was changed by hand since it was imported. It was left alone.`;
	const remedy =
		"Nothing needs to be done if the archive's text is the right one. Else delete the file and its line in imports/, and import again.";
	return { outcome: "unchanged", problem: { file, rule: "edited-by-hand", severity: "warning", message, remedy } };
}
