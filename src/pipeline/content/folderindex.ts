import path from "node:path";
import type { Problem } from "../../problem.ts";

/** Tells of the files called `index` beside other stories: Jekyll writes a page about a folder so, Hugo a story with pictures of its own. */
export function folderIndexes(stories: readonly string[]): Problem[] {
	if (!stories.some(isIndex)) return [];
	const folders = new Set(stories.filter((file) => !isIndex(file)).map((file) => path.posix.dirname(file)));
	return stories.filter((file) => isIndex(file) && folders.has(path.posix.dirname(file))).map(indexProblem);
}

function isIndex(file: string): boolean {
	return /(^|\/)index\.[a-z]+$/i.test(file);
}

function indexProblem(file: string): Problem {
	return {
		file,
		rule: "section-index",
		severity: "info",
		message: "This file has the name of a page about its folder, and there are other stories beside it. It is read as a story.",
		remedy: "Give it another name if it is a story; move it into pages/ if it is not.",
	};
}
