import { readdirSync } from "node:fs";
import path from "node:path";
import { compareText } from "../../../problem.ts";
import { withSlashes } from "../../../system/disk/diskpaths.ts";
import type { Source } from "../../importer.ts";
import { headOf } from "../../reading/sources.ts";

/** The beginning of a file, or of the first file of a folder that may be of the format; empty where there is none. */
export function firstHead({ kind, name, path: full, head }: Source, wanted: RegExp): Uint8Array {
	if (kind === "file") return wanted.test(name) ? head : new Uint8Array();
	const first = readdirSync(full, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && wanted.test(entry.name) && !entry.name.startsWith("."))
		.map((entry) => path.join(entry.parentPath, entry.name))
		.sort((a, b) => compareText(withSlashes(a), withSlashes(b)))[0];
	return first === undefined ? new Uint8Array() : headOf(first);
}
