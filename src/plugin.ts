import path from "node:path";
import type { EleventyConfig } from "./eleventy/config.ts";
import { addArchiveData, batchPlugin, runPlain, TASK } from "./eleventy/plugin.ts";
import { planNow } from "./pipeline/plannow.ts";
import { type Folders, foldersOf } from "./pipeline/settings/load.ts";
import type { Settings } from "./settings.ts";
import { type Copied, type RenderedWithData, withData } from "./site/output.ts";
import type { Plan } from "./site/plan.ts";

function copiedOf({ outputs }: Plan): Copied[] {
	return outputs.filter((output) => output.sort === "copied");
}

function renderedOf({ outputs }: Plan): RenderedWithData[] {
	return outputs.filter((output) => output.sort === "rendered").map(withData);
}

/**
 * The Eleventy plugin that a file of settings adds. For plain Eleventy it reads the content and makes the whole site in one run.
 * Eleventy runs in the archive's folder, so this is the folder that the settings' folders are relative to.
 * While `backfile build` renders, it does the task that the config holds.
 * @example
 * export default function (eleventyConfig: EleventyConfig) {
 * 	eleventyConfig.addPlugin(backfile, archive);
 * }
 */
export function backfile(config: EleventyConfig, settings: Settings): void {
	if (config[TASK]) return batchPlugin(config);
	const folders = foldersOf(settings, process.cwd());
	const plan = planHere(config, settings, folders);
	const settle = (isThere: (file: string) => boolean) => renderedOf(plan.withFiles(isThere));
	runPlain(
		config,
		{ site: plan.site, outputs: renderedOf(plan), ...folders },
		copiedOf(plan),
		plan.hasMissingPictures ? settle : undefined,
	);
}

/**
 * An Eleventy plugin for a site with templates and folders of its own. It makes no page, and changes none of Eleventy's settings.
 * The global data `archive` holds `site` and, by kind, the items that our own templates would be given: `archive.story`, `archive.term`,
 * `archive["term-part"]` (docs/variables.md has each kind). All our filters are added. Pictures and files of stories are copied to where the
 * items say; a page of an item stands there if its `permalink` is `/` and the item's `path`.
 * The settings' folders are relative to the folder that Eleventy runs in. Of `templates` only the folder `words/` is used, and `output` is not.
 * @throws {CannotRun} where there is no content folder
 */
export function archiveData(config: EleventyConfig, settings: Settings): void {
	const folders = foldersOf(settings, process.cwd());
	// Without folders of templates there are no style sheets and scripts to copy.
	const plan = planHere(config, settings, { ...folders, templates: [] });
	addArchiveData(config, { site: plan.site, outputs: renderedOf(plan), ...folders }, copiedOf(plan));
}

/** Reads and plans the archive of the folder that Eleventy runs in, and warns of what is left out. */
function planHere(config: EleventyConfig, settings: Settings, folders: Folders): Plan {
	const { plan, problems } = planNow(settings, folders, process.cwd(), Date.now());
	for (const { severity, rule, file, line, message } of problems) {
		if (severity === "error" || rule === "sharp-missing")
			config.logger?.warn(`${path.join(settings.content, file)}${line === undefined ? "" : `:${line}`}: ${message}`);
	}
	return plan;
}
