import { KINDS } from "../site/kinds.ts";
import type { RenderedWithData } from "../site/output.ts";
import type { EleventyConfig } from "./config.ts";
import { collectErrors, type StoryErrors, type StoryFault } from "./faults.ts";
import { renderTemplate } from "./nunjucks.ts";
import { type Item, type Prepared, type Rendering, TRIAL } from "./outputs.ts";
import { type Configure, type RenderedFile, renderBatch, renderTrial, unrendered } from "./render.ts";
import { leavesPagesUntouched } from "./untouched.ts";

/**
 * Renders batches of outputs of one build, each in its order; or gives the story because of whose body a batch cannot be rendered.
 * @throws {CannotRun} where a template fails; it names the output and its source. No site is published then, because a site must not lack pages
 * @throws {StoriesChanged} where stories are no longer as they were read
 */
export type Renderer = (outputs: readonly RenderedWithData[]) => Promise<RenderedFile[] | StoryFault>;

/**
 * Opens a renderer for the batches of a build.
 * An Eleventy page for each output takes a quarter of the time. So a trial shows what Eleventy sets up, and outputs are rendered with that,
 * unless the owner's config has Eleventy do something to each page.
 */
export async function openRenderer(rendering: Omit<Rendering, "outputs" | "onBegin" | "onFault">, configure: Configure): Promise<Renderer> {
	let config: EleventyConfig | undefined;
	const noteConfig: Configure = (given) => {
		config = given;
		return configure(given);
	};
	const errors = collectErrors();
	const prepared = await renderTrial({ ...rendering, outputs: [], onFault: errors.note }, noteConfig);
	if (!prepared || !config || !leavesPagesUntouched(config, prepared.data))
		return (outputs) => renderBatch({ ...rendering, outputs }, configure);
	return (outputs) => renderDirectly(prepared, outputs, errors, rendering.templates);
}

async function renderDirectly(
	{ nunjucks, data }: Prepared,
	outputs: readonly RenderedWithData[],
	errors: StoryErrors,
	templates: readonly string[],
): Promise<RenderedFile[] | StoryFault> {
	const files: RenderedFile[] = [];
	for (const output of outputs) {
		try {
			const text = await renderTemplate(nunjucks, KINDS[output.kind].template, { ...data, ...dataOf(output, data) });
			files.push({ path: output.path, text });
		} catch (error) {
			const fault = errors.take();
			if (fault) return fault;
			throw unrendered(error, templates, output, Object.keys(nunjucks.filters));
		}
	}
	return files;
}

/** What of its data is an output's own: the item, and its page as Eleventy would describe it. */
function dataOf({ data, path, url, kind }: RenderedWithData, shared: Prepared["data"]): { readonly item: Item; readonly page: object } {
	const trial = shared.page as Readonly<Record<"url" | "inputPath" | "outputPath" | "filePathStem", string>>;
	const page = {
		...trial,
		fileSlug: kind,
		inputPath: trial.inputPath.replace(TRIAL, kind),
		filePathStem: trial.filePathStem.replace(TRIAL, kind),
		url: `/${path}`.replace(/\/index\.html$/, "/"),
		outputPath: trial.outputPath.replace(`${TRIAL}.html`, path),
	};
	return { item: { ...data, url, path }, page };
}
