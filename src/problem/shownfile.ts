import path from "node:path";

/**
 * A file as messages name it: from a folder, with `/`, where it lies there; else as it is.
 * @param file absolute
 * @param folder absolute
 */
export function shownFile(file: string, folder: string): string {
	const below = path.relative(folder, file).split(path.sep).join("/");
	return below === ".." || below.startsWith("../") || path.isAbsolute(below) ? file : below;
}
