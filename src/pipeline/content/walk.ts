import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { formatOf } from "../../article/article.ts";
import { holdsNoStories } from "../../article/folders.ts";
import { codeOf, compareText, type Problem, type Rule } from "../../problem.ts";
import { isWithin } from "../../system/disk/diskpaths.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";
import { kindOf } from "./files.ts";
import { isSidecar, isTable } from "./sorts.ts";

/** The files of a content folder. All paths are relative to it, with `/`. */
export interface Walk {
	/** The content folder without symbolic links, absolute. */
	readonly root: string;
	/** Ordinary files that can be read, in order. */
	readonly files: string[];
	/** Entries that are not read: links that lead nowhere, pipes, folders with the name of a sidecar and the like. Each has a problem. */
	readonly refused: string[];
	readonly problems: Problem[];
}

/**
 * Walks through a content folder.
 * @param root absolute, without symbolic links
 */
export function walkContent(root: string): Walk {
	const walk: Walk = { root, files: [], refused: [], problems: [] };
	walkFolder(walk, "", [root]);
	return walk;
}

/** @param parents the real paths of this folder and of those that it lies in */
function walkFolder(walk: Walk, folder: string, parents: readonly string[]): void {
	for (const entry of entriesOf(walk, folder)) {
		if (entry.name.startsWith(".")) continue;
		const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
		const kind = entry.isSymbolicLink() ? followLink(walk, file, parents) : kindOf(entry);
		if (kind === "folder" && holdsNoStories(entry.name)) {
			if (entry.name.startsWith("_")) walk.problems.push(notRead(file));
		} else if (kind === "folder") {
			const isOther = isSidecar(file) || isTable(file);
			if (formatOf(file) || isOther) walk.problems.push(namedAsStory(file));
			if (isOther) walk.refused.push(file);
			walkFolder(walk, file, [...parents, realpathSync(path.join(walk.root, file))]);
		} else if (kind === "file") walk.files.push(file);
		else if (kind === "other") refuse(walk, file, "not-a-file", "This is no ordinary file.", "Put a file in its place, or delete it.");
	}
}

function entriesOf({ root, problems }: Walk, folder: string): Dirent[] {
	try {
		return readdirSync(path.join(root, folder), { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
	} catch (error) {
		refuseTooManyOpen(error);
		problems.push({
			file: folder,
			rule: "unreadable",
			severity: "error",
			message: `The folder cannot be read (${codeOf(error)}).`,
			remedy: "Give the user who builds the right to read it.",
		});
		return [];
	}
}

/** What a symbolic link leads to; undefined where it must not be followed, which is a problem. */
function followLink(walk: Walk, file: string, parents: readonly string[]): ReturnType<typeof kindOf> | undefined {
	const { root } = walk;
	try {
		const target = realpathSync(path.join(root, file));
		if (!isWithin(root, target)) {
			const message = "This link leads out of the content folder; it is not followed.";
			return refuse(walk, file, "symlink-outside", message, "Copy the file into the folder.");
		}
		if (parents.includes(target))
			return refuse(walk, file, "symlink-loop", "This link leads back to a folder that it lies in.", "Delete it.");
		return kindOf(statSync(target));
	} catch (error) {
		return codeOf(error) === "ELOOP"
			? refuse(walk, file, "symlink-loop", "This link leads back to itself.", "Delete it.")
			: refuse(walk, file, "symlink-broken", "This link leads nowhere.", "Put the file there to which it leads, or delete the link.");
	}
}

function refuse({ refused, problems }: Walk, file: string, rule: Rule, message: string, remedy: string): undefined {
	refused.push(file);
	problems.push({ file, rule, severity: "error", message, remedy });
}

function notRead(file: string): Problem {
	return {
		file,
		rule: "folder-not-read",
		severity: "info",
		message: "A folder of this name holds templates or other files of a generator; nothing in it is read.",
		remedy: "Rename it if it holds stories.",
	};
}

function namedAsStory(file: string): Problem {
	return {
		file,
		rule: "folder-named-as-story",
		severity: "warning",
		message: "This is a folder with the name of a story, a sidecar or a table.",
		remedy: "Rename it; what lies in it is read.",
	};
}
