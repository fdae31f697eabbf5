import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { EleventyConfig } from "../../eleventy/config.ts";
import type { Configure } from "../../eleventy/render.ts";
import { CannotRun } from "../../problem.ts";
import { SETTINGS_NAMES, unreadNameIn } from "../../settings/filenames.ts";
import { defineArchive, type Settings } from "../../settings.ts";
import { type Compiled, importSettings } from "./exports.ts";

/** What an owner's file of settings exports, and where it is. */
export interface Config {
	readonly settings: Settings;
	readonly configure: Configure;
	/** Absolute path of the file. */
	readonly file: string;
	/** The folder of the file, absolute. The settings' folders are relative to it. */
	readonly root: string;
	/** The file and all that it imports, compiled. */
	readonly compiled: Compiled;
}

/** What the owner's config function gets as the plugin `backfile`. */
export type Plugin = (config: EleventyConfig) => void;

/** The folders of one archive, absolute. */
export interface Folders {
	readonly content: string;
	readonly output: string;
	/** The owner's templates, then ours. */
	readonly templates: readonly string[];
}

/** The templates that come with Backfile, absolute. */
export const OUR_TEMPLATES = fileURLToPath(new URL("../../../templates", import.meta.url));

/** The folders that settings name. */
export function foldersOf(settings: Settings, root: string): Folders {
	const resolve = (folder: string) => path.resolve(root, folder);
	return {
		content: resolve(settings.content),
		output: resolve(settings.output),
		templates: [resolve(settings.templates), OUR_TEMPLATES],
	};
}

/**
 * Reads an archive's file of settings, anew on every call.
 * @param plugin what its config function adds; without it nothing can be rendered
 * @param known files that were compiled before
 * @throws {CannotRun} where it is missing, fails, or exports no `archive` or no config function
 */
export async function loadConfig(file: string, plugin: Plugin = noPlugin, known: Compiled = new Map()): Promise<Config> {
	if (!existsSync(file)) throw noSettings(file);
	const { exports, compiled } = await importSettings(file, { backfile: plugin, defineArchive }, known);
	const { archive: settings, default: configure } = exports;
	if (typeof settings !== "object" || typeof configure !== "function") {
		throw new CannotRun(
			`${file} exports no settings.`,
			'It must have "export const archive = defineArchive({…})" and "export default function (eleventyConfig) {…}".',
			"docs/settings.md",
		);
	}
	return { settings: defineArchive(settings), configure, file: path.resolve(file), root: path.dirname(path.resolve(file)), compiled };
}

function noSettings(file: string): CannotRun {
	const folder = path.dirname(path.resolve(file));
	const [above, unread] = [folderAbove(folder), unreadNameIn(folder)];
	const where = above === undefined ? "Run this in the folder of your archive" : `Run this in ${above}, where there are some`;
	return new CannotRun(
		`There are no settings: ${file} is missing${unread === undefined ? "" : `, and ${unread} is not read`}.`,
		`${unread === undefined ? where : `Call ${unread} eleventy.config.js, and write it as a module`}, or name its file of settings with --config. backfile init begins an archive.`,
		"docs/settings.md",
	);
}

/** The nearest folder above one that holds settings of an archive, absolute; undefined where none does. */
function folderAbove(folder: string): string | undefined {
	const parent = path.dirname(folder);
	if (parent === folder) return undefined;
	return SETTINGS_NAMES.some((name) => existsSync(path.join(parent, name))) ? parent : folderAbove(parent);
}

/**
 * Stands for the plugin where nothing is rendered.
 * @throws {Error} always: nothing is rendered there
 */
export function noPlugin(): void {
	throw new Error("These settings were read without a plugin to render with.");
}
