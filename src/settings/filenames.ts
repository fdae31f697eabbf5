import { existsSync } from "node:fs";
import path from "node:path";

/** The names that an archive's file of settings can have. Of those that are in a folder, the first one counts. */
export const SETTINGS_NAMES = [".eleventy.ts", ".eleventy.js", "eleventy.config.ts", "eleventy.config.js"] as const;

/** The names of all files of settings in a folder, the one that counts first. */
export function settingsNamesIn(folder: string): string[] {
	return SETTINGS_NAMES.filter((name) => existsSync(path.join(folder, name)));
}

/** The path of the file of settings in a folder; where there is none, that of one with the usual name. */
export function settingsFileIn(folder: string): string {
	return path.join(folder, settingsNamesIn(folder)[0] ?? SETTINGS_NAMES[0]);
}
