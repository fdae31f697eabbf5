import { type Dirent, lstatSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { codeOf, compareText } from "../../problem.ts";
import type { FileToProve } from "./tasks.ts";

/** All files of a folder, whatever they are. */
export interface WalkedFolder {
	readonly files: readonly FileToProve[];
	/** The folders, by their paths: their names are searched too. */
	readonly folders: readonly string[];
	readonly unread: readonly { readonly path: string; readonly why: string }[];
}

/**
 * Lists a folder with all that is in it, hidden files too.
 * @param folder absolute
 * @param told what stands before each path that is told to people
 */
export function walkFolder(folder: string, told = ""): WalkedFolder {
	const files: FileToProve[] = [];
	const folders: string[] = [];
	const unread: { path: string; why: string }[] = [];
	const waiting = [""];
	for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
		for (const entry of entriesOf(below)) {
			const name = below === "" ? entry.name : `${below}/${entry.name}`;
			const [from, tells] = [path.join(folder, name), `${told}${name}`];
			if (entry.isDirectory()) {
				folders.push(tells);
				waiting.push(name);
			} else if (entry.isFile() || leadsToFile(from)) files.push({ path: tells, from });
			else unread.push({ path: tells, why: entry.isSymbolicLink() ? "it is a link to a folder, or to nothing" : "it is no file" });
		}
	}
	return { files: files.sort((a, b) => compareText(a.path, b.path)), folders, unread };

	function entriesOf(below: string): Dirent[] {
		try {
			return readdirSync(path.join(folder, below), { withFileTypes: true });
		} catch (error) {
			unread.push({ path: `${told}${below}`, why: `it cannot be listed (${codeOf(error)})` });
			return [];
		}
	}
}

function leadsToFile(file: string): boolean {
	return lstatSync(file).isSymbolicLink() && (statSync(file, { throwIfNoEntry: false })?.isFile() ?? false);
}

/** A file beside others, where it is there. */
export function fileIfThere(from: string, told: string): FileToProve[] {
	return statSync(from, { throwIfNoEntry: false })?.isFile() ? [{ path: told, from }] : [];
}
