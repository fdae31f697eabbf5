import { renameSync, writeFileSync } from "node:fs";

/**
 * Puts a file in its place whole or not at all: it is made under another name on the same disk, and then renamed.
 * @param part the other name; a file that lies there is written over
 * @throws a system error where the file cannot be made or renamed
 */
export function placeWhole(file: string, part: string, make: (part: string) => void): void {
	make(part);
	renameSync(part, file);
}

/** Writes a file whole or not at all. */
export function writeWhole(file: string, contents: string | Uint8Array, part = `${file}.part`): void {
	placeWhole(file, part, (name) => writeFileSync(name, contents));
}
