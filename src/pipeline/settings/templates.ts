import path from "node:path";
import { compareText } from "../../problem.ts";
import type { Carried } from "../../site/material.ts";
import { filesBelow } from "../content/files.ts";
import { OUR_TEMPLATES } from "./load.ts";

/** Every file of the templates' folders that can change a rendered output: layouts, the owner's own pages, and all that these may use. */
export function templatesOf(folders: readonly string[]): Carried[] {
	return folders.flatMap((folder) =>
		filesBelow(folder).filter(({ path: file }) => !file.startsWith("assets/") && !isOfPreview(folder, file)),
	);
}

/** Whether a file is part of what `serve` shows over pages, and of no output. A folder of that name among the owner's may hold pages. */
function isOfPreview(folder: string, file: string): boolean {
	return folder === OUR_TEMPLATES && file.startsWith("preview/");
}

/** The style sheet and all other files of the assets folders. A file of an earlier folder replaces the one of a later folder. */
export function assetsOf(folders: readonly string[]): Carried[] {
	const assets = new Map<string, string>();
	for (const { path: file, from } of folders.flatMap((folder) => filesBelow(path.join(folder, "assets")))) {
		const to = `assets/${file}`;
		if (!path.basename(file).startsWith(".") && !assets.has(to)) assets.set(to, from);
	}
	return [...assets].map(([to, from]) => ({ path: to, from })).sort((a, b) => compareText(a.path, b.path));
}
