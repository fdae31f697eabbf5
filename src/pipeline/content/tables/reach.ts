import path from "node:path";

/** What is said of stories: of one, of those of a folder, or of those of a folder and the folders below it. */
export interface Reach<T> {
	addStory(story: string, said: T): void;
	addFolder(folder: string, said: T): void;
	/** It counts for a folder below as far as no table is nearer to that. */
	addTree(folder: string, said: T): void;
	/** All that is said of a story: first of itself, then of its folder. Asked for when all is said. */
	of(story: string): readonly T[];
}

/**
 * Nothing is said of any story yet.
 * @param tableFolders the folders that have a table
 * @param choose which of two things counts that are said of the same stories
 */
export function openReach<T>(tableFolders: ReadonlySet<string>, choose: (first: T, second: T) => T): Reach<T> {
	const [stories, folders, trees] = [new Map<string, T>(), new Map<string, T>(), new Map<string, T>()];
	const inherited = new Map<string, readonly T[]>();
	const ofTree = (folder: string): readonly T[] => {
		const own = trees.get(folder);
		if (own !== undefined) return [own];
		if (folder === "." || tableFolders.has(folder)) return [];
		const known = inherited.get(folder) ?? ofTree(path.posix.dirname(folder));
		inherited.set(folder, known);
		return known;
	};
	const addTo = (map: Map<string, T>) => (key: string, said: T) => {
		const before = map.get(key);
		map.set(key, before === undefined ? said : choose(before, said));
	};
	return {
		addStory: addTo(stories),
		addFolder: addTo(folders),
		addTree: addTo(trees),
		of(story) {
			if (stories.size + folders.size + trees.size === 0) return [];
			const folder = path.posix.dirname(story);
			return [stories.get(story), folders.get(folder), ...ofTree(folder)].filter((said) => said !== undefined);
		},
	};
}
