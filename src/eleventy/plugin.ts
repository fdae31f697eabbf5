import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { UserConfig } from "@11ty/eleventy";
import type { Copied } from "../site/output.ts";
import { addOutputs, type Rendering } from "./outputs.ts";

/** Under this symbol lies on the config what one run of Eleventy is to do. */
export const TASK = Symbol.for("backfile.task");

/** A batch of our outputs, or the owner's own pages. */
export type Task = { readonly rendering: Rendering; readonly own: boolean };

/** The templates that come with Backfile, absolute. */
export const OUR_TEMPLATES = fileURLToPath(new URL("../../templates", import.meta.url));

/** Folders of templates/ that hold no pages of their own. */
export const TEMPLATE_FOLDERS = ["layouts", "partials", "feeds", "assets"] as const;

/** Sets Eleventy's folders: it looks for the owner's own pages among the owner's templates. Where there are none, ours stand in, since it must have a folder. */
function setFolders(config: UserConfig, { templates }: Rendering): string {
	const input = relative(templates.find((folder) => existsSync(folder)) ?? OUR_TEMPLATES);
	config.setInputDirectory(input);
	config.setTemplateFormats(["njk", "md", "html", "11ty.js"]);
	for (const folder of TEMPLATE_FOLDERS) config.ignores.add(path.posix.join(input, folder, "**"));
	return input;
}

/** What the owner's config function adds while `backfile build` renders: it does the task that lies on the config, and no more. */
export function batchPlugin(config: UserConfig): void {
	const task = config[TASK] as Task | undefined;
	if (!task) throw new Error("This plugin renders batches; there is none.");
	const input = setFolders(config, task.rendering);
	if (!task.own) config.ignores.add(path.posix.join(input, "**"));
	addOutputs(config, task.rendering);
}

/** Plain Eleventy: all outputs in one run, copied ones through Eleventy's own copying. */
export function runPlain(config: UserConfig, rendering: Rendering, copied: readonly Copied[], output: string): void {
	setFolders(config, rendering);
	config.setOutputDirectory(relative(output));
	addOutputs(config, rendering);
	config.addPassthroughCopy(Object.fromEntries(copied.map(({ from, path: to }) => [relative(from), to])));
	config.addWatchTarget(path.posix.join(relative(rendering.content), "**"), { resetConfig: true });
}

/** Eleventy takes folders relative to where it runs. */
export function relative(folder: string): string {
	return path.relative(process.cwd(), folder).split(path.sep).join("/") || ".";
}
