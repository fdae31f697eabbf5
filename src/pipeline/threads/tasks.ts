import type { SvgFault } from "../../article/svg/check.ts";
import type { Finding } from "../../checks/finding.ts";
import type { TextFacts } from "../../checks/texts/facts.ts";
import type { StoryFault } from "../../eleventy/faults.ts";
import type { OwnOutputs } from "../../eleventy/ownpages.ts";
import type { PlaceTask, TextTask } from "../check/tasks.ts";
import type { ReadResult, ReadTask } from "../content/batch.ts";
import type { UnpackTask } from "../parts/gathering/unpacking.ts";
import type { Pack } from "../parts/pack.ts";
import type { PackRecord } from "../parts/records.ts";
import type { PieceTask } from "../parts/rendering/piecetask.ts";
import type { WriteTask } from "../parts/writing/piecewriting.ts";
import type { ConvertResult, ConvertTask } from "../pictures/convert.ts";
import type { DrawingTask } from "../pictures/drawings.ts";
import type { Measured, MeasureTask } from "../pictures/measure.ts";
import type { ProvedFile, ProveTask } from "../prove/tasks.ts";
import type { Staged } from "../publish/staging.ts";
import type { CopyTask, OwnFilesTask, PackTask, RefusedCopy, RenderTask } from "../render/tasks.ts";
import type { TextTask as SearchTextTask } from "../search/texts.ts";
import type { Hashed, HashTask } from "../verify/hashing.ts";

// Every task that a thread of the pool can do. A thread loads the modules of a task when it does it for the first time:
// one that only asks for stamps does not wait for the parsers, and one that only reads does not wait for Eleventy.

export { stampFiles as stamp } from "../cache/stamps.ts";

/** Hashes published files. */
export async function hash(task: HashTask): Promise<Hashed[]> {
	return (await import("../verify/hashing.ts")).hashFiles(task);
}

/** Reads a batch of stories. */
export async function read(task: ReadTask): Promise<ReadResult> {
	return (await import("../content/batch.ts")).readBatch(task);
}

/** Takes from the texts of stories what checks need to know. */
export async function texts(task: TextTask): Promise<(TextFacts | undefined)[]> {
	return (await import("../check/tasks.ts")).inspectTexts(task);
}

/** Looks for the lines of findings. */
export async function places(task: PlaceTask): Promise<Finding[]> {
	return (await import("../check/tasks.ts")).placeFindings(task);
}

/** Searches published files for names and phrases. */
export async function prove(task: ProveTask): Promise<ProvedFile[]> {
	return (await import("../prove/tasks.ts")).proveFiles(task);
}

/** Measures pictures. */
export async function measure(task: MeasureTask): Promise<(Measured | undefined)[]> {
	return (await import("../pictures/measure.ts")).measure(task);
}

/** Looks into SVG pictures. */
export async function drawings(task: DrawingTask): Promise<(SvgFault | undefined)[]> {
	return (await import("../pictures/drawings.ts")).findFaults(task);
}

/** Makes smaller copies of pictures. */
export async function convert(task: ConvertTask): Promise<ConvertResult> {
	return (await import("../pictures/convert.ts")).convert(task);
}

/** Stages copies of files. */
export async function copy(task: CopyTask): Promise<(Staged | RefusedCopy)[]> {
	return (await import("../render/tasks.ts")).copyFiles(task);
}

/** Loads what rendering needs, without rendering anything. */
export async function warm(): Promise<void> {
	await Promise.all([
		import("../render/tasks.ts"),
		import("../../eleventy/renderer.ts"),
		import("../../eleventy/plugin.ts"),
		import("../settings/load.ts"),
	]);
}

/** Renders a batch of outputs and stages them; or gives the story because of which they cannot be rendered. */
export async function render(task: RenderTask): Promise<Staged[] | StoryFault> {
	return (await import("../render/tasks.ts")).renderOutputs(task);
}

/** Renders a batch of outputs and packs them; or gives the story because of which they cannot be rendered. */
export async function pack(task: PackTask): Promise<Pack | StoryFault> {
	return (await import("../render/tasks.ts")).packOutputs(task);
}

/** Writes a piece of a part into a store. */
export async function writePiece(task: WriteTask): Promise<string> {
	return (await import("../parts/writing/piecewriting.ts")).writePiece(task);
}

/** Renders a batch of outputs of a part, from its store into its store; or gives nothing where a story of it cannot be rendered. */
export async function piece(task: PieceTask): Promise<PackRecord["objects"][number] | undefined> {
	return (await import("../parts/rendering/piecetask.ts")).renderPiece(task);
}

/** Stages files of a pack. */
export async function unpack(task: UnpackTask): Promise<Staged[]> {
	return (await import("../parts/gathering/unpacking.ts")).stagePacked(task);
}

/** Writes the texts of stories for the search index. */
export async function searchTexts(task: SearchTextTask): Promise<void> {
	(await import("../search/texts.ts")).stageTexts(task);
}

/** Has Eleventy make the owner's own files. */
export async function own(task: OwnFilesTask): Promise<OwnOutputs> {
	return (await import("../render/tasks.ts")).makeOwnFiles(task);
}
