import { existsSync } from "node:fs";
import path from "node:path";

/** The names that an archive's file of settings can have. Of those that are in a folder, the first one counts. */
export const SETTINGS_NAMES = [".eleventy.ts", ".eleventy.js", "eleventy.config.ts", "eleventy.config.js"] as const;

/** Names that Eleventy knows for its config and that are not read, since they are no settings of an archive. */
const UNREAD_NAMES = ["eleventy.config.mjs", "eleventy.config.cjs"] as const;

/** A file in a folder that looks like one of settings and is not read; undefined where there is none. */
export function unreadNameIn(folder: string): string | undefined {
	return UNREAD_NAMES.find((name) => existsSync(path.join(folder, name)));
}

/** The names of all files of settings in a folder, the one that counts first. */
export function settingsNamesIn(folder: string): string[] {
	return SETTINGS_NAMES.filter((name) => existsSync(path.join(folder, name)));
}

/** The path of the file of settings in a folder; where there is none, that of one with the usual name. */
export function settingsFileIn(folder: string): string {
	return path.join(folder, settingsNamesIn(folder)[0] ?? SETTINGS_NAMES[0]);
}
