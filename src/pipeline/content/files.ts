import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { compareText } from "../../problem.ts";
import type { Carried } from "../../site/material.ts";

/** What an entry of a folder is. */
export function kindOf(entry: { isDirectory(): boolean; isFile(): boolean }): "folder" | "file" | "other" {
	if (entry.isDirectory()) return "folder";
	return entry.isFile() ? "file" : "other";
}

/** Whether there is a file at this path. */
export function isFile(file: string): boolean {
	try {
		return statSync(file).isFile();
	} catch {
		return false;
	}
}

/** Whether there is a folder at this path. */
export function isFolder(folder: string): boolean {
	try {
		return statSync(folder).isDirectory();
	} catch {
		return false;
	}
}

/** Every file below a folder, sorted by path. It follows symbolic links. The list is empty where there is no such folder. */
export function filesBelow(folder: string): Carried[] {
	return listFiles(folder, "", []).sort((a, b) => compareText(a.path, b.path));
}

/** @param parents the real paths of the folders that `inner` lies in */
function listFiles(folder: string, inner: string, parents: readonly string[]): Carried[] {
	const full = path.join(folder, inner);
	if (!existsSync(full)) return [];
	const real = realpathSync(full);
	// A link to one of its own parents would never end.
	if (parents.includes(real)) return [];
	return readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
		const file = inner === "" ? entry.name : `${inner}/${entry.name}`;
		const from = path.join(folder, file);
		const kind = kindOf(entry.isSymbolicLink() ? (statSync(from, { throwIfNoEntry: false }) ?? entry) : entry);
		if (kind === "folder") return listFiles(folder, file, [...parents, real]);
		return kind === "file" ? [{ path: file, from }] : [];
	});
}
