import type { Settings } from "../settings.ts";
import type { Address } from "./output.ts";

/** Who stands where. The first to claim a path has it. */
export interface Claims {
	/** Takes a path for an owner, unless another has it or it would be a file and a folder at once; says who is in the way. */
	claim(address: Address, owner: string): string | undefined;
}

/**
 * Two paths that differ only in case or in Unicode form are one: on some file systems they are one file.
 * Where addresses are clean, `a.html` and `a/index.html` are one as well: both answer to `/a`.
 */
export function makeClaims(urls: Settings["urls"] = "html"): Claims {
	const files = new Map<string, string>();
	const folders = new Map<string, string>();
	// Only where addresses are clean do names differ from files.
	const names = urls === "clean" ? new Map<string, string>() : files;
	const ownerOf = (parents: readonly string[]) => parents.map((parent) => files.get(parent)).find((found) => found !== undefined);
	return {
		claim(address, owner) {
			const key = foldedPath(address.path);
			const name = urls === "clean" ? requestKey(address, urls) : key;
			// A folder that is one already has no file above it.
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
	return path.normalize("NFC").toLowerCase();
}

function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function foldersOf(path: string): string[] {
	const parents: string[] = [];
	for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) parents.push(path.slice(0, slash));
	return parents;
}
