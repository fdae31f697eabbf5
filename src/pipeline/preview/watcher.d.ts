/** The part of Eleventy's own watcher that we use; the package brings no types. It is chokidar 4, and watches whole folders at once on macOS. */
declare module "@11ty/chokidar-with-glob-support" {
	export interface FSWatcher {
		/** @param then is called with what happened, and the path of the file */
		on(event: "all", then: (event: string, file: string) => void): this;
		on(event: "error", then: (error: unknown) => void): this;
		on(event: "ready", then: () => void): this;
		add(paths: readonly string[]): this;
		unwatch(paths: readonly string[]): this;
		close(): Promise<void>;
	}
	/** @param options `disableGlobbing`: a path means the file of this name, whatever characters it has; `atomic`: a file that is deleted and soon there again is told as one change */
	export function watch(
		paths: readonly string[],
		options: {
			readonly ignoreInitial: boolean;
			readonly disableGlobbing: boolean;
			readonly atomic: boolean;
			readonly ignored: (file: string) => boolean;
		},
	): FSWatcher;
}
