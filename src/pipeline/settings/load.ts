import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createJiti, type TransformOptions } from "jiti";
import type { EleventyConfig } from "../../eleventy/config.ts";
import type { Configure } from "../../eleventy/render.ts";
import { CannotRun } from "../../problem.ts";
import { defineArchive, type Settings, WrongSettings } from "../../settings.ts";
import { sha256Of } from "../../system/hash.ts";
import type { Folders } from "../planning/site.ts";

/** What an owner's `.eleventy.ts` exports, and the folder it lies in. */
export interface Config {
	readonly settings: Settings;
	readonly configure: Configure;
	/** Absolute path of the file. */
	readonly file: string;
	/** Absolute; the settings' folders are relative to it. */
	readonly root: string;
	/** What it and all that it imports were made into. */
	readonly codes: Codes;
}

/** The JavaScript that files were made into, by a hash of their text and of how it was asked for: to make it takes longer than to run it. */
export type Codes = ReadonlyMap<string, string>;

/** What the owner's config function is given as the plugin `backfile`. */
export type Plugin = (config: EleventyConfig) => void;

/** The templates that come with Backfile, absolute. */
export const OUR_TEMPLATES = fileURLToPath(new URL("../../../templates", import.meta.url));

/**
 * Reads an archive's `.eleventy.ts`, anew on every call.
 * @param plugin what its config function adds; none where nothing is to be rendered
 * @param known what files were made into before
 * @throws {CannotRun} where it is missing, fails, or exports no `archive` or no config function
 */
export async function loadConfig(file: string, plugin: Plugin = noPlugin, known: Codes = new Map()): Promise<Config> {
	if (!existsSync(file))
		throw new CannotRun(
			`There are no settings: ${file} is missing.`,
			"Run this in the folder of your archive, or name its .eleventy.ts with --config.",
		);
	const codes = new Map<string, string>();
	let loaded: { archive?: Settings; default?: Configure };
	try {
		loaded = await createJiti(import.meta.url, {
			fsCache: false,
			moduleCache: false,
			transform: (options) => ({ code: codeOf(options) }),
			virtualModules: { backfile: { backfile: plugin, defineArchive } },
		}).import(path.resolve(file));
	} catch (error) {
		if (error instanceof WrongSettings) throw error.placedIn(path.basename(file), readFileSync(file, "utf8"));
		if (error instanceof Error && error.name === "CannotRun") throw error;
		throw new CannotRun(
			`${file} failed: ${error instanceof Error ? error.message : String(error)}.`,
			"Mend it; docs/settings.md has an example.",
		);
	}
	const { archive: settings, default: configure } = loaded;
	if (typeof settings !== "object" || typeof configure !== "function") {
		throw new CannotRun(
			`${file} exports no settings.`,
			'It must have "export const archive = defineArchive({…})" and "export default function (eleventyConfig) {…}".',
		);
	}
	return { settings: defineArchive(settings), configure, file: path.resolve(file), root: path.dirname(path.resolve(file)), codes };

	function codeOf(options: TransformOptions): string {
		const key = sha256Of(JSON.stringify(options));
		const code = known.get(key) ?? transpiler.transform(options);
		codes.set(key, code);
		return code;
	}
}

const transpiler = createJiti(import.meta.url, { fsCache: false, moduleCache: false });

function noPlugin(): void {
	throw new Error("These settings were read without a plugin to render with.");
}

/** The folders that settings name, absolute. */
export function foldersOf(settings: Settings, root: string): Folders {
	const [content, output, templates] = [settings.content, settings.output, settings.templates].map((folder) =>
		path.resolve(root, folder),
	) as [string, string, string];
	return { content, output, templates: [templates, OUR_TEMPLATES] };
}
