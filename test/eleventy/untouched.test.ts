import { describe, expect, it } from "vitest";
import type { EleventyConfig } from "../../src/eleventy/config.ts";
import { batchPlugin } from "../../src/eleventy/plugin.ts";
import { renderTrial } from "../../src/eleventy/render.ts";
import { leavesPagesUntouched } from "../../src/eleventy/untouched.ts";
import type { Site } from "../../src/site/site.ts";
import { temporary } from "../pipeline/archives.ts";

/** What owners may write in their config functions. The package brings no types for all of it. */
// biome-ignore lint/suspicious/noExplicitAny: a config is an owner's JavaScript
type OwnersConfig = any;

async function isUntouched(configure: (config: OwnersConfig) => unknown): Promise<boolean | undefined> {
	const folder = temporary();
	const site = { title: "T", language: "en", url: "https://example.org/", timeZone: "UTC" } as unknown as Site;
	let config: EleventyConfig | undefined;
	const prepared = await renderTrial({ site, outputs: [], templates: [folder], content: folder, output: folder }, async (given) => {
		config = given;
		batchPlugin(given);
		await configure(given);
	});
	return prepared && config && leavesPagesUntouched(config, prepared.data);
}

describe("leavesPagesUntouched", () => {
	it.each<[string, (config: OwnersConfig) => unknown]>([
		["nothing", () => {}],
		["a filter", (config) => config.addFilter("shout", String)],
		["a shortcode", (config) => config.addShortcode("year", () => "2020")],
		["data", (config) => config.addGlobalData("paper", { name: "The Paper" })],
		["files to copy", (config) => config.addPassthroughCopy({ "extra/robots.txt": "robots.txt" })],
		["a page", (config) => config.addTemplate("virtual.njk", "Virtual", { permalink: "/virtual.html" })],
		["a listener before all", (config) => config.on("eleventy.before", () => {})],
	])("is true of a config with %s", async (_, configure) => expect(await isUntouched(configure)).toBe(true));

	it.each<[string, (config: OwnersConfig) => unknown]>([
		["a transform", (config) => config.addTransform("signed", (content: string) => content)],
		["a linter", (config) => config.addLinter("read", () => {})],
		["a preprocessor", (config) => config.addPreprocessor("drafts", "njk", () => {})],
		["a bundle", (config) => config.addPlugin((later: OwnersConfig) => later.addBundle("css"))],
		[
			"a transform of addresses",
			(config) => config.addPlugin((later: OwnersConfig) => later.htmlTransformer.addUrlTransform("html", String)),
		],
		[
			"a plugin of PostHTML",
			(config) => config.addPlugin((later: OwnersConfig) => later.htmlTransformer.addPosthtmlPlugin("html", () => () => {})),
		],
		["a layout for all", (config) => config.addGlobalData("layout", false)],
		["computed data", (config) => config.addGlobalData("eleventyComputed", { shown: () => "x" })],
		["a listener after all", (config) => config.on("eleventy.after", () => {})],
		["a listener to the addresses of pages", (config) => config.on("eleventy.contentMap", () => {})],
	])("is false of a config with %s", async (_, configure) => expect(await isUntouched(configure)).toBe(false));
});
