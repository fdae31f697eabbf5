import type { StoryFault } from "../../eleventy/render.ts";
import type { ReadResult, ReadTask } from "../content/batch.ts";
import type { ConvertResult, ConvertTask } from "../pictures/convert.ts";
import type { Measured, MeasureTask } from "../pictures/measure.ts";
import type { Staged } from "../publish/staging.ts";
import type { CopyTask, OwnFilesTask, RenderTask } from "../render/tasks.ts";

// Every task that a thread of the pool can do. A thread loads the modules of a task when it does it for the first time:
// one that only asks for stamps does not wait for the parsers, and one that only reads does not wait for Eleventy.

export { stampFiles as stamp } from "../cache/stamps.ts";

/** Reads a batch of stories. */
export async function read(task: ReadTask): Promise<ReadResult> {
	return (await import("../content/batch.ts")).readBatch(task);
}

/** Measures pictures. */
export async function measure(task: MeasureTask): Promise<(Measured | undefined)[]> {
	return (await import("../pictures/measure.ts")).measure(task);
}

/** Makes smaller copies of pictures. */
export async function convert(task: ConvertTask): Promise<ConvertResult> {
	return (await import("../pictures/convert.ts")).convert(task);
}

/** Stages copies of files. */
export async function copy(task: CopyTask): Promise<(Staged | string)[]> {
	return (await import("../render/tasks.ts")).copyFiles(task);
}

/** Loads what rendering needs, without rendering anything. */
export async function warm(): Promise<void> {
	await Promise.all([
		import("../render/tasks.ts"),
		import("../../eleventy/render.ts"),
		import("../../eleventy/plugin.ts"),
		import("../settings/load.ts"),
	]);
}

/** Renders a batch of outputs and stages them; or gives the story because of which they cannot be rendered. */
export async function render(task: RenderTask): Promise<Staged[] | StoryFault> {
	return (await import("../render/tasks.ts")).renderOutputs(task);
}

/** Has Eleventy make the owner's own files. */
export async function own(task: OwnFilesTask): Promise<{ readonly hasOwnFiles: boolean }> {
	return (await import("../render/tasks.ts")).makeOwnFiles(task);
}
