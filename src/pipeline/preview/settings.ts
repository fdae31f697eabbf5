import path from "node:path";
import { basePath, type Settings } from "../../settings.ts";
import { isBelow } from "../../system/disk/diskpaths.ts";
import { draftsFolder } from "../cache/folder.ts";
import { isFile } from "../content/files.ts";
import { settingsFiles } from "../settings/files.ts";
import { type Folders, foldersOf, loadConfig } from "../settings/load.ts";
import type { PreviewedSite } from "./server.ts";

/** What a preview has to know of settings. */
export interface KnownSettings extends PreviewedSite {
	readonly settings: Settings;
	readonly folders: Folders;
}

/** The settings of an archive, as they were last read without a fault. */
export interface FollowedSettings {
	/** Undefined where they were never read. */
	known(): KnownSettings | undefined;
	/**
	 * Reads them anew, if one of the files changed that they are made from.
	 * @param changed files, absolute
	 * @throws {CannotRun} as `loadConfig` does; then what is known stays
	 */
	read(changed: readonly string[]): Promise<KnownSettings>;
	/** Whether one of the files may be a program, since it is no file of the content folder. */
	mayRun(changed: readonly string[]): boolean;
	/** The files and folders on which the site depends, absolute. */
	watched(): readonly string[];
}

/**
 * Follows the settings of an archive through their changes. Nothing is read yet.
 * @param showsDrafts whether the site is shown that has drafts as well
 */
export function followSettings(config: string, showsDrafts: boolean): FollowedSettings {
	const main = path.resolve(config);
	let files: readonly string[] = [main];
	let known: KnownSettings | undefined;
	return {
		known: () => known,
		async read(changed) {
			if (known && !changed.some((file) => files.includes(file))) return known;
			// Where settings fail, it may be over any of the files that they are made from.
			files = [main, ...(isFile(main) ? settingsFiles(main).map(({ from }) => from) : [])];
			const { settings, root } = await loadConfig(config);
			const folders = foldersOf(settings, root);
			known = { settings, folders, folder: showsDrafts ? draftsFolder(root) : folders.output, base: basePath(settings) };
			return known;
		},
		mayRun: (changed) => !changed.every((file) => known && isBelow(known.folders.content, file)),
		watched: () => [...new Set([...files, ...(known ? [known.folders.content, ...known.folders.templates] : [])])],
	};
}
