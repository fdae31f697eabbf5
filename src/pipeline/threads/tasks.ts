import type { Rendering } from "../../eleventy/outputs.ts";
import type { Carried } from "../../site/material.ts";
import type { RenderedWithData } from "../../site/output.ts";
import type { StoryRecord } from "../cache/cache.ts";
import type { StoryToRead } from "../content/load.ts";
import type { ConvertResult, ConvertTask } from "../pictures/convert.ts";
import type { MeasureTask } from "../pictures/measure.ts";
import { type Staged, type StagingPlace, stageFile, stageText } from "../publish/staging.ts";
import type { Codes, Config } from "../settings/load.ts";

export { stampFiles as stamp } from "../cache/stamps.ts";

/** Measures pictures. */
export async function measure(task: MeasureTask): Promise<ReturnType<typeof import("../pictures/measure.ts").measure>> {
	return (await import("../pictures/measure.ts")).measure(task);
}

/** Makes smaller copies of pictures. */
export async function convert(task: ConvertTask): Promise<ConvertResult> {
	return (await import("../pictures/convert.ts")).convert(task);
}

/** Stories to be read, in this thread or in another: plain data. */
export interface ReadTask {
	/** The content folder, absolute. */
	readonly content: string;
	/** The site's time zone. */
	readonly zone: string;
	readonly stories: readonly StampedStory[];
}

/** A story to be read, and what the cache knows of it. */
export interface StampedStory extends StoryToRead {
	/** The stamps of what it is read from; empty where they prove nothing. */
	readonly stamp: string;
	/** The hash of what it was read from when the cache took it. */
	readonly source?: string;
}

export interface ReadResult {
	/** A JSON text of the records of the stories that were read: a block of the cache. */
	readonly block: string;
	/** Stories that are what the cache has, under another stamp. */
	readonly same: readonly string[];
}

/** Reads stories. */
export async function read({ content, zone, stories }: ReadTask): Promise<ReadResult> {
	// A thread that only looks at files need not wait for parsers to load.
	const { readOne } = await import("../content/story.ts");
	const same: string[] = [];
	const records: StoryRecord[] = [];
	for (const { stamp, source: known, ...story } of stories) {
		const { file } = story;
		const sourced = readOne(content, zone, story, known);
		if (!sourced) same.push(file);
		// What could not be opened may be readable tomorrow, and look the same.
		else if (sourced.source === undefined) records.push([file, "", "", sourced.read]);
		else records.push([file, stamp, sourced.source, sourced.read]);
	}
	return { block: JSON.stringify(records), same };
}

/** Files to be staged as they are. */
export interface CopyTask {
	readonly place: StagingPlace;
	readonly files: readonly Carried[];
	/** The SHA-256 of what lies at each one's path now. */
	readonly before: readonly (string | undefined)[];
}

/** Stages copies; in the place of a file that cannot be read stands its path. */
export function copy({ place, files, before }: CopyTask): (Staged | string)[] {
	return files.map(({ path, from }, index) => {
		try {
			return stageFile(place, path, from, before[index]);
		} catch (error) {
			if (isAbout(error, from)) return path;
			throw error;
		}
	});
}

function isAbout(error: unknown, file: string): boolean {
	return error instanceof Error && ("path" in error ? error.path === file : "syscall" in error && error.syscall === "read");
}

/** Loads, while there is nothing else to do, what rendering will need. */
export async function warm(): Promise<void> {
	await Promise.all([import("../../eleventy/render.ts"), import("../../eleventy/plugin.ts"), import("../settings/load.ts")]);
}

/** What any task with Eleventy needs. */
interface EleventyTask extends Omit<Rendering, "outputs" | "onBegin"> {
	/** The settings file, absolute. */
	readonly config: string;
	readonly codes: Codes;
	/** Names the build: within one, the settings file is read once by each thread. */
	readonly build: string;
}

/** A batch of outputs to be rendered and staged: plain data. */
export interface RenderTask extends EleventyTask {
	readonly outputs: readonly RenderedWithData[];
	readonly place: StagingPlace;
	/** The SHA-256 of what lies at each output's path now. */
	readonly before: readonly (string | undefined)[];
}

/** Renders and stages a batch, in its order. */
export async function render({ config, codes, build, place, before, ...rendering }: RenderTask): Promise<Staged[]> {
	// A thread that only reads need not wait for Eleventy to load.
	const { renderBatch } = await import("../../eleventy/render.ts");
	const { configure } = await configOf(config, codes, build);
	const files = await renderBatch(rendering, configure);
	return files.map(({ path: file, text }, index) => stageText(place, file, text, before[index]));
}

/** The owner's own pages, and whatever else Eleventy makes for the owner. */
export interface OwnTask extends EleventyTask {
	/** An empty or new folder that they are made in, absolute. */
	readonly folder: string;
}

/** Has Eleventy make the owner's own files; says whether there is anything that could make some. */
export async function own({ config, codes, build, folder, ...rendering }: OwnTask): Promise<{ readonly hasOwn: boolean }> {
	const { renderOwn } = await import("../../eleventy/render.ts");
	const { configure } = await configOf(config, codes, build);
	return { hasOwn: await renderOwn({ ...rendering, outputs: [] }, configure, folder) };
}

let known: { readonly key: string; readonly config: Promise<Config> } | undefined;

async function configOf(file: string, codes: Codes, build: string): Promise<Config> {
	const key = JSON.stringify([file, build]);
	if (known?.key !== key) {
		const [{ loadConfig }, { batchPlugin }] = await Promise.all([import("../settings/load.ts"), import("../../eleventy/plugin.ts")]);
		known = { key, config: loadConfig(file, batchPlugin, codes) };
	}
	return known.config;
}
