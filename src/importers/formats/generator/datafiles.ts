import type { ImportProblem } from "../../importer.ts";
import { memberAt } from "./code/filters.ts";
import { DATA_ENDINGS, readDataFile } from "./datafile.ts";
import type { SiteFolder } from "./folder.ts";

/** Data files, such as those of `_data/`, by their paths. Each is read when it is first asked for. */
export interface DataFiles {
	/** The value at the end of a path of names, such as `releases.2.version`; undefined where there is none. */
	valueAt(path: readonly string[]): unknown;
	/** What was found wrong with the files that were asked for so far. */
	problems(): readonly ImportProblem[];
}

/** @param prefix the folder of the data, with `/` at its end */
export function dataFiles(folder: SiteFolder, prefix: string): DataFiles {
	const known = new Map<string, unknown>();
	const problems: ImportProblem[] = [];
	const read = (name: string): unknown => {
		if (known.has(name)) return known.get(name);
		const file = DATA_ENDINGS.map((ending) => readDataFile(folder, prefix + name + ending)).find((found) => found !== undefined);
		const value = file && "value" in file ? file.value : undefined;
		const found = file && ("value" in file ? file.left : file.problem);
		// The site is whole without it: no story is missing.
		if (found) problems.push({ ...found, severity: "warning" });
		known.set(name, value);
		return value;
	};
	return {
		valueAt(path) {
			for (let length = 1; length <= Math.min(path.length, 5); length++) {
				const name = path.slice(0, length).join("/");
				const value = /^[\w/-]+$/.test(name) ? read(name) : undefined;
				if (value !== undefined) return memberAt(value, path.slice(length));
			}
			return undefined;
		},
		problems: () => problems,
	};
}
