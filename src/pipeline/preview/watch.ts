import { type FSWatcher, watch } from "@11ty/chokidar-with-glob-support";

export type { FSWatcher };

/**
 * Watches files, and folders with all that is in them, by Eleventy's own watcher. What is there already is not told.
 * @param isIgnored whether a path that is found in them is not watched
 */
export function watchPaths(paths: readonly string[], isIgnored: (file: string) => boolean): FSWatcher {
	// A folder may be called `content [2024]`. What follows each other at once is taken together by those who listen; the watcher alone would
	// hold back what is deleted, and so cut a renaming in two.
	return watch(paths, { ignoreInitial: true, disableGlobbing: true, atomic: false, ignored: isIgnored });
}

/** Waits until a watcher has gone through all that it watches: from then on it tells of every change. A large archive takes it long. */
export function whenReady(watcher: Pick<FSWatcher, "on">): Promise<void> {
	return new Promise((resolve) => watcher.on("ready", resolve));
}
