import { withoutExtension } from "../../article/filename.ts";

/** Finds files by names as people type them. */
export interface FileNames {
	/**
	 * The files that a name fits: exactly, then without an extension, then in another Unicode form or case.
	 * @param path below the content folder, with `/`
	 * @returns one file, or several where it cannot be told which is meant, or none
	 */
	find(path: string): readonly string[];
	/** The files that have a name exactly, with or without an extension; else those that have it in another Unicode form or case. */
	findAll(path: string): readonly string[];
}

/** Indexes the names of files. The index is made when a name is asked for that is not that of a file. */
export function indexNames(files: readonly string[]): FileNames {
	const names = new Set(files);
	let indexes: readonly Index[] | undefined;
	const rest = (path: string): readonly Index[] => {
		indexes ??= [indexBy(files, withoutExtension), indexBy(files, looseName), indexBy(files, (file) => looseName(withoutExtension(file)))];
		return path === "" ? [] : indexes;
	};
	return {
		find(path) {
			if (names.has(path)) return [path];
			const [bare, loose, looseBare] = rest(path);
			return bare?.get(path) ?? loose?.get(looseName(path)) ?? looseBare?.get(looseName(path)) ?? [];
		},
		findAll(path) {
			const [bare, loose, looseBare] = rest(path);
			const exact = [...(names.has(path) ? [path] : []), ...(bare?.get(path) ?? [])];
			if (exact.length > 0) return [...new Set(exact)];
			return [...new Set([...(loose?.get(looseName(path)) ?? []), ...(looseBare?.get(looseName(path)) ?? [])])];
		},
	};
}

type Index = ReadonlyMap<string, readonly string[]>;

function indexBy(files: readonly string[], keyOf: (file: string) => string): Index {
	const index = new Map<string, string[]>();
	for (const file of files) {
		const key = keyOf(file);
		const others = index.get(key);
		if (others) others.push(file);
		else index.set(key, [file]);
	}
	return index;
}

/** A name in one Unicode form and in lower case. */
export function looseName(name: string): string {
	return name.normalize("NFKC").toLowerCase();
}
