// For plain Eleventy on an installed Backfile: npx @11ty/eleventy --config=node_modules/backfile/eleventy.js
// It reads the .eleventy.ts of the folder that it runs in, which Eleventy itself cannot.
import path from "node:path";
import { createJiti } from "jiti";
import * as backfile from "./lib/index.js";

const file = path.resolve(".eleventy.ts");
const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false, virtualModules: { backfile } });
const owner = await jiti.import(file);

export const config = owner.config;

export default function (eleventyConfig) {
	eleventyConfig.addWatchTarget(file, { resetConfig: true });
	return owner.default(eleventyConfig);
}
