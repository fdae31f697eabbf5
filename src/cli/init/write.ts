import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CannotRun, codeOf } from "../../problem.ts";
import { SETTINGS_NAMES } from "../../settings/filenames.ts";
import { CONTENT, type StarterFiles } from "./files.ts";

/** A folder with one of these is an archive already, or a site of Eleventy, which knows the last two names as well. */
const TAKEN_BY = [...SETTINGS_NAMES, "eleventy.config.mjs", "eleventy.config.cjs"];

/**
 * Refuses a folder in which no archive can begin.
 * @throws {CannotRun} where it is a file, or has settings
 */
export function refuseTaken(folder: string, shown: string): void {
	if (!existsSync(folder)) return;
	if (!statSync(folder).isDirectory()) throw new CannotRun(`${shown} is a file.`, "Name a folder; it need not be there yet.");
	const settings = TAKEN_BY.find((name) => existsSync(path.join(folder, name)));
	if (settings !== undefined)
		throw new CannotRun(
			`${path.join(shown, settings)} is there already, and nothing was written.`,
			"Name another folder; or, if an archive is to be made anew here, move that file away first.",
		);
}

/** Whether a folder holds stories, or anything else, in its content folder. */
export function hasContent(folder: string): boolean {
	const content = path.join(folder, CONTENT);
	return existsSync(content) && (!statSync(content).isDirectory() || readdirSync(content).length > 0);
}

/** What became of the files of a new archive, by path with `/`. */
export interface Written {
	readonly written: readonly string[];
	/** Those that were there already, and were left as they are. */
	readonly kept: readonly string[];
}

/**
 * Writes the files of a new archive, and none over another.
 * @throws {CannotRun} where the folder cannot be written to
 */
export function writeStarter(folder: string, files: StarterFiles): Written {
	const written: string[] = [];
	const kept: string[] = [];
	for (const [name, bytes] of files) {
		const file = path.join(folder, name);
		try {
			mkdirSync(path.dirname(file), { recursive: true });
			writeFileSync(file, bytes, { flag: "wx" });
			written.push(name);
		} catch (error) {
			if (codeOf(error) !== "EEXIST" || !existsSync(file))
				throw new CannotRun(`${file} cannot be written (${codeOf(error)}).`, "Look whether the folder may be written to.");
			kept.push(name);
		}
	}
	return { written, kept };
}
