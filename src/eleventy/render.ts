import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { Eleventy, type Page, type UserConfig } from "@11ty/eleventy";
import { CannotRun } from "../problem.ts";
import type { Rendered } from "../site/output.ts";
import type { Rendering } from "./outputs.ts";
import { relative, TASK, type Task, TEMPLATE_FOLDERS } from "./plugin.ts";

export type { Rendering } from "./outputs.ts";

/** An owner's config function, as `.eleventy.ts` exports it. */
export type Configure = (config: UserConfig) => unknown;

/** A file of the site as text. */
export interface RenderedFile {
	readonly path: string;
	readonly text: string;
}

/** An Eleventy page that the owner wrote, rendered. */
export interface OwnPage extends RenderedFile {
	readonly url: string;
	/** Its template, relative to where the build runs. */
	readonly source: string;
}

/**
 * Renders a batch of outputs with Eleventy, in their order.
 * @throws {CannotRun} naming the output and its source where a template fails: no site is better than one with holes
 */
export async function renderBatch(rendering: Rendering, configure: Configure): Promise<RenderedFile[]> {
	let begun: Rendered | undefined;
	const byPath = new Map(rendering.outputs.map((output) => [output.path, output]));
	const onBegin = (file: string) => {
		begun = byPath.get(file);
	};
	const pages = await run({ rendering: { ...rendering, onBegin }, own: false }, configure).catch((error: unknown) => {
		const where = begun ? `${begun.url}${begun.source ? ` (from ${begun.source})` : ""}` : "the templates";
		throw new CannotRun(
			`${where} could not be rendered: ${innermost(error)}.`,
			"Mend the template or the story that it names; nothing was published.",
		);
	});
	const texts = new Map(pages.map((page) => [outputPath(page), page.content]));
	return rendering.outputs.map(({ path: file, url }) => {
		const text = texts.get(file);
		if (text === undefined)
			throw new CannotRun(`${url} was not rendered.`, "Look whether .eleventy.ts takes templates out or changes permalinks.");
		return { path: file, text };
	});
}

/** Renders the owner's own Eleventy pages: those in templates/ outside the folders that we know. */
export async function renderOwnPages(rendering: Rendering, configure: Configure): Promise<OwnPage[]> {
	const [templates = ""] = rendering.templates;
	const known: readonly string[] = TEMPLATE_FOLDERS;
	if (!existsSync(templates) || readdirSync(templates).every((name) => known.includes(name) || name.startsWith("."))) return [];
	const pages = await run({ rendering: { ...rendering, outputs: [] }, own: true }, configure).catch((error: unknown) => {
		throw new CannotRun(`A page in ${relative(templates)} could not be rendered: ${innermost(error)}.`, "Mend it; nothing was published.");
	});
	return pages.map((page) => ({ path: outputPath(page), url: page.url, source: page.inputPath, text: page.content }));
}

const OUTPUT = "backfile-output";

async function run(task: Task, configure: Configure): Promise<Page[]> {
	const eleventy = new Eleventy(".", OUTPUT, {
		quietMode: true,
		// No config file is looked for: the owner's has been read, and is called here.
		configPath: "",
		config: async (config: UserConfig) => {
			config[TASK] = task;
			// Its lines about slow plugins ignore the quiet mode.
			config.benchmarks.config.setIsVerbose(false);
			await configure(config);
		},
	});
	eleventy.disableLogger();
	return eleventy.toJSON();
}

function outputPath(page: Page): string {
	return path.posix.relative(OUTPUT, path.posix.normalize(page.outputPath));
}

/** Eleventy wraps errors in errors; the innermost one says what is wrong. */
function innermost(error: unknown): string {
	let inner = error;
	while (inner instanceof Error && (inner as { originalError?: unknown }).originalError)
		inner = (inner as { originalError?: unknown }).originalError;
	return (inner instanceof Error ? inner.message : String(inner)).replace(/\s+/g, " ").replace(/\.$/, "");
}
