import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { CannotRun } from "../../problem.ts";
import type { Site } from "../../site/site.ts";
import { isWithin, type PathRules, relativePath } from "../../system/disk/diskpaths.ts";
import { sha256Of } from "../../system/hash.ts";
import { filesBelow } from "../content/files.ts";
import type { EleventyTask } from "../render/tasks.ts";
import { NO_FILE, settingsFiles } from "../settings/files.ts";
import { type Config, type Folders, OUR_TEMPLATES } from "../settings/load.ts";
import type { Versions } from "./records.ts";
import { ownVersions } from "./versions.ts";

/** What all parts of a plan are rendered with: the settings file and all that it uses, the owner's templates, and what every template sees. */
export interface Kit {
	/** Tells it from all others. */
	readonly hash: string;
	readonly bytes: Uint8Array;
	/** Of the programs that made it. */
	readonly versions: Versions;
}

/** A kit as it is stored. All paths are below one folder, so that files find each other on another machine as they do on this one. */
interface KitContents {
	readonly site: Site;
	/** The most memory that the search index may take, in MB. */
	readonly searchMemory: number;
	/** Where the build runs, where it publishes, and where its settings file is; `NO_FILE` where there is none. */
	readonly places: { readonly cwd: string; readonly output: string; readonly config: string };
	/** The folders of templates, in their order; null stands for those that come with Backfile. */
	readonly templates: readonly (string | null)[];
	readonly compiled: readonly (readonly [hash: string, code: string])[];
	readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

/** What a kit is made from. */
export interface KitSources {
	readonly config: Pick<Config, "file" | "compiled" | "settings">;
	readonly folders: Folders;
	readonly site: Site;
}

/** Makes the kit of a plan. Eleventy tells an owner's templates where it runs, so that is the same in every place that has the kit. */
export function makeKit({ config, folders, site }: KitSources): Kit {
	const own = folders.templates.filter((folder) => folder !== OUR_TEMPLATES);
	const settings = settingsFiles(config.file).map(({ from }) => from);
	const sources = [...settings, ...own.flatMap((folder) => filesBelow(folder)).map(({ from }) => from)];
	const base = commonFolder([process.cwd(), folders.output, ...own, ...settings.map((file) => path.dirname(file))]);
	const below = (file: string) => relativePath(base, file);
	const contents: KitContents = {
		site,
		searchMemory: config.settings.searchMemory,
		places: { cwd: below(process.cwd()), output: below(folders.output), config: config.file === NO_FILE ? NO_FILE : below(config.file) },
		templates: folders.templates.map((folder) => (folder === OUR_TEMPLATES ? null : below(folder))),
		compiled: [...config.compiled],
		files: sources.map((from) => ({ path: below(from), bytes: readFileSync(from) })),
	};
	const names = contents.files.map(({ path: file, bytes }) => [file, sha256Of(bytes)]);
	const { places, templates } = contents;
	const versions = ownVersions();
	return { hash: sha256Of(JSON.stringify([versions.code, site, places, templates, names])), bytes: serialize(contents), versions };
}

/** The innermost folder that folders lie in; the root of a drive where they have nothing else in common. */
export function commonFolder(folders: readonly string[], rules: PathRules & Pick<typeof path, "dirname" | "resolve"> = path): string {
	let common = rules.resolve(folders[0] ?? "");
	while (rules.dirname(common) !== common && !folders.every((folder) => isWithin(common, folder, rules))) common = rules.dirname(common);
	return common;
}

/** What parts are rendered with, where a kit was unpacked. */
export interface UnpackedKit extends Pick<KitContents, "searchMemory"> {
	readonly hash: string;
	/** The folder in which Eleventy is to run, absolute. */
	readonly cwd: string;
	readonly task: EleventyTask;
}

/**
 * Writes the files of a kit.
 * @param folder a new folder to write them into, absolute
 */
export function unpackKit(bytes: Uint8Array, folder: string, hash: string): UnpackedKit {
	const { site, searchMemory, places, templates, compiled, files } = deserialize(bytes) as KitContents;
	const at = (file: string) => insideOf(folder, file);
	for (const file of files) {
		mkdirSync(path.dirname(at(file.path)), { recursive: true });
		writeFileSync(at(file.path), file.bytes);
	}
	mkdirSync(at(places.cwd), { recursive: true });
	linkLibraries(folder);
	return {
		hash,
		searchMemory,
		cwd: at(places.cwd),
		task: {
			site,
			// Parts bring their stories along.
			content: folder,
			output: at(places.output),
			templates: templates.map((own) => (own === null ? OUR_TEMPLATES : at(own))),
			config: places.config === NO_FILE ? NO_FILE : at(places.config),
			compiled: new Map(compiled),
			build: hash,
		},
	};
}

/** Lets settings find the libraries that are installed where this process was started. */
function linkLibraries(folder: string): void {
	for (let at = process.cwd(); ; at = path.dirname(at)) {
		const libraries = path.join(at, "node_modules");
		if (existsSync(libraries)) return symlinkSync(libraries, path.join(folder, "node_modules"), "junction");
		if (path.dirname(at) === at) return;
	}
}

/**
 * The path of a file below a folder.
 * @throws {CannotRun} where it would be elsewhere
 */
function insideOf(folder: string, file: string): string {
	const whole = path.resolve(folder, file);
	if (isWithin(folder, whole)) return whole;
	throw new CannotRun(
		`A part in the store names ${file}, which is outside the folder of the part.`,
		"Empty the store, and plan again.",
		"docs/scale.md#when-something-fails",
	);
}
