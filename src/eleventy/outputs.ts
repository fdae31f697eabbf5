import path from "node:path";
import { KINDS, type Kind, type Rendered } from "../site/output.ts";
import type { Site } from "../site/plan.ts";
import type { EleventyConfig } from "./config.ts";
import { makeFilters } from "./filters.ts";

/** What Eleventy is to render, and with what. */
export interface Rendering {
	readonly site: Site;
	readonly outputs: readonly Rendered[];
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

/** The template of a kind: all that is not HTML stands in feeds/. */
function layoutOf(kind: Kind): string {
	return kind === "rss" ? "feeds/rss.njk" : `layouts/${kind}.njk`;
}

/** Hands outputs to Eleventy: one template a kind, which is paginated over the kind's outputs. */
export function addOutputs(config: EleventyConfig, { site, outputs, templates, content, onBegin }: Rendering): void {
	config.addGlobalData("site", site);
	for (const [name, filter] of Object.entries(makeFilters(site, content))) config.addFilter(name, filter);
	config.addFilter("backfileBegin", (item: Item) => {
		onBegin?.(item.path);
		return "";
	});
	config.on("eleventy.engine.njk", ({ environment }: { environment: { loaders: { searchPaths: string[] }[] } }) => {
		const [loader] = environment.loaders;
		if (loader) loader.searchPaths = [...templates];
	});
	for (const kind of KINDS) {
		const items = outputs.filter((output) => output.kind === kind).map(({ data, url, path: file }): Item => ({ ...data, url, path: file }));
		if (items.length === 0) continue;
		const data = `backfile_${kind.replaceAll("-", "_")}`;
		config.addGlobalData(data, items);
		// Eleventy compiles a paginated body anew for every page, so the body is one line; Nunjucks compiles what it extends once.
		config.addTemplate(path.posix.join("backfile", `${kind}.njk`), `{{ item | backfileBegin }}{% extends "${layoutOf(kind)}" %}`, {
			pagination: { data, size: 1, alias: "item" },
			permalink: ({ item }: { item: Item }) => `/${item.path}`,
			eleventyExcludeFromCollections: true,
		});
	}
}
