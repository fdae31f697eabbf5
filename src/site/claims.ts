import type { Settings } from "../settings.ts";
import type { Address } from "./output.ts";

/** The paths that are taken, and who took them. The first to claim a path gets it. */
export interface Claims {
	/**
	 * Takes a path for an owner, unless another owner has it or it would be a file and a folder at once.
	 * @returns the owner who has it already; undefined where it was free
	 */
	claim(address: Address, owner: string): string | undefined;
}

/**
 * Starts with no path taken. Two paths that differ only in case or in Unicode form count as one, because some file systems store them as one file.
 * Where addresses are clean, `a.html` and `a/index.html` count as one too, because both answer to `/a`.
 */
export function makeClaims(urls: Settings["urls"] = "html"): Claims {
	const files = new Map<string, string>();
	const folders = new Map<string, string>();
	// Names differ from files only where addresses are clean.
	const names = urls === "clean" ? new Map<string, string>() : files;
	const ownerOf = (parents: readonly string[]) => parents.map((parent) => files.get(parent)).find((found) => found !== undefined);
	return {
		claim(address, owner) {
			const key = foldedPath(address.path);
			const name = urls === "clean" ? requestKey(address, urls) : key;
			// No file can stand above a folder that was taken before.
			const parents = folders.has(folderOf(key)) ? [] : foldersOf(key);
			const taken = names.get(name) ?? files.get(key) ?? folders.get(key) ?? ownerOf(parents);
			if (taken !== undefined) return taken;
			files.set(key, owner);
			names.set(name, owner);
			for (const parent of parents) if (!folders.has(parent)) folders.set(parent, owner);
			return undefined;
		},
	};
}

/** What two addresses have in common that answer to one request. */
export function requestKey({ path }: Pick<Address, "path">, urls: Settings["urls"]): string {
	const key = foldedPath(path);
	return urls === "clean" ? key.replace(/(\/index)?\.html$/, "") : key;
}

/** What two paths have in common that some file systems take for one: they differ in case or in Unicode form alone. */
export function foldedPath(path: string): string {
	// Nearly all paths are such, and this takes a part of the time.
	return /^[a-z\d/._-]*$/.test(path) ? path : path.normalize("NFC").toLowerCase();
}

function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The folders on the way to a file, the outermost first: `a` and `a/b` for `a/b/c.html`. */
export function foldersOf(path: string): string[] {
	const parents: string[] = [];
	for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) parents.push(path.slice(0, slash));
	return parents;
}
