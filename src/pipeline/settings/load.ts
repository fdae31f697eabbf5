import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createJiti, type TransformOptions } from "jiti";
import type { EleventyConfig } from "../../eleventy/config.ts";
import type { Configure } from "../../eleventy/render.ts";
import { CannotRun } from "../../problem.ts";
import { defineArchive, type Settings, WrongSettings } from "../../settings.ts";
import { sha256Of } from "../../system/hash.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";

/** What an owner's `.eleventy.ts` exports, and where it is. */
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

/** Compiled files as JavaScript, each by a hash of its source and of the compiler's options. To compile a file takes longer than to run it. */
export type Compiled = ReadonlyMap<string, string>;

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
 * Reads an archive's `.eleventy.ts`, anew on every call.
 * @param plugin what its config function adds; without it nothing can be rendered
 * @param known files that were compiled before
 * @throws {CannotRun} where it is missing, fails, or exports no `archive` or no config function
 */
export async function loadConfig(file: string, plugin: Plugin = noPlugin, known: Compiled = new Map()): Promise<Config> {
	if (!existsSync(file))
		throw new CannotRun(
			`There are no settings: ${file} is missing.`,
			"Run this in the folder of your archive, or name its .eleventy.ts with --config.",
		);
	const compiled = new Map<string, string>();
	const { archive: settings, default: configure } = await importConfig(file, plugin, (options) => {
		const key = sha256Of(JSON.stringify(options));
		const code = known.get(key) ?? compiler.transform(options);
		compiled.set(key, code);
		return code;
	});
	if (typeof settings !== "object" || typeof configure !== "function") {
		throw new CannotRun(
			`${file} exports no settings.`,
			'It must have "export const archive = defineArchive({…})" and "export default function (eleventyConfig) {…}".',
		);
	}
	return { settings: defineArchive(settings), configure, file: path.resolve(file), root: path.dirname(path.resolve(file)), compiled };
}

const compiler = createJiti(import.meta.url, { fsCache: false, moduleCache: false });

type Exports = { readonly archive?: Settings; readonly default?: Configure };

async function importConfig(file: string, plugin: Plugin, compile: (options: TransformOptions) => string): Promise<Exports> {
	try {
		return await createJiti(import.meta.url, {
			fsCache: false,
			moduleCache: false,
			transform: (options) => ({ code: compile(options) }),
			virtualModules: { backfile: { backfile: plugin, defineArchive } },
		}).import(path.resolve(file));
	} catch (error) {
		if (error instanceof WrongSettings) throw error.placedIn(path.basename(file), readFileSync(file, "utf8"));
		if (error instanceof Error && error.name === "CannotRun") throw error;
		refuseTooManyOpen(error);
		throw new CannotRun(
			`${file} failed: ${error instanceof Error ? error.message : String(error)}.`,
			"Mend it; docs/settings.md has an example.",
		);
	}
}

/**
 * Stands for the plugin where nothing is rendered.
 * @throws {Error} always: nothing is rendered there
 */
export function noPlugin(): void {
	throw new Error("These settings were read without a plugin to render with.");
}
