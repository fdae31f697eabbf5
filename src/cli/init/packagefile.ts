import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { relativePath } from "../../system/disk/diskpaths.ts";

/** Where an archive takes Backfile from. */
export interface Dependency {
	/** As package.json has it: a range of versions, or `file:` and a path. */
	readonly wanted: string;
	/** The file or folder of this machine that it names; undefined where it names a version. */
	readonly local?: string;
}

/**
 * What package.json of a new archive names as Backfile: the version that runs, where that is an installed package; else the folder of the clone
 * that runs, or the packed file that it was installed from.
 * @param ours the folder of the Backfile that runs, absolute
 * @param folder that of the archive, absolute
 */
export function dependencyOf(ours: string, folder: string, version: string): Dependency {
	const packages = path.dirname(ours);
	const local = path.basename(packages) === "node_modules" ? installedFrom(packages) : ours;
	if (local === undefined) return { wanted: `^${version}` };
	// A path from one drive of Windows to another is absolute.
	return { wanted: `file:${relativePath(folder, local)}`, local };
}

/** The packed file that the Backfile in a folder of packages was installed from; undefined where it is from a registry. */
function installedFrom(packages: string): string | undefined {
	try {
		const lock = JSON.parse(readFileSync(path.join(packages, ".package-lock.json"), "utf8")) as Lock;
		const resolved = lock.packages?.["node_modules/backfile"]?.resolved;
		if (!resolved?.startsWith("file:")) return undefined;
		const file = path.resolve(path.dirname(packages), decodeURI(resolved.slice("file:".length)));
		return existsSync(file) ? file : undefined;
	} catch {
		return undefined;
	}
}

/** What is read of the lock file that npm writes into a folder of packages. */
interface Lock {
	readonly packages?: Readonly<Record<string, { readonly resolved?: string }>>;
}

/** The text of package.json of a new archive. It has no name, since it is not published. */
export function packageFileOf({ wanted }: Dependency): string {
	const contents = {
		private: true,
		type: "module",
		engines: { node: ">=20.19" },
		scripts: { build: "backfile build", serve: "backfile serve", check: "backfile check" },
		dependencies: { backfile: wanted },
	};
	return `${JSON.stringify(contents, undefined, "\t")}\n`;
}
