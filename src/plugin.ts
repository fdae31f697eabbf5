import path from "node:path";
import type { EleventyConfig } from "./eleventy/config.ts";
import { runPlain } from "./eleventy/plugin.ts";
import { planNow } from "./pipeline/plannow.ts";
import { foldersOf } from "./pipeline/settings/load.ts";
import type { Settings } from "./settings.ts";
import { type RenderedWithData, withData } from "./site/output.ts";
import type { Plan } from "./site/plan.ts";

function renderedOf({ outputs }: Plan): RenderedWithData[] {
	return outputs.filter((output) => output.sort === "rendered").map(withData);
}

/**
 * The Eleventy plugin that `.eleventy.ts` adds, for plain Eleventy. It reads the content and makes the whole site in one run.
 * Eleventy runs in the archive's folder, so this is the folder that the settings' folders are relative to.
 */
export function backfile(config: EleventyConfig, settings: Settings): void {
	const folders = foldersOf(settings, process.cwd());
	const { plan, problems } = planNow(settings, folders, process.cwd(), Date.now());
	for (const { severity, rule, file, line, message } of problems) {
		if (severity === "error" || rule === "sharp-missing")
			config.logger?.warn(`${path.join(settings.content, file)}${line === undefined ? "" : `:${line}`}: ${message}`);
	}
	const copied = plan.outputs.filter((output) => output.sort === "copied");
	const settle = (isThere: (file: string) => boolean) => renderedOf(plan.withFiles(isThere));
	runPlain(config, { site: plan.site, outputs: renderedOf(plan), ...folders }, copied, plan.hasMissingPictures ? settle : undefined);
}
