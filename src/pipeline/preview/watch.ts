import { type FSWatcher, watch } from "@11ty/chokidar-with-glob-support";

/** Watches files, and folders with all that is in them, by Eleventy's own watcher. What is there already is not told. */
export function watchPaths(paths: readonly string[]): FSWatcher {
	// A folder may be called `content [2024]`.
	return watch(paths, { ignoreInitial: true, disableGlobbing: true });
}
