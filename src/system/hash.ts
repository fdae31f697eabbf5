import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { refuseTooManyOpen } from "./openfiles.ts";

/** The SHA-256 of a file's contents, hex. */
export function sha256Of(contents: Uint8Array | string): string {
	return hash("sha256", contents, "hex");
}

/** The SHA-256 of a file on the disk, hex; undefined where it cannot be read. */
export function sha256At(file: string): string | undefined {
	try {
		return sha256Of(readFileSync(file));
	} catch (error) {
		refuseTooManyOpen(error);
		return undefined;
	}
}
