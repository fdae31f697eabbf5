/** What stands at paths of a target, for each file that is there: whether it has the very bytes that the site has at this path. */
export type Standing = ReadonlyMap<string, boolean>;

/** Files, by the folder that they are in here. */
export interface LocalFiles {
	/** Absolute. */
	readonly folder: string;
	/** Paths below the folder, with `/`. */
	readonly files: readonly string[];
}

/** A target that a program reaches. Each call throws a `CannotRun` where the program fails, which a network that breaks makes it do. */
export interface Remote {
	/** Fetches files into a folder here, as far as they are there. */
	fetch(files: readonly string[], into: string): Promise<void>;
	/** Whether nothing is there besides our own records. */
	isEmpty(): Promise<boolean>;
	/**
	 * Compares files with those at the target, byte by byte or by a hash.
	 * @param files paths below the folder; all that are here or there if there is no list
	 */
	compare(folder: string, files?: readonly string[]): Promise<Standing>;
	/** Sends files, and overwrites those that are there. */
	send(files: LocalFiles): Promise<void>;
	/** Removes files; those that are not there are no fault. */
	remove(files: readonly string[]): Promise<void>;
	/** Removes folders where they are empty. Those of a deeper level come first. */
	removeFolders(folders: readonly string[]): Promise<void>;
}
