import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { isWithin } from "../../../system/disk/diskpaths.ts";
import type { SiteFiles, Source } from "../../importer.ts";
import { chunksOf, filesOf, type SourceFile } from "../../reading/files.ts";
import { addressOfPath, isHost, localPath, sameHost } from "./addresses.ts";
import { PAGE_NAMES } from "./files.ts";
import type { PageFile, PageSource } from "./pages.ts";

/** The pages of mirrors, whose pictures lie beside them. */
export function mirrorOf(sources: readonly Source[]): PageSource {
	const found = new Map<string, readonly SiteFiles[]>();
	return {
		pages: () => pagesOf(sources),
		redirects: [],
		filesOf({ path: full = "" }, home) {
			const source = sources.find((one) => isWithin(one.path, full));
			if (!source) return [];
			const known = found.get(source.path);
			if (known) return known;
			const files = source.kind === "folder" ? ofFolder(source.path, home) : ofPage(source.path, home);
			found.set(source.path, files);
			return files;
		},
	};
}

async function* pagesOf(sources: readonly Source[]): AsyncGenerator<PageFile, void, void> {
	let end = 0;
	for await (const file of filesOf(sources, PAGE_NAMES)) {
		end += file.size;
		yield pageOfFile(file, end);
	}
}

function pageOfFile(file: SourceFile, end: number): PageFile {
	const { path: full, name, relative, size, odd } = file;
	const isPart = /(^|\/)[^/]+_files\//.test(relative);
	const unread = odd ? "it is a link, or not an ordinary file" : isPart ? "it is a part of a saved page" : undefined;
	const local = localPath(relative, path.basename(full.slice(0, -relative.length)));
	return { path: full, name, relative, size, local, end, unread, read: () => bytesOf(file) };
}

async function bytesOf(file: SourceFile): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	for await (const chunk of chunksOf(file)) chunks.push(chunk);
	return Buffer.concat(chunks);
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
