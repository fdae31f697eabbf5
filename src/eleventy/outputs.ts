import { KIND_NAMES, KINDS, type Kind } from "../site/kinds.ts";
import type { RenderedWithData } from "../site/output.ts";
import type { Site } from "../site/site.ts";
import { type BodyListeners, type ReadStory, storyReader } from "../view/bodies.ts";
import { makeFilters } from "../view/filters.ts";
import type { EleventyConfig } from "./config.ts";
import { addNunjucks, type Nunjucks, renderTemplate } from "./nunjucks.ts";

/** What Eleventy is to render, and with what. */
export interface Rendering extends BodyListeners {
	readonly site: Site;
	readonly outputs: readonly RenderedWithData[];
	/** Folders of templates, absolute. A template of an earlier folder is used instead of one of a later folder. */
	readonly templates: readonly string[];
	/** The content folder, absolute. */
	readonly content: string;
	/** Gives the files of stories; else they are read from the content folder. */
	readonly readStory?: ReadStory | undefined;
	/** The output folder, absolute. The owner's transforms are told of it. */
	readonly output: string;
	/** Is called with the path of each output when its rendering begins. */
	readonly onBegin?: (path: string) => void;
	/** Gives an output as it is to be rendered, where that is known only when its rendering begins. */
	readonly latest?: (item: Item) => Item;
}

/** An output's data as a template sees them. */
export type Item = Readonly<{ path: string; url: string }>;

/** What pages are rendered with, once Eleventy has made it: Nunjucks with all filters, and the data that all pages share. */
export interface Prepared {
	readonly nunjucks: Nunjucks;
	/** The data of the trial page. */
	readonly data: Readonly<Record<string, unknown>>;
}

/** The data of an output as its template sees them. */
export function itemOf({ data, url, path }: RenderedWithData): Item {
	return { ...data, url, path };
}

/** The name of the kind and of the file of the page that is rendered to learn what all pages share. */
export const TRIAL = "backfile-trial";

/** The extension of our virtual templates: their language is to name a template of Nunjucks. */
const EXTENSION = "backfile";

/** Where our virtual templates stand. */
const FOLDER = "backfile";

/** Hands outputs to Eleventy: one template a kind, which is paginated over the kind's outputs. */
export function addOutputs(config: EleventyConfig, rendering: Rendering): void {
	const { site, outputs, onBegin, latest } = rendering;
	config.addGlobalData("site", site);
	const nunjucks = addNunjucks(config, filtersOf(rendering), rendering.templates);
	if (outputs.length === 0) return;
	addLanguage(config, (data, template) => {
		const { item } = data as { readonly item: Item };
		onBegin?.(item.path);
		return renderTemplate(nunjucks(), template, latest ? { ...data, item: latest(item) } : data);
	});
	for (const kind of KIND_NAMES) {
		const items = outputs.filter((output) => output.kind === kind).map(itemOf);
		if (items.length > 0) addKind(config, kind, items);
	}
}

/**
 * Adds the language of our virtual templates.
 * Eleventy compiles the body of a paginated template anew for every page, and keeps what it compiled for ever.
 * So a body is only the name of a template, which is handed to Nunjucks: that compiles it once.
 */
function addLanguage(config: EleventyConfig, render: (data: Readonly<Record<string, unknown>>, template: string) => Promise<string>): void {
	config.addExtension(EXTENSION, {
		compileOptions: { cache: false },
		// Eleventy gives its data as a proxy, which is slow: Nunjucks asks it for every name.
		compile: (template) => (data) => render({ ...data }, template),
	});
	config.addTemplateFormats(EXTENSION);
	// Eleventy sets Nunjucks up only where there is a template of that language.
	config.addTemplate(`${FOLDER}/nunjucks.njk`, "", { permalink: false, eleventyExcludeFromCollections: true });
}

/** Adds one page, which is not to be written, and gives what Eleventy made to render it with. */
export function addTrial(config: EleventyConfig, rendering: Rendering, onPrepared: (prepared: Prepared) => void): void {
	config.addGlobalData("site", rendering.site);
	const nunjucks = addNunjucks(config, filtersOf(rendering), rendering.templates);
	addLanguage(config, (data) => {
		onPrepared({ nunjucks: nunjucks(), data });
		return Promise.resolve("");
	});
	config.addTemplate(`${FOLDER}/${TRIAL}.${EXTENSION}`, "", { permalink: `/${TRIAL}.html`, eleventyExcludeFromCollections: true });
}

/** The filters that templates have. */
export function filtersOf({ site, content, readStory = storyReader(content), templates, ...listeners }: Rendering) {
	return makeFilters(site, readStory, templates, listeners);
}

function addKind(config: EleventyConfig, kind: Kind, items: readonly Item[]): void {
	const data = `backfile_${kind.replaceAll("-", "_")}`;
	config.addGlobalData(data, items);
	config.addTemplate(`${FOLDER}/${kind}.${EXTENSION}`, KINDS[kind].template, {
		pagination: { data, size: 1, alias: "item" },
		permalink: ({ item }: { item: Item }) => `/${item.path}`,
		eleventyExcludeFromCollections: true,
		// Hosts read files such as _redirects.
		...(kind === "host" && { eleventyAllowMissingExtension: true }),
	});
}
