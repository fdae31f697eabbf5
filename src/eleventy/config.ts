/** The part of Eleventy's config that we use, and that an owner's config function is given (https://www.11ty.dev/docs/config/). The package brings no types for it. */
export interface EleventyConfig {
	setInputDirectory(dir: string): void;
	setOutputDirectory(dir: string): void;
	setTemplateFormats(formats: readonly string[]): void;
	addTemplate(path: string, body: string, data: object): void;
	addTemplateFormats(format: string): void;
	addExtension(
		extension: string,
		options: {
			readonly compileOptions: { readonly cache: boolean };
			compile(content: string): (data: object) => Promise<string>;
		},
	): void;
	addGlobalData(name: string, data: unknown): void;
	addFilter(name: string, filter: (...values: never[]) => unknown): void;
	getFilter(name: string): unknown;
	getFilters(): Readonly<Record<string, unknown>>;
	setUseTemplateCache(isUsed: boolean): void;
	addPassthroughCopy(from: string | Readonly<Record<string, string>>): void;
	addWatchTarget(glob: string, options?: { readonly resetConfig: boolean }): void;
	addPlugin(plugin: unknown, options?: unknown): unknown;
	on(event: string, listener: (event: never) => unknown): void;
	/** The managers of bundles of style sheets and scripts, by the names of their bundles. */
	getBundleManagers(): Readonly<Record<string, unknown>>;
	readonly transforms: Readonly<Record<string, unknown>>;
	readonly linters: Readonly<Record<string, unknown>>;
	readonly preprocessors: Readonly<Record<string, unknown>>;
	readonly htmlTransformer: { isTransformable(extension: string, page: object): boolean };
	readonly events: { listenerCount(event: string): number };
	readonly passthroughCopies: Readonly<Record<string, { readonly outputPath: unknown }>>;
	readonly ignores: Set<string>;
	readonly benchmarks: { readonly config: { setIsVerbose(verbose: boolean): void } };
	readonly logger?: { warn(message: string): void };
	[key: symbol]: unknown;
}
