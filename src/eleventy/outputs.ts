import { KIND_NAMES, KINDS } from "../site/kinds.ts";
import type { RenderedWithData } from "../site/output.ts";
import type { Site } from "../site/site.ts";
import { makeFilters } from "../view/filters.ts";
import type { EleventyConfig } from "./config.ts";

/** What Eleventy is to render, and with what. */
export interface Rendering {
	readonly site: Site;
	readonly outputs: readonly RenderedWithData[];
	/** Folders of templates, absolute: what stands in an earlier one stands over the later ones. */
	readonly templates: readonly string[];
	/** The content folder, absolute. */
	readonly content: string;
	/** The output folder, absolute: transforms are told of it. */
	readonly output: string;
	/** Is told of each output as its rendering begins. */
	readonly onBegin?: (path: string) => void;
}

/** An output's data as a template sees them. */
type Item = Readonly<{ path: string; url: string }>;

/** Nunjucks, as Eleventy sets it up with the filters of ours and the owner's. */
interface Environment {
	readonly loaders: { searchPaths: string[] }[];
	addFilter(name: string, filter: (...values: never[]) => unknown): void;
	render(name: string, data: object, done: (error: unknown, text: string | null) => void): void;
	getTemplate(name: string, ...rest: unknown[]): unknown;
}

type Done<T> = (error: unknown, result?: T) => void;

/** A template as Nunjucks hands it to those that import it. */
interface Imported {
	getExported(...given: [...context: unknown[], done: Done<object>]): void;
	isKept?: boolean;
}

const EXTENSION = "backfile";

/** Where our virtual templates stand. */
const FOLDER = "backfile";

/** Hands outputs to Eleventy: one template a kind, which is paginated over the kind's outputs. */
export function addOutputs(config: EleventyConfig, { site, outputs, templates, content, onBegin }: Rendering): void {
	config.addGlobalData("site", site);
	const filters = Object.entries(makeFilters(site, content, templates)).map(([name, filter]) => {
		config.addFilter(name, filter);
		return { name, filter, known: config.getFilter(name) };
	});
	let nunjucks: Environment | undefined;
	config.on("eleventy.engine.njk", ({ environment }: { environment: Environment }) => {
		nunjucks = environment;
		const [loader] = environment.loaders;
		if (loader) loader.searchPaths = [...templates];
	});
	if (outputs.length === 0) return;
	// Eleventy compiles the body of a paginated template anew for every page, and keeps what it compiled for ever.
	// So a body is but the name of a layout, in a language of its own, which hands it to Nunjucks: that compiles it once.
	config.addExtension(EXTENSION, {
		compileOptions: { cache: false },
		compile: (layout) => (data) => {
			onBegin?.((data as { readonly item: Item }).item.path);
			// Eleventy's data are a proxy, which Nunjucks would go through again for every name.
			return render(bare(), layout, { ...data });
		},
	});
	config.addTemplateFormats(EXTENSION);
	config.addTemplate(`${FOLDER}/nunjucks.njk`, "", { permalink: false, eleventyExcludeFromCollections: true });
	for (const kind of KIND_NAMES) {
		const items = outputs.filter((output) => output.kind === kind).map(({ data, url, path: file }): Item => ({ ...data, url, path: file }));
		if (items.length === 0) continue;
		const data = `backfile_${kind.replaceAll("-", "_")}`;
		config.addGlobalData(data, items);
		config.addTemplate(`${FOLDER}/${kind}.${EXTENSION}`, KINDS[kind].template, {
			pagination: { data, size: 1, alias: "item" },
			permalink: ({ item }: { item: Item }) => `/${item.path}`,
			eleventyExcludeFromCollections: true,
		});
	}

	let isBare = false;
	/** Nunjucks with our filters as they are: Eleventy measures every call, which takes longer than most of them. The owner's of the same names stay. */
	function bare(): Environment {
		if (!nunjucks) throw new Error("Eleventy has set up no Nunjucks.");
		if (isBare) return nunjucks;
		isBare = true;
		for (const { name, filter, known } of filters) if (config.getFilter(name) === known) nunjucks.addFilter(name, filter);
		keepImports(nunjucks);
		return nunjucks;
	}
}

/** Has Nunjucks run what templates import once, and not for every page: without the page's context it gives the same macros each time. */
function keepImports(nunjucks: Environment): void {
	const getTemplate = nunjucks.getTemplate.bind(nunjucks);
	nunjucks.getTemplate = (name, ...rest) => {
		const done = rest.at(-1);
		if (typeof done !== "function") return getTemplate(name, ...rest);
		return getTemplate(name, ...rest.slice(0, -1), (error: unknown, template?: Imported) => {
			if (template) keepExports(template);
			done(error, template);
		});
	};
}

function keepExports(template: Imported): void {
	if (template.isKept) return;
	template.isKept = true;
	const getExported = template.getExported.bind(template);
	let kept: object | undefined;
	template.getExported = (...given) => {
		if (given.length > 1) return getExported(...given);
		const [done] = given as [Done<object>];
		if (kept) return done(null, kept);
		getExported((error: unknown, exported?: object) => {
			kept = exported;
			done(error, exported);
		});
	};
}

function render(nunjucks: Environment, layout: string, data: object): Promise<string> {
	return new Promise((resolve, reject) => {
		nunjucks.render(layout, data, (error, text) => (error || text === null ? reject(error) : resolve(text)));
	});
}
