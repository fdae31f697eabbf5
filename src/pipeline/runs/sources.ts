import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Carried } from "../../site/material.ts";
import { settingsFiles } from "../settings/files.ts";
import { type Config, type Folders, OUR_TEMPLATES } from "../settings/load.ts";
import { templatesOf } from "../settings/templates.ts";

/** What all outputs of a build depend on beside the content, each by a short hash. */
export interface Sources {
	/** Of Backfile, its libraries and Node. */
	readonly version: string;
	/** By the names of the settings. */
	readonly settings: Readonly<Record<string, string>>;
	/** By their paths, the settings file and what it uses; those of our own templates begin with `backfile/`. */
	readonly files: Readonly<Record<string, string>>;
}

/**
 * Reads what all outputs depend on.
 * @returns undefined where a file cannot be read, since it was deleted or moved meanwhile
 */
export function readSources(
	{ settings, file }: Pick<Config, "settings" | "file">,
	folders: Pick<Folders, "templates">,
	version: string,
): Sources | undefined {
	try {
		return {
			version: version.slice(0, LENGTH),
			settings: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, shortOf(JSON.stringify(value) ?? "")])),
			files: Object.fromEntries(filesOf(file, folders).map(({ path, from }) => [path, shortOf(readFileSync(from))])),
		};
	} catch {
		return undefined;
	}
}

function filesOf(settings: string, { templates }: Pick<Folders, "templates">): Carried[] {
	const own = templates.flatMap((folder) => templatesOf([folder]).map(({ path, from }) => ({ path: shownTemplate(folder, path), from })));
	return [...settingsFiles(settings), ...own];
}

/** A template as people are told of it: `templates/layouts/story.njk` is the owner's, `backfile/layouts/story.njk` is ours. */
export function shownTemplate(folder: string, path: string): string {
	return `${folder === OUR_TEMPLATES ? "backfile" : "templates"}/${path}`;
}

const LENGTH = 16;

/** A short hash of a text or of bytes. */
export function shortOf(value: string | Uint8Array): string {
	return hash("sha256", value, "hex").slice(0, LENGTH);
}

/** What differs between two builds in all that their outputs depend on, for people: `settings: title`, `templates/layouts/story.njk`. */
export function differences(before: Sources, now: Sources): string[] {
	const names = differing(before.settings, now.settings);
	return [
		...(before.version === now.version ? [] : ["the version of Backfile, of its libraries, or of Node"]),
		...(names.length === 0 ? [] : [`settings: ${names.join(", ")}`]),
		...differing(before.files, now.files),
	];
}

type Hashes = Readonly<Record<string, string>>;

function differing(before: Hashes, now: Hashes): string[] {
	return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]).sort();
}
