import { at } from "../../system/pulse.ts";
import type { Looked } from "./bytes.ts";
import { lookIntoFile } from "./file.ts";
import { type Matcher, matcherOf, type Needle } from "./matching.ts";
import { searchText } from "./search.ts";

/** Files in which things are looked for, in this thread or in another: plain data. */
export interface ProveTask {
	/** A JSON text of a list of needles: there may be many, and a thread is given the same again and again. */
	readonly needles: string;
	readonly files: readonly FileToProve[];
}

/** A file in which things are looked for. */
export interface FileToProve {
	/** As it is told to people. */
	readonly path: string;
	/** Absolute. */
	readonly from: string;
}

/** What was found in a file, and in its name. */
export interface ProvedFile extends Looked {
	readonly path: string;
	/** Its size. */
	readonly bytes: number;
}

/** Searches files and their names. */
export async function proveFiles({ needles, files }: ProveTask): Promise<ProvedFile[]> {
	const matcher = matcherFor(needles);
	const proved: ProvedFile[] = [];
	for (const { path, from } of files) {
		const inName = searchText(path, matcher).hits;
		const looked = await at(path, () => lookIntoFile(from, matcher));
		const found = inName.length > 0 ? [{ inside: "name of the file", hits: inName }, ...looked.found] : looked.found;
		proved.push({ ...looked, found, path });
	}
	return proved;
}

let last: { readonly needles: string; readonly matcher: Matcher } | undefined;

/** The matcher of the last task, where that looked for the same. */
function matcherFor(needles: string): Matcher {
	if (last?.needles !== needles) last = { needles, matcher: matcherOf(JSON.parse(needles) as Needle[]) };
	return last.matcher;
}
