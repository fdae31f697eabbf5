import { copyFileSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { svgFault } from "../../article/svg/check.ts";
import { percentDecoded } from "../../article/text.ts";
import { refusedName } from "../../system/keptnames.ts";
import type { SiteFiles } from "../importer.ts";
import { urlOf } from "../survey/addresses.ts";
import { type Folder, isInside } from "../writing/files.ts";

/** The folder in the content folder to which media are copied. */
export const UPLOADS = "uploads";

/** Where a media file is, or why it cannot be copied. */
export type FoundMedia = { readonly from: string; readonly name: string } | { readonly refused: string } | { readonly missing: string };

/**
 * The path below the media folder that an address names; undefined if the address is not below one of the roots.
 * @param roots addresses that end in `/`
 */
export function mediaName(address: URL, roots: readonly string[]): { readonly name: string; readonly root: string } | undefined {
	for (const root of roots) {
		const url = urlOf(root);
		if (!url || url.host.replace(/^www\./, "") !== address.host.replace(/^www\./, "")) continue;
		if (!address.pathname.startsWith(url.pathname) || address.pathname.length <= url.pathname.length) continue;
		return { name: percentDecoded(address.pathname.slice(url.pathname.length)).normalize("NFC"), root: url.pathname };
	}
	return undefined;
}

/**
 * Looks for a file in the media folder: at its path; at its path after the last folders of its root (`--media wp-content`);
 * and, for a picture that WordPress or Ghost made smaller, at the path of the original.
 * @param folder undefined if the user gave none
 */
export function findMedia(folder: string | undefined, { name, root }: { readonly name: string; readonly root: string }): FoundMedia {
	const parts = name.split("/");
	if (parts.some((part) => part === "" || part.startsWith(".") || /[\p{Cc}\\:*"<>|]/u.test(part) || Buffer.byteLength(part) > 200))
		return { refused: "its path cannot be used" };
	const kept = refusedName(name);
	if (kept) return { refused: `"${kept.name}" is a name that ${kept.by}` };
	if (folder === undefined) return { missing: name };
	const above = root.split("/").filter((part) => part !== "");
	const before = above.map((_, index) => `${above.slice(above.length - index - 1).join("/")}/`);
	const whole = name.replace(/-\d+x\d+(\.\w+)$/, "$1").replace(/^size\/w\d+(h\d+)?\/(format\/\w+\/)?/, "");
	for (const candidate of whole === name ? [name] : [name, whole]) {
		for (const prefix of ["", ...before]) {
			const from = path.join(folder, prefix + candidate);
			if (!statSync(from, { throwIfNoEntry: false })?.isFile()) continue;
			if (!isInside(realpathSync(folder), realpathSync(from))) return { refused: "it leads out of the media folder" };
			const fault = /\.svg$/i.test(candidate) ? svgFault(readFileSync(from)) : undefined;
			if (fault) return { refused: `it is an SVG picture that ${fault.message} (line ${fault.line})` };
			return { from, name: candidate };
		}
	}
	return { missing: name };
}

/** Looks for a file in the folders of the source. A tool that mirrors a site may have put the query of an address into the name. */
export function findInSource(address: URL, files: readonly SiteFiles[]): FoundMedia | undefined {
	const query = percentDecoded(address.search.slice(1));
	for (const { root, folder, into } of files) {
		const media = mediaName(address, [root]);
		if (!media) continue;
		for (const ending of query === "" ? [""] : ["", `?${query}`, `@${query}`]) {
			const found = findMedia(folder, { name: media.name + ending, root: "/" });
			if ("from" in found) return { from: found.from, name: into + (ending === "" ? found.name : media.name) };
			if ("refused" in found && ending === "") return found;
		}
	}
	return undefined;
}

/** Copies a file whole or not at all; one that is there already stays. */
export function copyMedia(from: string, to: string, folder: Folder): void {
	if (!folder.has(to)) folder.place(to, (part) => copyFileSync(from, part));
}
