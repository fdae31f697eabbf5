import path from "node:path";
import { Eleventy } from "@11ty/eleventy";
import { CannotRun } from "../problem.ts";
import type { RenderedWithData } from "../site/output.ts";
import { relativePath } from "../system/disk/diskpaths.ts";
import type { EleventyConfig } from "./config.ts";
import { collectErrors, type StoryFault } from "./faults.ts";
import type { Prepared, Rendering } from "./outputs.ts";
import { conflictOf, type OwnOutputs, sourcesOf } from "./ownpages.ts";
import { relative, TASK, type Task } from "./plugin.ts";
import { type TemplateFault, templateFault, templatesIn } from "./templatefaults.ts";

/** An owner's config function, as the file of settings exports it. */
export type Configure = (config: EleventyConfig) => unknown;

/** A file of the site as text. */
export interface RenderedFile {
	readonly path: string;
	readonly text: string;
}

/**
 * Renders a batch of outputs with a page of Eleventy for each, in their order.
 * @returns the files; or the story because of whose body there are none
 * @throws {CannotRun} where a template fails; it names the output and its source. No site is published then, because a site must not lack pages
 * @throws {StoriesChanged} where stories are no longer as they were read
 */
export async function renderBatch(rendering: Rendering, configure: Configure): Promise<RenderedFile[] | StoryFault> {
	const errors = collectErrors();
	let begun: RenderedWithData | undefined;
	const byPath = new Map(rendering.outputs.map((output) => [output.path, output]));
	const onBegin = (file: string) => {
		begun = byPath.get(file);
	};
	const task: Task = { rendering: { ...rendering, onBegin, onFault: errors.note }, work: "outputs" };
	let fault: StoryFault | undefined;
	const pages = await prepare(task, configure, rendering.output)
		.toJSON()
		.catch((error: unknown) => {
			fault = errors.take();
			if (!fault) throw unrendered(error, rendering.templates, begun);
			return [];
		});
	if (fault) return fault;
	const texts = new Map<string, string>();
	for (const { outputPath, content } of pages) {
		if (outputPath) texts.set(relativePath(rendering.output, path.resolve(outputPath)), content);
	}
	return rendering.outputs.map(({ path: file, url }) => {
		const text = texts.get(file);
		if (text === undefined)
			throw new CannotRun(
				`${url} was not rendered.`,
				"Check whether your config function takes templates out or changes permalinks.",
				"docs/templates.md",
			);
		return { path: file, text };
	});
}

/**
 * The error of an output that a template could not render.
 * @param templates the folders of templates, absolute, in which the fault is looked for
 * @param filters the names of all filters, among which a misspelt one is looked for
 */
export function unrendered(
	error: unknown,
	templates: readonly string[],
	output?: RenderedWithData,
	filters: readonly string[] = [],
): CannotRun {
	const where = output ? `${output.url}${output.source ? ` (from ${output.source})` : ""}` : "the templates";
	const text = innermost(error);
	const fault = templateFault(text, { files: templatesIn(templates), filters });
	const meant = fault?.meant === undefined ? "" : `Did you mean ${fault.meant}? `;
	return new CannotRun(
		`${where} could not be rendered: ${fault ? `${placeOf(fault, templates)}: ${fault.message}` : text}.`,
		`${meant}Mend the template or the story that it names; nothing was published.`,
		fault?.message.startsWith("there is no filter") ? "docs/variables.md#filters" : "docs/templates.md",
	);
}

/** Where a fault is. A file is named from the folder in which the command runs, where the templates lie in that. */
function placeOf({ file, line, column }: TemplateFault, [own = ""]: readonly string[]): string {
	const name = path.dirname(own) === process.cwd() ? relativePath(process.cwd(), file) : file;
	return [name, line, column].filter((part) => part !== undefined).join(":");
}

/** Has Eleventy render one page that is not written, and gives what it made to render it with; undefined where the owner's config lets it render nothing of ours. */
export async function renderTrial(rendering: Rendering, configure: Configure): Promise<Prepared | undefined> {
	let prepared: Prepared | undefined;
	const onPrepared = (given: Prepared) => {
		prepared = given;
	};
	await prepare({ rendering, work: "trial", onPrepared }, configure, rendering.output)
		.toJSON()
		.catch((error: unknown) => {
			throw unrendered(error, rendering.templates);
		});
	return prepared;
}

/**
 * Has Eleventy make the owner's own outputs: pages in templates/ outside the folders that we know, virtual templates, files that it copies.
 * @param folder the folder to make them in, absolute; empty or new
 * @throws {CannotRun} where a page cannot be rendered, or two would stand at one address
 */
export async function renderOwn(rendering: Rendering, configure: Configure, folder: string): Promise<OwnOutputs> {
	const task: Task = { rendering: { ...rendering, outputs: [] }, work: "own" };
	let copies = false;
	let filters: string[] = [];
	const noteCopies: Configure = async (config) => {
		await configure(config);
		filters = Object.keys(config.getFilters());
		copies = Object.keys(config.passthroughCopies).length > 0;
	};
	const [, written] = await prepare(task, noteCopies, folder)
		.write()
		.catch((error: unknown) => {
			const inner = innermostError(error);
			if (inner instanceof CannotRun) throw inner;
			const conflict = conflictOf(inner, folder);
			if (conflict) throw conflict;
			const page = pageIn(error);
			const text = innermost(error);
			// The message names the page itself only where its syntax is wrong.
			const fault = templateFault(text.includes(".njk)") ? text : `(${page}) ${text}`, {
				files: templatesIn(rendering.templates),
				filters,
			});
			const meant = fault?.meant === undefined ? "" : `Did you mean ${fault.meant}? `;
			const said = fault ? `${placeOf(fault, rendering.templates)}: ${fault.message}` : `${page && `${page}: `}${text}`;
			throw new CannotRun(
				`A page of your own could not be rendered: ${said}.`,
				`${meant}Mend it; nothing was published. A template that stands over one of ours belongs into a folder of the same name, such as templates/layouts/.`,
				"docs/templates.md",
			);
		});
	return { hasOwnFiles: copies || written.length > 0, sources: sourcesOf(written, folder) };
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

/** The page at which Eleventy failed; empty where none of the errors names it: `Having trouble rendering njk template ./templates/staff.njk`. */
function pageIn(error: unknown): string {
	for (let each = error; each instanceof Error; each = (each as { originalError?: unknown }).originalError) {
		const [, file] = /^Having trouble .* template (?:\.\/)?(.+)$/.exec(each.message) ?? [];
		if (file !== undefined) return file;
	}
	return "";
}

/** Eleventy wraps errors in errors, and the innermost one says what is wrong. */
function innermostError(error: unknown): unknown {
	let inner = error;
	while (inner instanceof Error && (inner as { originalError?: unknown }).originalError)
		inner = (inner as { originalError?: unknown }).originalError;
	return inner;
}

/** The message of the innermost error. */
function innermost(error: unknown): string {
	const inner = innermostError(error);
	return (inner instanceof Error ? inner.message : String(inner)).replace(/\s+/g, " ").replace(/\.$/, "");
}
