import { readFileSync } from "node:fs";
import path from "node:path";
import type { Carried } from "../../site/material.ts";
import { isFile } from "../content/find.ts";

const ENDINGS = ["", ".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js"];

/** Files in which libraries are pinned. */
const PINS = ["package.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml"];

/**
 * A settings file, every file that it or one of those names by a text such as "./x", and what pins the libraries:
 * all imports with them, and whatever it reads under a name that stands in it.
 */
export function settingsFiles(file: string): Carried[] {
	const root = path.dirname(file);
	const found = new Set([file, ...PINS.map((name) => path.join(root, name)).filter(isFile)]);
	for (const from of found) {
		if (!/\.[cm]?[jt]s$/.test(from)) continue;
		for (const [, name = ""] of readFileSync(from, "utf8").matchAll(/["'`](\.\.?\/[^"'`\n]+)["'`]/g)) {
			const wanted = path.resolve(path.dirname(from), name);
			const there = [...ENDINGS.map((ending) => wanted + ending), wanted.replace(/\.([cm]?)js$/, ".$1ts")].find(isFile);
			if (there !== undefined) found.add(there);
		}
	}
	return [...found].map((from) => ({ path: path.relative(root, from).split(path.sep).join("/"), from }));
}
