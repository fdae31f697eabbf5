import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import path from "node:path";
import { codeOf } from "../../problem.ts";
import { sha256Of } from "../../system/hash.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";

/** Files to be hashed: plain data. */
export interface HashTask {
	/** Absolute. */
	readonly folder: string;
	/** Paths below the folder, separated by NUL characters. */
	readonly files: string;
}

/**
 * What was found at a path: the SHA-256 (hex) and the size of a file; or why there is none. `missing`: nothing is there. `link`: a symbolic link is there.
 * `other`: a folder, a pipe or the like. Any other text is the code of a system error, such as `EACCES`.
 */
export type Hashed = { readonly sha256: string; readonly bytes: number } | { readonly fault: string };

const CHUNK = 1024 * 1024;

/** Where the bytes of files are read into, one after the other. */
const room = Buffer.allocUnsafe(CHUNK);

/** A pipe would keep a process waiting that opens it. Windows has neither of the two. */
const HOW = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Hashes files, in their order. Symbolic links are not followed: they are no files that a build published. */
export function hashFiles({ folder, files }: HashTask): Hashed[] {
	return files === "" ? [] : files.split("\0").map((file) => hashFile(path.join(folder, file)));
}

function hashFile(file: string): Hashed {
	try {
		const descriptor = openSync(file, HOW);
		try {
			return fstatSync(descriptor).isFile() ? hashOpen(descriptor) : { fault: "other" };
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		refuseTooManyOpen(error);
		return { fault: faultOf(codeOf(error)) };
	}
}

function hashOpen(descriptor: number): Hashed {
	let bytes = readSync(descriptor, room);
	// Most files are small: to hash them in one step takes half of the time.
	if (bytes < CHUNK && readSync(descriptor, room, bytes, CHUNK - bytes, null) === 0) {
		return { sha256: sha256Of(room.subarray(0, bytes)), bytes };
	}
	return hashLong(descriptor);
}

/** Hashes an open file from its beginning, however large. */
function hashLong(descriptor: number): Hashed {
	const digest = createHash("sha256");
	let bytes = 0;
	for (let size = readSync(descriptor, room, 0, CHUNK, 0); size > 0; size = readSync(descriptor, room, 0, CHUNK, bytes)) {
		digest.update(room.subarray(0, size));
		bytes += size;
	}
	return { sha256: digest.digest("hex"), bytes };
}

function faultOf(code: string): string {
	if (code === "ENOENT" || code === "ENOTDIR") return "missing";
	return code === "ELOOP" ? "link" : code;
}
