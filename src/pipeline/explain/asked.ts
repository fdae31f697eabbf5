import { existsSync, lstatSync } from "node:fs";
import path from "node:path";
import { addressOnSite } from "../../article/hosts.ts";
import { percentDecoded } from "../../article/text.ts";
import { basePath } from "../../settings.ts";
import { belowBase } from "../../site/hosts/rules.ts";
import { pathBelow } from "../../system/disk/diskpaths.ts";
import type { CheckContext } from "../check/context.ts";
import { isFolder } from "../content/files.ts";
import { OUR_TEMPLATES } from "../settings/load.ts";

/** What somebody asks about. */
export type Asked =
	| {
			readonly sort: "address";
			/** Below the base of the site, decoded, beginning with a slash. */
			readonly path: string;
			/** With its question mark; empty where there is none. */
			readonly query: string;
			/** The host, where it is none of this site. */
			readonly host?: string;
	  }
	/** A file or a folder; absolute. It is there. */
	| { readonly sort: "file" | "folder"; readonly file: string }
	/** What is neither: a file that is not there, a headline, a slug. */
	| { readonly sort: "words"; readonly words: string };

/**
 * Understands what was written: an address, whole or as a path, a file, from this folder or from those of the archive, or words.
 * @param from the folder that somebody is in, absolute
 */
export function understand(written: string, { config, folders }: Pick<CheckContext, "config" | "folders">, from: string): Asked {
	const { settings, root } = config;
	if (/^https?:\/\//i.test(written) && URL.canParse(written)) {
		const { hostname, pathname, search } = new URL(written);
		const own = addressOnSite(written, settings);
		// What `backfile serve` serves is this site.
		const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
		const local = own ?? belowBase(pathname + search, settings);
		return { sort: "address", ...pathAndQuery(local), ...(own === undefined && !isHere && { host: hostname }) };
	}
	const file = fileOf(written.replace(/:\d+(:\d+)?$/, ""), [from, root, folders.content, ...folders.templates]) ?? ourTemplate(written);
	if (file !== undefined) {
		const below = pathBelow(folders.output, file);
		if (below !== undefined) return { sort: "address", path: `/${below}`, query: "" };
		return { sort: isFolder(file) ? "folder" : "file", file };
	}
	if (written.startsWith("/")) return { sort: "address", ...pathAndQuery(belowBase(written, settings)) };
	return { sort: "words", words: written };
}

/** What was written as a path without its first slash. */
export function asAddress(written: string, { config: { settings } }: Pick<CheckContext, "config">): Extract<Asked, { sort: "address" }> {
	const whole = `/${written}`;
	const base = basePath(settings);
	return { sort: "address", ...pathAndQuery(whole.startsWith(base) ? belowBase(whole, settings) : whole) };
}

function fileOf(written: string, folders: readonly string[]): string | undefined {
	const tried = [path.resolve(folders[0] ?? "", written), ...folders.map((folder) => path.join(folder, written))];
	// A name with a slash before it is most often an address: `/index.html` is no file of the content folder.
	const found = (path.isAbsolute(written) ? tried.slice(0, 1) : tried).find(isThere);
	return found === undefined || found === path.parse(found).root ? undefined : found;
}

/** Whether there is a file, a folder, or a link that leads nowhere: a link is there as well. */
function isThere(file: string): boolean {
	try {
		return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
	} catch {
		// Words may be longer than any name of a file, or hold what none can.
		return false;
	}
}

/** One of our own templates, as explanations name them. */
function ourTemplate(written: string): string | undefined {
	const [, name] = /^backfile\/(.+)$/.exec(written) ?? [];
	const file = name === undefined ? undefined : path.join(OUR_TEMPLATES, name);
	return file !== undefined && existsSync(file) ? file : undefined;
}

function pathAndQuery(local: string): { readonly path: string; readonly query: string } {
	const [, written = "/", query = ""] = /^([^?#]*)(\?[^#]*)?/.exec(local) ?? [];
	return { path: percentDecoded(written === "" ? "/" : written).normalize("NFC"), query };
}
