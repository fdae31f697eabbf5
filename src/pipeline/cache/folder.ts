import path from "node:path";
import { shortHash } from "../../article/slug.ts";
import type { Problem } from "../../problem.ts";

/**
 * The folder of all caches, beside the settings file. In it lie:
 * `settings`, the settings file as it was compiled; `problems.json`, what the last check found; `drafts/`, the site that shows drafts;
 * and a folder for each pair of a content and an output folder, as `cacheFolder` names it. That one holds `stories`, `outputs`, `groups`,
 * `last` and `search` (cache.ts), `pictures` and `webp/` (../pictures/memory.ts), and `runs.json` (../runs/run.ts).
 */
export const CACHE = ".backfile";

/** The cache folder for one content folder and one output folder. */
export function cacheFolder(root: string, folders: { readonly content: string; readonly output: string }): string {
	return path.join(root, CACHE, shortHash(`${folders.content}\0${folders.output}`));
}

/** The folder into which a site is built that shows drafts: among the caches, where nothing looks for what is to be published. */
export function draftsFolder(root: string): string {
	return path.join(root, CACHE, "drafts");
}

/** The problem of a damaged part of a cache. */
export function damagedProblem(name: string): Problem {
	return {
		file: `${CACHE}/${name}`,
		rule: "cache-damaged",
		severity: "info",
		message: "The cache was damaged; what it lacks is made anew.",
		remedy: "Nothing is lost, and you need not do anything.",
	};
}
