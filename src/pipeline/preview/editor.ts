import path from "node:path";
import type { Position } from "../../problem.ts";
import { isFile } from "../content/files.ts";

/** The folders from which problems name files, absolute: that of the stories, and that of the settings. */
export interface NamedFrom {
	readonly content: string;
	readonly root: string;
}

/** The file that a problem names, absolute: the settings, the cache and the ledger are named from the folder of the settings, all else from the content folder. */
export function fileOfProblem(file: string, { content, root }: NamedFrom): string {
	const isBesideSettings = /^\.(eleventy|backfile)/.test(file) || (!isFile(path.join(content, file)) && isFile(path.join(root, file)));
	return path.join(isBesideSettings ? root : content, file);
}

/**
 * A link that opens a file in an editor.
 * @param form the form of these links: `{file}` stands for the path, percent-encoded and beginning with a slash on every system, `{line}` and `{column}` for the place
 * @param file absolute
 */
export function editorLink(form: string, file: string, { line = 1, column = 1 }: Partial<Position>): string {
	const slashed = `/${file}`.replaceAll("\\", "/").replace(/^\/+/, "/");
	const values: Readonly<Record<string, string>> = {
		file: encodeURI(slashed).replace(/[?#]/g, encodeURIComponent),
		line: String(line),
		column: String(column),
	};
	return form.replace(/\{(file|line|column)\}/g, (_, name: string) => values[name] ?? "");
}
