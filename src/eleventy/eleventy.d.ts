/** The part of Eleventy that we use; the package brings no types for it. */
declare module "@11ty/eleventy" {
	/** What a config function and a plugin are given. */
	export interface UserConfig {
		setInputDirectory(dir: string): void;
		setOutputDirectory(dir: string): void;
		setTemplateFormats(formats: readonly string[]): void;
		addTemplate(path: string, body: string, data: object): void;
		addGlobalData(name: string, data: unknown): void;
		addFilter(name: string, filter: (...values: never[]) => unknown): void;
		addPassthroughCopy(map: Readonly<Record<string, string>>): void;
		addWatchTarget(glob: string, options?: { readonly resetConfig: boolean }): void;
		addPlugin(plugin: unknown, options?: unknown): unknown;
		on(event: string, listener: (event: never) => unknown): void;
		readonly ignores: Set<string>;
		readonly benchmarks: { readonly config: { setIsVerbose(verbose: boolean): void } };
		readonly logger?: { warn(message: string): void };
		[batch: symbol]: unknown;
	}

	export interface Page {
		readonly url: string;
		readonly inputPath: string;
		readonly outputPath: string;
		readonly content: string;
	}

	export class Eleventy {
		constructor(input: string, output: string, options: object);
		disableLogger(): void;
		init(): Promise<void>;
		toJSON(): Promise<Page[]>;
	}
	export default Eleventy;
}
