import path from "node:path";
import { CannotRun, type Problem } from "../../problem.ts";
import { parseMoment } from "../../settings/moment.ts";
import type { Settings } from "../../settings.ts";
import { isWithin } from "../../system/disk/diskpaths.ts";
import { draftsFolder } from "../cache/folder.ts";
import { isFile } from "../content/files.ts";
import type { BuildOptions } from "../options.ts";
import { buildable } from "../search/available.ts";
import { templateProblems } from "../templates/problems.ts";
import { noCompiled, openCompiled } from "./compiled.ts";
import { NO_FILE, settingsFiles } from "./files.ts";
import { type Config, type Folders, foldersOf, loadConfig, noPlugin, OUR_TEMPLATES } from "./load.ts";
import { neutralProblem, neutralSettings, settingsFileFor, severalProblems } from "./neutral.ts";
import { ownVersion } from "./versions.ts";

/** What a build is to do: its settings and options, checked. */
export interface BuildSetup {
	/** The settings file; with the settings as this machine can build them. */
	readonly config: Config;
	readonly folders: Folders;
	/** The moment to build for: milliseconds since 1970, UTC. */
	readonly at: number;
	/** The version of Backfile; undefined where the build remembers nothing. */
	readonly version: string | undefined;
	/** How many threads the user asks for. */
	readonly jobs: number | undefined;
	/** Whether drafts and stories whose time has not come are shown as well. */
	readonly showsDrafts: boolean;
	/** Whether nothing is published if a problem is an error. */
	readonly strict: boolean;
	/** Whether nothing is published if an address is not recorded in the ledger. */
	readonly isFrozen: boolean;
	/** Whether new addresses are recorded in the ledger; those of a moment to come are not, since they are not published yet. */
	readonly isRecording: boolean;
	/** Whether all work over files is done in threads that may die without the build. */
	readonly isGuarded: boolean;
	readonly problems: readonly Problem[];
}

/**
 * Loads the settings of a build and checks its options.
 * @throws {CannotRun} where the settings cannot be read, the moment is none, or the output folder would overwrite what the site is made from
 */
export async function setUpBuild(options: BuildOptions): Promise<BuildSetup> {
	const version = options.cache === false ? undefined : ownVersion();
	const cached = version === undefined ? noCompiled : openCompiled(path.dirname(path.resolve(options.config)), version);
	const file = settingsFileFor(options);
	const loaded = file === NO_FILE ? neutralConfig(options) : await loadConfig(file, undefined, cached.compiled);
	if (!options.looksOnly) cached.set(loaded.compiled);
	const { settings, problems: told } = buildable(loaded.settings, options.search !== false);
	const problems = file === NO_FILE ? [...told, neutralProblem(settings)] : [...told, ...severalProblems(loaded.file)];
	const showsDrafts = options.drafts === true;
	const folders = foldersFor(options, settings, loaded);
	refuseOverlap(folders, showsDrafts);
	const at = momentOf(options.at, settings);
	refuseFile(folders.output);
	const { jobs, strict = false, frozen: isFrozen = false, records = true, isGuarded = false } = options;
	const odd = await templateProblems(loaded.root, folders.templates, settings, file === NO_FILE ? [] : settingsFiles(loaded.file));
	const isRecording = records && !showsDrafts && !isFrozen && at <= Date.now();
	return {
		config: { ...loaded, settings },
		folders,
		at,
		version,
		jobs,
		showsDrafts,
		strict,
		isFrozen,
		isRecording,
		isGuarded,
		problems: [...cached.problems, ...problems, ...odd],
	};
}

function neutralConfig({ config, content = "" }: BuildOptions): Config {
	const settings = neutralSettings(content);
	return { settings, configure: noPlugin, file: NO_FILE, root: path.dirname(path.resolve(config)), compiled: new Map() };
}

function foldersFor(
	{ content, output, drafts }: Pick<BuildOptions, "content" | "output" | "drafts">,
	settings: Settings,
	{ root, file }: Pick<Config, "root" | "file">,
): Folders {
	const folders = foldersOf(settings, root);
	// The templates of another archive are none of this one.
	const own = file === NO_FILE ? { ...folders, templates: [OUR_TEMPLATES] } : folders;
	// What is not public must never come near what is published, so no option and no setting names this folder.
	const into = drafts ? draftsFolder(root) : path.resolve(output ?? own.output);
	return { ...own, content: path.resolve(content ?? own.content), output: into };
}

function momentOf(at: string | number | undefined, { timeZone }: Settings): number {
	if (typeof at !== "string") return at ?? Date.now();
	const moment = parseMoment(at, timeZone);
	if (moment === undefined) throw new CannotRun(`${at} is no time.`, "Write it as 2024-03-15T06:00 or 2024-03-15T06:00Z.");
	return moment;
}

/** The site must not overwrite what it is made from. The folder of drafts may lie in the content folder, where no name is read that begins with a dot. */
function refuseOverlap({ content, output, templates: [templates = ""] }: Folders, showsDrafts: boolean): void {
	for (const source of showsDrafts ? [templates] : [content, templates]) {
		if (isWithin(source, output) || isWithin(output, source)) {
			throw new CannotRun(
				`The output folder ${output} and the folder ${source} overlap: one is inside the other, or they are the same.`,
				"Name another folder with --output.",
			);
		}
	}
}

function refuseFile(output: string): void {
	if (isFile(output)) throw new CannotRun(`The output folder ${output} is a file.`, "Move it away, or name another folder with --output.");
}
