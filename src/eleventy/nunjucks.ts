import type { TemplateFilters } from "../view/filters/templatefilters.ts";
import { type CompiledTemplate, shareCompiled } from "./compiled.ts";
import type { EleventyConfig } from "./config.ts";

type Filter = (...values: never[]) => unknown;

/** Nunjucks, as Eleventy sets it up with our filters and the owner's. */
export interface Nunjucks {
	readonly loaders: Loader[];
	/** All filters, by name. */
	readonly filters: Readonly<Record<string, unknown>>;
	addFilter(name: string, filter: Filter): void;
	render(name: string, data: object, done: (error: unknown, text: string | null) => void): void;
	getTemplate(name: string, ...rest: unknown[]): unknown;
}

/** What gives Nunjucks its templates, from folders. */
interface Loader {
	searchPaths: string[];
	getSource(name: string): unknown;
}

type Done<T> = (error: unknown, result?: T) => void;

/** A template as Nunjucks hands it to those that import it. */
interface ImportedTemplate extends CompiledTemplate {
	getExported(...given: [...context: unknown[], done: Done<object>]): void;
	hasKeptExports?: boolean;
}

/**
 * Adds our filters to Eleventy, and has its Nunjucks look for templates in our folders.
 * @param templates folders of templates, absolute, ours the last. A template of an earlier folder is used instead of one of a later folder
 * @returns what gives the Nunjucks that Eleventy has set up, once it has
 */
export function addNunjucks(config: EleventyConfig, filters: TemplateFilters, templates: readonly string[]): () => Nunjucks {
	const added = Object.entries<Filter>({ ...filters }).map(([name, filter]) => {
		config.addFilter(name, filter);
		return { name, filter, wrapped: config.getFilter(name) };
	});
	let nunjucks: Nunjucks | undefined;
	config.on("eleventy.engine.njk", ({ environment }: { environment: Nunjucks }) => {
		nunjucks = environment;
		const [loader] = environment.loaders;
		if (!loader) return;
		loader.searchPaths = [...templates];
		keepOurs(loader, templates.at(-1) ?? "");
	});
	let isPrepared = false;
	return () => {
		if (!nunjucks) throw new Error("Eleventy has set up no Nunjucks.");
		if (isPrepared) return nunjucks;
		isPrepared = true;
		// Eleventy measures every call of a filter, and that takes longer than most filters do. So Nunjucks gets our filters unmeasured. An owner's filter of the same name stays.
		for (const { name, filter, wrapped } of added) if (config.getFilter(name) === wrapped) nunjucks.addFilter(name, filter);
		keepImports(nunjucks);
		return nunjucks;
	};
}

/** What the name of a template begins with that is ours, also where the owner has one of that name. */
export const OURS = "backfile/";

/** Has a loader find our templates under names of their own, so that an owner's template can extend the one that it stands over. */
function keepOurs(loader: Loader, folder: string): void {
	const getSource = loader.getSource.bind(loader);
	loader.getSource = (name) => {
		if (!name.startsWith(OURS)) return getSource(name);
		const { searchPaths } = loader;
		loader.searchPaths = [folder];
		try {
			return getSource(name.slice(OURS.length));
		} finally {
			loader.searchPaths = searchPaths;
		}
	};
}

/** Has Nunjucks run imported templates once, and not again for every page. Without a page's context they give the same macros each time. */
function keepImports(nunjucks: Nunjucks): void {
	const getTemplate = nunjucks.getTemplate.bind(nunjucks);
	nunjucks.getTemplate = (name, ...rest) => {
		const done = rest.at(-1);
		if (typeof done !== "function") return getTemplate(name, ...rest);
		return getTemplate(name, ...rest.slice(0, -1), (error: unknown, template?: ImportedTemplate) => {
			if (template) shareCompiled(template);
			if (template) keepExports(template);
			done(error, template);
		});
	};
}

function keepExports(template: ImportedTemplate): void {
	if (template.hasKeptExports) return;
	template.hasKeptExports = true;
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

/** Renders a template with its data. */
export function renderTemplate(nunjucks: Nunjucks, template: string, data: object): Promise<string> {
	return new Promise((resolve, reject) => {
		nunjucks.render(template, data, (error, text) => (error || text === null ? reject(error) : resolve(text)));
	});
}
