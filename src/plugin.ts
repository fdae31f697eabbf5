import path from "node:path";
import type { UserConfig } from "@11ty/eleventy";
import { assemble } from "./build/assemble.ts";
import { foldersOf } from "./build/config.ts";
import { runPlain, runTask, TASK, type Task } from "./eleventy/plugin.ts";
import type { Settings } from "./settings.ts";

/**
 * The Eleventy plugin that `.eleventy.ts` adds. In a batch of `backfile build` it renders what it is given;
 * in plain Eleventy, which runs in the archive's folder, it reads the content and makes the whole site.
 */
export function backfile(config: UserConfig, settings: Settings): void {
	const task = config[TASK] as Task | undefined;
	if (task) {
		runTask(config, task);
		return;
	}
	const folders = foldersOf(settings, process.cwd());
	const { plan, problems } = assemble(settings, folders, Date.now());
	for (const { severity, file, line, message } of problems) {
		if (severity === "error")
			config.logger?.warn(`${path.join(settings.content, file)}${line === undefined ? "" : `:${line}`}: ${message}`);
	}
	const rendered = plan.outputs.filter((output) => output.sort === "rendered");
	const copied = plan.outputs.filter((output) => output.sort === "copied");
	runPlain(config, { site: plan.site, outputs: rendered, ...folders }, copied, folders.output);
}
