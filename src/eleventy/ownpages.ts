import path from "node:path";
import { CannotRun } from "../problem.ts";
import { relativePath } from "../system/disk/diskpaths.ts";

/** What Eleventy made for the owner in a folder. */
export interface OwnOutputs {
	/** Whether Eleventy made any page, or has files to copy. */
	readonly hasOwnFiles: boolean;
	/** The templates of the pages, as the folder names them in which the command runs, by the paths of the pages below the output folder. */
	readonly sources: Readonly<Record<string, string>>;
}

/** What Eleventy tells of a page that it made. */
export interface OwnPage {
	readonly inputPath: string;
	readonly outputPath: string | false;
}

/**
 * Says which template made which page.
 * @param folder the folder that the pages were made in, absolute
 */
export function sourcesOf(pages: readonly OwnPage[], folder: string): Record<string, string> {
	return Object.fromEntries(
		pages.flatMap(({ inputPath, outputPath }) =>
			outputPath ? [[relativePath(folder, path.resolve(outputPath)), plainPath(inputPath)] as const] : [],
		),
	);
}

/**
 * What is wrong where two pages of the owner's own would stand at one address.
 * @param error what Eleventy says
 * @param folder the folder that the pages are made in, absolute
 * @returns undefined where Eleventy says something else
 */
export function conflictOf(error: unknown, folder: string): CannotRun | undefined {
	const text = error instanceof Error ? error.message : "";
	const [, output] = /^Output conflict: multiple input files are writing to `([^`]+)`/.exec(text) ?? [];
	if (output === undefined) return undefined;
	const files = [...text.matchAll(/^ +\d+\. (.+)$/gm)].map(([, file = ""]) => plainPath(file)).sort();
	return new CannotRun(
		`Two pages of your own would stand at /${relativePath(folder, path.resolve(output))}: ${files.join(" and ")}.`,
		"Give one of them another permalink in its front matter; nothing was published.",
		"docs/templates.md#pages-of-your-own",
	);
}

/** A path as people write it. */
function plainPath(file: string): string {
	return path.posix.normalize(file.replaceAll("\\", "/"));
}
