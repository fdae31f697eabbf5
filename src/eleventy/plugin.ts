import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { wipePhoto } from "../article/photo/photo.ts";
import { KIND_NAMES, pictureFormOf } from "../site/kinds.ts";
import type { Copied, RenderedWithData } from "../site/output.ts";
import { relativePath } from "../system/disk/diskpaths.ts";
import type { EleventyConfig } from "./config.ts";
import { addOutputs, addTrial, filtersOf, type Item, itemOf, type Prepared, type Rendering } from "./outputs.ts";
import { expectedFiles } from "./ownfiles.ts";
import { drawPicture } from "./pictures.ts";

/** The key under which Eleventy's config holds the task of one run. */
export const TASK = Symbol.for("backfile.task");

/** What one run of Eleventy is for: a batch of our outputs, the owner's own pages, or a trial that tells what all outputs are rendered with. */
export interface Task {
	readonly rendering: Rendering;
	readonly work: "outputs" | "own" | "trial";
	/** Is called in a trial. */
	readonly onPrepared?: (prepared: Prepared) => void;
}

/** Folders of templates/ that hold no pages of their own. */
const TEMPLATE_FOLDERS = ["layouts", "partials", "feeds", "assets", "words"];

/** Sets Eleventy's folders. It looks for the owner's own pages in the owner's templates. Where there are none, it looks in ours, because it must have a folder. */
function setFolders(config: EleventyConfig, { templates }: Rendering): string {
	const input = relative(templates.find((folder) => existsSync(folder)) ?? "");
	config.setInputDirectory(input);
	config.setTemplateFormats(["njk", "md", "html", "11ty.js"]);
	for (const folder of TEMPLATE_FOLDERS) config.ignores.add(path.posix.join(input, folder, "**"));
	return input;
}

/**
 * The plugin that the owner's config function adds while `backfile build` renders. It does only the task that the config holds.
 * @throws {Error} where the config holds no task: this is not the plugin for plain Eleventy
 */
export function batchPlugin(config: EleventyConfig): void {
	const task = config[TASK] as Task | undefined;
	if (!task) throw new Error("This plugin renders batches; there is none.");
	const input = setFolders(config, task.rendering);
	if (task.work !== "own") {
		config.ignores.add(path.posix.join(input, "**"));
		// Eleventy compiles none of our templates.
		config.setUseTemplateCache(false);
	}
	if (task.work === "trial") addTrial(config, task.rendering, (prepared) => task.onPrepared?.(prepared));
	else addOutputs(config, task.rendering);
}

/** What Eleventy tells of a run that has ended. */
interface Finished {
	readonly directories: { readonly output: string };
	readonly outputMode: string;
	readonly results: readonly { readonly outputPath: string | false; readonly content: string }[];
}

/** What Eleventy tells of all pages before it renders them. */
interface ContentMap {
	readonly urlToInputPath: Readonly<Record<string, unknown>>;
}

/** Gives outputs that are other ones where some more files stand on the site. */
type Settle = (isThere: (file: string) => boolean) => readonly RenderedWithData[];

/**
 * Renders all outputs in one run of plain Eleventy.
 * @param settle is asked when it is known what else Eleventy makes for the owner
 */
export function runPlain(config: EleventyConfig, rendering: Rendering, copied: readonly Copied[], settle?: Settle): void {
	const input = setFolders(config, rendering);
	config.setOutputDirectory(relative(rendering.output));
	const settled = new Map<string, Item>();
	addOutputs(config, { ...rendering, latest: settle && ((item) => settled.get(item.path) ?? item) });
	if (settle)
		config.on("eleventy.contentMap", ({ urlToInputPath }: ContentMap) => {
			const isThere = expectedFiles(config.passthroughCopies, input, Object.keys(urlToInputPath));
			for (const output of settle(isThere)) settled.set(output.path, itemOf(output));
		});
	config.on("eleventy.after", async ({ directories, outputMode, results }: Finished) => {
		if (outputMode !== "fs") return;
		// Eleventy writes texts only.
		const forms = new Map(rendering.outputs.map(({ kind, path: file }) => [path.join(directories.output, file), pictureFormOf(kind)]));
		for (const { outputPath, content } of results) {
			const form = outputPath ? forms.get(path.normalize(outputPath)) : undefined;
			if (outputPath && form) writeFileSync(outputPath, await drawPicture(content, form));
		}
	});
	addFiles(config, rendering.content, copied);
}

/**
 * Gives a site with templates of its own the data of all outputs, and our filters; Eleventy renders none of the outputs.
 * The data are `archive.site` and a list of items for each kind.
 */
export function addArchiveData(config: EleventyConfig, rendering: Rendering, copied: readonly Copied[]): void {
	const items = KIND_NAMES.map((kind) => [kind, rendering.outputs.filter((output) => output.kind === kind).map(itemOf)] as const);
	config.addGlobalData("archive", { site: rendering.site, ...Object.fromEntries(items) });
	for (const [name, filter] of Object.entries(filtersOf(rendering))) config.addFilter(name, filter);
	addFiles(config, rendering.content, copied);
}

/** Has the files of stories copied when Eleventy has written the site, and the content folder watched. */
function addFiles(config: EleventyConfig, content: string, copied: readonly Copied[]): void {
	// We copy files ourselves, because Eleventy takes names such as pic[1].png for patterns.
	config.on("eleventy.after", ({ directories, outputMode }: Finished) => {
		if (outputMode !== "fs") return;
		for (const { from, path: file, isWiped } of copied) {
			const to = path.join(directories.output, file);
			mkdirSync(path.dirname(to), { recursive: true });
			if (isWiped) copyWiped(from, to);
			else copyFileSync(from, to);
		}
	});
	config.addWatchTarget(path.posix.join(relative(content), "**"), { resetConfig: true });
}

/** Copies a photograph without what it says of its place and its camera. */
function copyWiped(from: string, to: string): void {
	const bytes = readFileSync(from);
	wipePhoto(bytes);
	writeFileSync(to, bytes);
}

/** A folder as Eleventy takes it: relative to where it runs. */
export function relative(folder: string): string {
	return relativePath(process.cwd(), folder) || ".";
}
