import path from "node:path";
import { formatOf, maybeWireCopy } from "../../article/article.ts";
import { isMedia } from "../../site/media/media.ts";

/** What a file of the content folder is, by its name. */
export type Sort = "stories" | "pages" | "media" | "sidecars" | "tables" | "unread";

/** Sorts a file by its path below the content folder. */
export function sortOf(file: string): Sort {
	if (isReadme(file) || isSectionIndex(file)) return "unread";
	if (formatOf(file) || maybeWireCopy(file)) return isPage(file) ? "pages" : "stories";
	if (isTable(file)) return "tables";
	if (isSidecar(file)) return "sidecars";
	return isMedia(file) ? "media" : "unread";
}

/** Whether a file is a standing page, if it is a story at all. */
export function isPage(file: string): boolean {
	return file.startsWith("pages/");
}

/** Whether a file tells about the files around it. */
export function isReadme(file: string): boolean {
	return /^readme(\.|$)/i.test(path.posix.basename(file));
}

/** Whether a file is about its folder, as Hugo has it: `_index.md`. */
export function isSectionIndex(file: string): boolean {
	return formatOf(file) !== undefined && /(^|\/)_index\./i.test(file);
}

/** Whether a file is a table of what is said of stories. */
export function isTable(file: string): boolean {
	return /(^|\/)articles\.(csv|tsv|tab)$/i.test(file);
}

/** Whether a file is such a table in a format that is not read. */
export function isSpreadsheet(file: string): boolean {
	return /(^|\/)articles\.(xlsx?|xlsm|ods|fods|numbers)$/i.test(file);
}

/** What sidecars end in: YAML, or the lines of Nikola. */
export const SIDECAR_END = /\.(?:ya?ml|meta)$/i;

/** Whether a file is a sidecar, if there is a story of its name. */
export function isSidecar(file: string): boolean {
	return SIDECAR_END.test(file);
}

/** Whether a file is the one that says which names are taken out of the site, whatever its case and the length of its extension. */
export function isRedactionsFile(file: string): boolean {
	return /^redactions\.ya?ml$/i.test(file);
}

/** Whether a file is the one that tells of authors, whatever its case and the length of its extension, if no story has its name. */
export function isAuthorsFile(file: string): boolean {
	return /^authors\.ya?ml$/i.test(file);
}

/** Whether a file is the one that says what terms are called and which are hidden, whatever its case and the length of its extension. */
export function isTermsFile(file: string): boolean {
	return /^terms\.ya?ml$/i.test(file);
}
