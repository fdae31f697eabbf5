/** The part of Eleventy that we use. The package brings no types for it. */
declare module "@11ty/eleventy" {
	export interface Page {
		/** False for a page that is not written. */
		readonly outputPath: string | false;
		readonly content: string;
		/** The template that it was made from. */
		readonly inputPath: string;
	}

	export class Eleventy {
		constructor(input: string, output: string, options: object);
		disableLogger(): void;
		toJSON(): Promise<Page[]>;
		/** What was copied, and what was written. */
		write(): Promise<[copied: unknown, written: readonly Omit<Page, "content">[]]>;
	}
}
