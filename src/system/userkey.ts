import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { codeOf } from "../problem.ts";

/** Where programs of this user keep what can be made again. */
function userFolder(): string {
	return path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache"), "backfile");
}

const LENGTH = 32;

/**
 * A key that only this user can read: random bytes in a file of the user's own, which is made when it is first asked for.
 * @returns undefined where there can be none, or others may read it
 */
export function userKey(folder = userFolder()): Buffer | undefined {
	const file = path.join(folder, "key");
	try {
		return keyIn(file);
	} catch (error) {
		if (codeOf(error) !== "ENOENT") return undefined;
	}
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		writeFileSync(file, randomBytes(LENGTH), { flag: "wx", mode: 0o600 });
		return keyIn(file);
	} catch {
		// Another build may be making it now: the next one has it.
		return undefined;
	}
}

function keyIn(file: string): Buffer | undefined {
	const key = readFileSync(file);
	const isPrivate = process.platform === "win32" || (statSync(file).mode & 0o077) === 0;
	return isPrivate && key.length === LENGTH ? key : undefined;
}
