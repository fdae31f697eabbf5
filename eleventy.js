// For plain Eleventy on an installed Backfile: npx @11ty/eleventy --config=node_modules/backfile/eleventy.js
// It reads the file of settings of the folder that it runs in; Eleventy itself finds no file of TypeScript.
import path from "node:path";
import * as backfile from "./lib/index.js";
import { importSettings } from "./lib/pipeline/settings/exports.js";
import { settingsFileIn } from "./lib/settings/filenames.js";

const file = path.resolve(settingsFileIn("."));
const { exports: owner } = await importSettings(file, backfile, new Map());

export const config = owner.config;

export default function (eleventyConfig) {
	eleventyConfig.addWatchTarget(file, { resetConfig: true });
	return owner.default(eleventyConfig);
}
