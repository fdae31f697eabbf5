import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CannotRun, codeOf } from "../../problem.ts";
import { sha256Of } from "../../system/hash.ts";
import { placeWhole } from "../../system/whole.ts";

/** Puts files below one folder, each whole or not at all, and never outside it. */
export interface Folder {
	write(file: string, text: string): void;
	/** The same for what `make` puts under the name that it is given. */
	place(file: string, make: (part: string) => void): void;
	remove(file: string): void;
	has(file: string): boolean;
	/** SHA-256 (hex) of a file; undefined where there is none. */
	sha256(file: string): string | undefined;
	/** Takes away what a run that was killed left half done. */
	tidy(): void;
}

/** A name that no build looks at. */
const PART = ".backfile-import.part";

/** @param root absolute path; made where it is missing */
export function openFolder(root: string): Folder {
	const made = new Set<string>();
	const part = path.join(root, PART);
	return {
		write: (file, text) => place(file, (name) => writeFileSync(name, text)),
		place,
		remove: (file) => rmSync(within(file), { force: true }),
		has: (file) => existsSync(path.join(root, file)),
		sha256(file) {
			// Mostly there is none, and an exception takes longer than a look.
			if (!existsSync(path.join(root, file))) return undefined;
			try {
				return sha256Of(readFileSync(path.join(root, file)));
			} catch (error) {
				if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
				throw cannotWrite(file, error);
			}
		},
		tidy: () => rmSync(part, { force: true }),
	};

	function place(file: string, make: (part: string) => void): void {
		try {
			const to = within(file);
			placeWhole(to, part, make);
		} catch (error) {
			throw error instanceof CannotRun ? error : cannotWrite(path.join(root, file), error);
		}
	}

	/** The absolute path of a file, whose folder is there and lies in the root whatever links there are. */
	function within(file: string): string {
		const full = path.join(root, file);
		const folder = path.dirname(full);
		if (!made.has(folder)) {
			mkdirSync(folder, { recursive: true });
			if (!isInside(realpathSync(root), realpathSync(folder)))
				throw new CannotRun(`${folder} leads out of ${root}.`, "Take away the symbolic link, or write into another folder with --into.");
			made.add(folder);
		}
		return full;
	}
}

/** Whether a path is a folder or lies in it; both absolute and without links. */
export function isInside(folder: string, file: string): boolean {
	return file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

function cannotWrite(file: string, error: unknown): CannotRun {
	return new CannotRun(
		`${file} cannot be written (${codeOf(error)}).`,
		"Look whether there is room, and whether the folder may be written to.",
	);
}
