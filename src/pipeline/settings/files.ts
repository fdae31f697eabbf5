import { readFileSync } from "node:fs";
import path from "node:path";
import type { Carried } from "../../site/material.ts";
import { relativePath } from "../../system/disk/diskpaths.ts";
import { isFile } from "../content/files.ts";

/** What stands for a settings file where an archive has none. */
export const NO_FILE = "";

const ENDINGS = ["", ".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js"];

/** Files that fix the versions of libraries. */
const VERSION_FILES = ["package.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml"];

/**
 * All files that a settings file depends on: itself, every file that it or one of those names by a text such as "./x",
 * and those that fix the versions of libraries. So they include all that it imports, and all that it reads by a name that is written in it.
 */
export function settingsFiles(file: string): Carried[] {
	if (file === NO_FILE) return [];
	const root = path.dirname(file);
	const found = new Set([file, ...VERSION_FILES.map((name) => path.join(root, name)).filter(isFile)]);
	// A Set also visits what is added to it during the loop.
	for (const from of found) {
		if (!/\.[cm]?[jt]s$/.test(from)) continue;
		for (const [, name = ""] of readFileSync(from, "utf8").matchAll(/["'`](\.\.?\/[^"'`\n]+)["'`]/g)) {
			const wanted = path.resolve(path.dirname(from), name);
			const existing = [...ENDINGS.map((ending) => wanted + ending), wanted.replace(/\.([cm]?)js$/, ".$1ts")].find(isFile);
			if (existing !== undefined) found.add(existing);
		}
	}
	return [...found].map((from) => ({ path: relativePath(root, from), from }));
}
