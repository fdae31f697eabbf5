import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CannotRun, codeOf } from "../../problem.ts";
import { isWithin } from "../../system/disk/diskpaths.ts";
import { removeFile } from "../../system/disk/inuse.ts";
import { placeWhole } from "../../system/disk/whole.ts";
import { sha256Of } from "../../system/hash.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";

/** Puts files below one folder, each whole or not at all, and never outside it. */
export interface Folder {
	write(file: string, text: string): void;
	/** Does the same with the file that `make` writes at the path that it gets. */
	place(file: string, make: (part: string) => void): void;
	remove(file: string): void;
	has(file: string): boolean;
	/** SHA-256 (hex) of a file; undefined if there is none. */
	sha256(file: string): string | undefined;
	/** Removes the unfinished file of a run that was killed. */
	tidy(): void;
}

/** The name of a file that is being written. Builds ignore it. */
const PART = ".backfile-import.part";

/** @param root an absolute path; the folder is made if it is missing */
export function openFolder(root: string): Folder {
	const made = new Set<string>();
	const part = path.join(root, PART);
	return {
		write: (file, text) => place(file, (name) => writeFileSync(name, text)),
		place,
		remove: (file) => removeFile(within(file)),
		has: (file) => existsSync(path.join(root, file)),
		sha256(file) {
			// Mostly there is none, and an exception takes longer than this check.
			if (!existsSync(path.join(root, file))) return undefined;
			try {
				return sha256Of(readFileSync(path.join(root, file)));
			} catch (error) {
				if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
				refuseTooManyOpen(error);
				throw cannotWrite(file, error);
			}
		},
		tidy: () => removeFile(part),
	};

	function place(file: string, make: (part: string) => void): void {
		try {
			const to = within(file);
			placeWhole(to, part, make);
		} catch (error) {
			refuseTooManyOpen(error);
			throw error instanceof CannotRun ? error : cannotWrite(path.join(root, file), error);
		}
	}

	/** The absolute path of a file. Its folder is made, and must be in the root even if there are symbolic links. */
	function within(file: string): string {
		const full = path.join(root, file);
		const folder = path.dirname(full);
		if (!made.has(folder)) {
			mkdirSync(folder, { recursive: true });
			if (!isWithin(realpathSync(root), realpathSync(folder)))
				throw new CannotRun(`${folder} leads out of ${root}.`, "Take away the symbolic link, or write into another folder with --into.");
			made.add(folder);
		}
		return full;
	}
}

function cannotWrite(file: string, error: unknown): CannotRun {
	return new CannotRun(
		`${file} cannot be written (${codeOf(error)}).`,
		"Look whether there is room, and whether the folder may be written to.",
	);
}
