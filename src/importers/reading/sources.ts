import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import path from "node:path";
import { offerOf } from "../../problem/nearest.ts";
import { CannotRun, codeOf } from "../../problem.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";
import type { Source } from "../importer.ts";

const HEAD = 65_536;

/** The page on what can be brought in; `init` has another one of its own. */
const IMPORTING = "docs/importing.md";

/**
 * Looks at a file or folder that the user named.
 * @throws {CannotRun} if it is not there or cannot be read
 */
export function openSource(name: string): Source {
	const full = path.resolve(name);
	try {
		const stat = statSync(full);
		if (stat.isDirectory()) return { path: full, name, kind: "folder", size: 0, head: new Uint8Array() };
		if (!stat.isFile()) throw new CannotRun(`${name} is neither a file nor a folder.`, "Name the export to be read.", IMPORTING);
		return { path: full, name, kind: "file", size: stat.size, head: headOf(full) };
	} catch (error) {
		refuseTooManyOpen(error);
		if (error instanceof CannotRun) throw error;
		if (codeOf(error) === "ENOENT")
			throw new CannotRun(`There is no file or folder ${name}.${offerBeside(full)}`, "Look whether the name is right.", IMPORTING);
		throw new CannotRun(`${name} cannot be read (${codeOf(error)}).`, "Look whether you may read it.", IMPORTING);
	}
}

/** Offers the file or the folder that has nearly the name of one that is not there. */
function offerBeside(full: string): string {
	try {
		return offerOf(path.basename(full), readdirSync(path.dirname(full)).sort());
	} catch {
		return "";
	}
}

/** The first 64 KB of a file, with its byte order mark. */
export function headOf(file: string): Buffer {
	const descriptor = openSync(file, "r");
	try {
		const bytes = Buffer.alloc(HEAD);
		return bytes.subarray(0, readSync(descriptor, bytes, 0, HEAD, 0));
	} finally {
		closeSync(descriptor);
	}
}
