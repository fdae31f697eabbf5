import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { SiteFiles, Source } from "../../importer.ts";
import type { SourceFile } from "../../reading/files.ts";
import { addressOfPath, isHost, sameHost } from "./addresses.ts";

/** Finds the folders in which the pictures and other files of a page lie. */
export type FilesOfPage = (file: Pick<SourceFile, "path">) => readonly SiteFiles[];

/**
 * Where the files of mirrored pages lie: beside the pages.
 * @param home the address of the site
 */
export function filesBeside(sources: readonly Source[], home: string | undefined): FilesOfPage {
	const found = new Map<string, readonly SiteFiles[]>();
	return (file) => {
		const source = sources.find((one) => file.path === one.path || file.path.startsWith(one.path + path.sep));
		if (!source) return [];
		const known = found.get(source.path);
		if (known) return known;
		const files = source.kind === "folder" ? ofFolder(source.path, home) : ofPage(source.path, home);
		found.set(source.path, files);
		return files;
	};
}

/** A mirror has a folder for each host, is one itself, or has its files as the site's paths go. */
function ofFolder(folder: string, home: string | undefined): SiteFiles[] {
	const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && isHost(entry.name));
	const hosts = names.map(({ name }) => {
		const isOwn = home !== undefined && sameHost(new URL(home).host, name);
		return { root: `https://${name.toLowerCase()}/`, folder: path.join(folder, name), into: isOwn || names.length === 1 ? "" : `${name}/` };
	});
	const own = path.basename(folder);
	const root = isHost(own) ? `https://${own.toLowerCase()}/` : `${addressOfPath({ path: "" }, home)}`;
	return [...hosts, { root, folder, into: "" }];
}

/** Of a page that was named by itself only the folder that a browser saved with it: what else lies there may be anybody's. */
function ofPage(file: string, home: string | undefined): SiteFiles[] {
	const name = `${path.basename(file, path.extname(file))}_files`;
	const folder = path.join(path.dirname(file), name);
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
	return [{ root: `${addressOfPath({ path: name }, home)}/`, folder, into: `${name}/` }];
}
