import path from "node:path";
import { Eleventy } from "@11ty/eleventy";
import { faultProblem } from "../article/bounds/faults.ts";
import { CannotRun, type Problem } from "../problem.ts";
import type { RenderedWithData } from "../site/output.ts";
import type { EleventyConfig } from "./config.ts";
import type { Rendering } from "./outputs.ts";
import { relative, TASK, type Task } from "./plugin.ts";

/** An owner's config function, as `.eleventy.ts` exports it. */
export type Configure = (config: EleventyConfig) => unknown;

/** A file of the site as text. */
export interface RenderedFile {
	readonly path: string;
	readonly text: string;
}

/** A story because of which a batch cannot be rendered. */
export interface StoryFault {
	/** Its file, below the content folder. */
	readonly file: string;
	readonly problem: Problem;
}

/**
 * Renders a batch of outputs with Eleventy, in their order.
 * @returns the files; or the story because of whose body there are none
 * @throws {CannotRun} where a template fails; it names the output and its source. No site is published then, because a site must not lack pages
 */
export async function renderBatch(rendering: Rendering, configure: Configure): Promise<RenderedFile[] | StoryFault> {
	const faults: StoryFault[] = [];
	const onFault = (file: string, error: unknown) => {
		faults.push({ file, problem: faultProblem(file, "rendered", error) });
	};
	let begun: RenderedWithData | undefined;
	const byPath = new Map(rendering.outputs.map((output) => [output.path, output]));
	const onBegin = (file: string) => {
		begun = byPath.get(file);
	};
	const task: Task = { rendering: { ...rendering, onBegin, onFault }, own: false };
	const pages = await prepare(task, configure, rendering.output)
		.toJSON()
		.catch((error: unknown) => {
			if (faults.length > 0) return undefined;
			const where = begun ? `${begun.url}${begun.source ? ` (from ${begun.source})` : ""}` : "the templates";
			throw new CannotRun(
				`${where} could not be rendered: ${innermost(error)}.`,
				"Mend the template or the story that it names; nothing was published.",
			);
		});
	const [fault] = faults;
	if (pages === undefined) return fault ?? [];
	const texts = new Map<string, string>();
	for (const { outputPath, content } of pages) {
		if (outputPath) texts.set(path.relative(rendering.output, path.resolve(outputPath)).split(path.sep).join("/"), content);
	}
	return rendering.outputs.map(({ path: file, url }) => {
		const text = texts.get(file);
		if (text === undefined)
			throw new CannotRun(`${url} was not rendered.`, "Check whether .eleventy.ts takes templates out or changes permalinks.");
		return { path: file, text };
	});
}

/**
 * Has Eleventy make the owner's own outputs: pages in templates/ outside the folders that we know, virtual templates, files that it copies.
 * @param folder the folder to make them in, absolute; empty or new
 * @returns whether Eleventy made any page, or has files to copy
 */
export async function renderOwn(rendering: Rendering, configure: Configure, folder: string): Promise<boolean> {
	const task: Task = { rendering: { ...rendering, outputs: [] }, own: true };
	let copies = false;
	const noteCopies: Configure = async (config) => {
		await configure(config);
		copies = Object.keys(config.passthroughCopies).length > 0;
	};
	const [, written] = await prepare(task, noteCopies, folder)
		.write()
		.catch((error: unknown) => {
			throw new CannotRun(`A page of your own could not be rendered: ${innermost(error)}.`, "Mend it; nothing was published.");
		});
	return copies || written.length > 0;
}

function prepare(task: Task, configure: Configure, output: string): Eleventy {
	const eleventy = new Eleventy(".", relative(output), {
		quietMode: true,
		// Eleventy is to look for no config file: the owner's has been read, and is called here.
		configPath: "",
		config: async (config: EleventyConfig) => {
			config[TASK] = task;
			// Eleventy writes lines about slow plugins even in quiet mode.
			config.benchmarks.config.setIsVerbose(false);
			await configure(config);
			config.setOutputDirectory(relative(output));
		},
	});
	eleventy.disableLogger();
	return eleventy;
}

/** The message of the innermost error. Eleventy wraps errors in errors, and the innermost one says what is wrong. */
function innermost(error: unknown): string {
	let inner = error;
	while (inner instanceof Error && (inner as { originalError?: unknown }).originalError)
		inner = (inner as { originalError?: unknown }).originalError;
	return (inner instanceof Error ? inner.message : String(inner)).replace(/\s+/g, " ").replace(/\.$/, "");
}
