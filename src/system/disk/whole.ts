import { writeFileSync } from "node:fs";
import { moveFile } from "./inuse.ts";

/**
 * Puts a file in its place whole or not at all: it is made under another name on the same file system, and then renamed.
 * @param part the other name; a file of that name is overwritten
 * @param make makes the file under the name that it is given
 * @throws an error of the operating system where the file cannot be made or renamed
 */
export function placeWhole(file: string, part: string, make: (part: string) => void): void {
	make(part);
	moveFile(part, file);
}

/** Writes a file whole or not at all. */
export function writeWhole(file: string, contents: string | Uint8Array, part = `${file}.part`): void {
	placeWhole(file, part, (name) => writeFileSync(name, contents));
}
