import { readFileSync } from "node:fs";
import type { SvgFault } from "../../article/svg/check.ts";
import type { StoryFault } from "../../eleventy/faults.ts";
import type { Rendering } from "../../eleventy/outputs.ts";
import type { OwnOutputs } from "../../eleventy/ownpages.ts";
import type { Renderer } from "../../eleventy/renderer.ts";
import { type PictureForm, pictureFormOf } from "../../site/kinds.ts";
import type { Carried } from "../../site/material.ts";
import type { Copied, RenderedWithData } from "../../site/output.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";
import { type BodyListeners, type ReadStory, storyReader } from "../../view/bodies.ts";
import { type Pack, packOf } from "../parts/pack.ts";
import { readerOf, type StoryFile } from "../parts/storyfiles.ts";
import { type Staged, type StagingPlace, stageFile, stageText } from "../publish/staging.ts";
import type { TextTask } from "../search/texts.ts";
import type { Compiled } from "../settings/exports.ts";
import { NO_FILE } from "../settings/files.ts";
import type { Config } from "../settings/load.ts";

/** What a task needs that starts Eleventy: plain data. */
export interface EleventyTask extends Omit<Rendering, "outputs" | "readStory" | "onBegin" | "onFault" | "onBody"> {
	/** The settings file, absolute. */
	readonly config: string;
	readonly compiled: Compiled;
	/** Names the build. A thread reads the settings file once for each build. */
	readonly build: string;
}

/** A batch of outputs to be rendered: plain data. */
export interface FilesTask extends EleventyTask {
	readonly outputs: readonly RenderedWithData[];
}

/** A batch of outputs to be rendered and staged: plain data. */
export interface RenderTask extends FilesTask {
	readonly place: StagingPlace;
	/** The SHA-256 of the file that is now at the path of each output; undefined where there is none of ours. */
	readonly before: readonly (string | undefined)[];
	/** The texts of its stories that the search index waits for. */
	readonly texts?: TextTask;
}

/** Renders a batch and stages it, in its order; or gives the story because of which it cannot be rendered. */
export async function renderOutputs(task: RenderTask): Promise<Staged[] | StoryFault> {
	const { place, before, texts, ...rendering } = task;
	onBody = undefined;
	readStory = storyReader(task.content);
	const stageTexts = texts && (await collectTexts(texts));
	const files = await makeFiles(rendering);
	if ("problem" in files) return files;
	stageTexts?.();
	return files.map(({ path: file, contents }, index) => stageText(place, file, contents, before[index]));
}

/** A batch of outputs to be rendered and packed: plain data. */
export interface PackTask extends FilesTask {
	/** The files of all stories that they show whole. */
	readonly stories: readonly StoryFile[];
}

/** Renders a batch and packs it, in its order; or gives the story because of which it cannot be rendered. */
export async function packOutputs({ stories, ...task }: PackTask): Promise<Pack | StoryFault> {
	onBody = undefined;
	readStory = readerOf(stories);
	const files = await makeFiles(task);
	return "problem" in files ? files : packOf(files.map(({ path, contents }) => ({ path, bytes: Buffer.from(contents) })));
}

/** A file of the site, rendered and drawn. */
interface MadeFile {
	readonly path: string;
	readonly contents: string | Uint8Array;
}

/** Renders a batch, in its order, and draws what of it is a picture. */
async function makeFiles({ outputs, ...rendering }: FilesTask): Promise<MadeFile[] | StoryFault> {
	const render = await rendererOf(rendering);
	const files = await render(outputs);
	if ("problem" in files) return files;
	const made: MadeFile[] = [];
	for (const [index, { path, text }] of files.entries()) {
		const output = outputs[index];
		const form = output && pictureFormOf(output.kind);
		made.push({ path, contents: form ? await drawn(text, form, output) : text });
	}
	return made;
}

/** The picture that an output is, drawn of what its template made. */
async function drawn(svg: string, form: PictureForm, output: RenderedWithData): Promise<Uint8Array> {
	const [{ drawPicture }, { unrendered }] = await Promise.all([import("../../eleventy/pictures.ts"), import("../../eleventy/render.ts")]);
	try {
		return await drawPicture(svg, form);
	} catch (error) {
		throw unrendered(error, [], output);
	}
}

/** Is told of the bodies that this thread renders for pages. */
let onBody: BodyListeners["onBody"];

/** Gives the files of the stories of the batch that this thread renders. */
let readStory: ReadStory;

/** Makes texts for the search index of the bodies that are rendered from now on. Gives what writes them; it makes those of bodies that no page shows. */
async function collectTexts(task: TextTask): Promise<() => void> {
	const { stageTexts, textWithWholeWords } = await import("../search/texts.ts");
	const wanted = new Set(task.stories.map(({ article }) => article.file));
	const texts = new Map<string, string>();
	onBody = ({ file }, html) => {
		if (wanted.has(file)) texts.set(file, textWithWholeWords(html));
	};
	return () => stageTexts(task, texts);
}

/** The owner's own pages, and all else that Eleventy makes for the owner. */
export interface OwnFilesTask extends EleventyTask {
	/** An empty or new folder that they are made in, absolute. */
	readonly folder: string;
	/** Whether this thread is to open its renderer too, while the build compares what is published. */
	readonly opensRenderer: boolean;
}

/** Has Eleventy make the owner's own files. Says whether there are any, or could be some, and which template made which page. */
export async function makeOwnFiles({ folder, opensRenderer, ...task }: OwnFilesTask): Promise<OwnOutputs> {
	const { config, compiled, build, ...rendering } = task;
	const { renderOwn } = await import("../../eleventy/render.ts");
	const { configure } = await configOf(config, compiled, build);
	const own = await renderOwn({ ...rendering, outputs: [] }, configure, folder);
	// Where that fails, the first batch says so.
	if (opensRenderer) await rendererOf(task).catch(() => undefined);
	return own;
}

/** The settings that this thread read last, and for which build. */
let lastRead: { readonly key: string; readonly config: Promise<Pick<Config, "configure">> } | undefined;

async function configOf(file: string, compiled: Compiled, build: string): Promise<Pick<Config, "configure">> {
	if (file === NO_FILE) return { configure: (await import("../../eleventy/plugin.ts")).batchPlugin };
	const key = JSON.stringify([file, build]);
	if (lastRead?.key !== key) {
		const [{ loadConfig }, { batchPlugin }] = await Promise.all([import("../settings/load.ts"), import("../../eleventy/plugin.ts")]);
		lastRead = { key, config: loadConfig(file, batchPlugin, compiled) };
	}
	return lastRead.config;
}

/** The renderer that this thread opened last, and for which build. */
let lastOpened: { readonly key: string; readonly renderer: Promise<Renderer> } | undefined;

async function rendererOf({ config, compiled, build, ...rendering }: EleventyTask): Promise<Renderer> {
	const key = JSON.stringify([config, build]);
	if (lastOpened?.key !== key) {
		// A thread that only copies does not wait for Eleventy to load.
		const { openRenderer } = await import("../../eleventy/renderer.ts");
		const { configure } = await configOf(config, compiled, build);
		lastOpened = {
			key,
			renderer: openRenderer(
				{ ...rendering, readStory: (file) => readStory(file), onBody: (article, html) => onBody?.(article, html) },
				configure,
			),
		};
	}
	return lastOpened.renderer;
}

/** Files to be copied into staging: plain data. */
export interface CopyTask {
	readonly place: StagingPlace;
	/** Files that Eleventy made for the owner are not looked into. */
	readonly kind: "own" | "copied";
	readonly files: readonly (Pick<Carried, "path" | "from"> & Pick<Copied, "isWiped">)[];
	/** The SHA-256 of the file that is now at the path of each; undefined where there is none of ours. */
	readonly before: readonly (string | undefined)[];
}

/** A file that was not copied. */
export interface RefusedCopy {
	readonly path: string;
	/** What is wrong with the SVG picture; undefined where the file cannot be read. */
	readonly fault?: SvgFault;
}

/** Stages copies, in their order. A file that cannot be read is refused, and so is an SVG picture that is not as it was when it was looked into. */
export async function copyFiles({ place, files, before, kind }: CopyTask): Promise<(Staged | RefusedCopy)[]> {
	const hasDrawings = kind === "copied" && files.some(({ path }) => /\.svg$/i.test(path));
	const drawings = hasDrawings ? await import("../pictures/drawings.ts") : undefined;
	const { wipePhoto } = files.some(({ isWiped }) => isWiped) ? await import("../../article/photo/photo.ts") : {};
	return files.map(({ path, from, isWiped }, index) => {
		try {
			if (isWiped && wipePhoto) {
				const bytes = readFileSync(from);
				wipePhoto(bytes);
				return stageText(place, path, bytes, before[index]);
			}
			if (!drawings?.isForeignDrawing(path)) return stageFile(place, path, from, before[index]);
			const read = drawings.readDrawing(from);
			return "fault" in read ? { path, fault: read.fault } : stageText(place, path, read.bytes, before[index]);
		} catch (error) {
			refuseTooManyOpen(error);
			if (isReadError(error, from)) return { path };
			throw error;
		}
	});
}

/** Whether an error is about reading this file; an error about writing its copy ends the build. */
function isReadError(error: unknown, file: string): boolean {
	return error instanceof Error && ("path" in error ? error.path === file : "syscall" in error && error.syscall === "read");
}
