import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { decode } from "../../article/encoding.ts";
import { isFile } from "./files.ts";

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

/** No text that people write is larger, in bytes. */
const LARGEST = 16e6;

/**
 * The lines of a text file, to be shown with a problem; none where it cannot be read.
 * @param file absolute
 */
export function linesOf(file: string): readonly string[] {
	try {
		if (statSync(file).size > LARGEST) return [];
		return decode(readFileSync(file)).text.split("\n");
	} catch {
		// The problem may be that it cannot be read.
		return [];
	}
}
