import type { Rendering } from "../eleventy/outputs.ts";
import type { Rendered } from "../site/output.ts";
import type { Config } from "./config.ts";
import type { Published } from "./manifest.ts";
import { type Staged, type StagingPlace, stage } from "./publish.ts";

export { type ReadTask, readStories as read } from "./load.ts";

/** A batch of outputs to be rendered and staged, in this thread or in another: plain data. */
export interface RenderTask extends Omit<Rendering, "onBegin"> {
	/** The settings file, absolute. */
	readonly config: string;
	/** Names the build: within one, the settings file is read once by each thread. */
	readonly build: string;
	readonly outputs: readonly Rendered[];
	readonly place: StagingPlace;
	/** What is published of each output, in their order. */
	readonly before: readonly (Published | undefined)[];
}

/** Renders and stages a batch, in its order. */
export async function render({ config, build, place, before, ...rendering }: RenderTask): Promise<Staged[]> {
	// A thread that only reads need not wait for Eleventy to load.
	const { renderBatch } = await import("../eleventy/render.ts");
	const { configure } = await configOf(config, build);
	const files = await renderBatch(rendering, configure);
	return files.map(({ path: file, text }, index) => stage(place, file, text, before[index]));
}

let known: { readonly key: string; readonly config: Promise<Config> } | undefined;

async function configOf(file: string, build: string): Promise<Config> {
	const key = JSON.stringify([file, build]);
	const { loadConfig } = await import("./config.ts");
	if (known?.key !== key) known = { key, config: loadConfig(file) };
	return known.config;
}
