import { readdirSync } from "node:fs";
import path from "node:path";
import { codeOf, compareText } from "../../problem.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";
import { isOwnName } from "../publish/staging.ts";

/** What lies below a folder, sorted by path, with `/`. */
export interface Entries {
	/** Everything that is no folder: files, symbolic links, pipes. */
	readonly files: readonly string[];
	/** Folders that cannot be read, each with the code of the error. */
	readonly unreadable: readonly { readonly path: string; readonly code: string }[];
}

/**
 * Lists a published site. Our own records in it are left out, and symbolic links are not followed.
 * @param folder absolute
 */
export function entriesBelow(folder: string): Entries {
	const files: string[] = [];
	const unreadable: { path: string; code: string }[] = [];
	const waiting = [""];
	for (let inner = waiting.pop(); inner !== undefined; inner = waiting.pop()) {
		try {
			for (const entry of readdirSync(path.join(folder, inner), { withFileTypes: true })) {
				if (inner === "" && isOwnName(entry.name)) continue;
				const file = inner === "" ? entry.name : `${inner}/${entry.name}`;
				(entry.isDirectory() ? waiting : files).push(file);
			}
		} catch (error) {
			refuseTooManyOpen(error);
			// It may have been removed since its parent was read.
			if (inner === "" || codeOf(error) !== "ENOENT") unreadable.push({ path: inner, code: codeOf(error) });
		}
	}
	return { files: files.sort(compareText), unreadable: unreadable.sort((a, b) => compareText(a.path, b.path)) };
}
