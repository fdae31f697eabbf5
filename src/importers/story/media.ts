import { copyFileSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { svgFault } from "../../article/svg/check.ts";
import { percentDecoded } from "../../article/text.ts";
import { isWithin } from "../../system/disk/diskpaths.ts";
import { refusedName } from "../../system/keptnames.ts";
import type { FolderFiles, PackedFile, SiteFiles } from "../contract/oldsite.ts";
import { urlOf } from "../survey/addresses.ts";
import { type Folder } from "../writing/files.ts";

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
	const odd = nameFault(name);
	if (odd !== undefined) return { refused: odd };
	if (folder === undefined) return { missing: name };
	const above = root.split("/").filter((part) => part !== "");
	const before = above.map((_, index) => `${above.slice(above.length - index - 1).join("/")}/`);
	const whole = name.replace(/-\d+x\d+(\.\w+)$/, "$1").replace(/^size\/w\d+(h\d+)?\/(format\/\w+\/)?/, "");
	for (const candidate of whole === name ? [name] : [name, whole]) {
		for (const prefix of ["", ...before]) {
			const from = path.join(folder, prefix + candidate);
			if (!statSync(from, { throwIfNoEntry: false })?.isFile()) continue;
			if (!isWithin(realpathSync(folder), realpathSync(from))) return { refused: "it leads out of the media folder" };
			const fault = pictureFault(candidate, () => readFileSync(from));
			if (fault !== undefined) return { refused: fault };
			return { from, name: candidate };
		}
	}
	return { missing: name };
}

/** Why no file can have a path. */
function nameFault(name: string): string | undefined {
	const parts = name.split("/");
	if (parts.some((part) => part === "" || part.startsWith(".") || /[\p{Cc}\\:*"<>|]/u.test(part) || Buffer.byteLength(part) > 200))
		return "its path cannot be used";
	const kept = refusedName(name);
	return kept && `"${kept.name}" is a name that ${kept.by}`;
}

/** Why a picture could do harm. */
function pictureFault(name: string, read: () => Uint8Array): string | undefined {
	const fault = /\.svgz?$/i.test(name) ? svgFault(read()) : undefined;
	return fault && `it is an SVG picture that ${fault.message} (line ${fault.line})`;
}

/** A file that is packed in the source, or why it cannot be taken; undefined if there is none at the address. */
export function findPacked(
	address: URL,
	files: readonly SiteFiles[],
): PackedFile | { readonly refused: string; readonly name: string } | undefined {
	for (const packed of files) {
		const file = "find" in packed ? packed.find(address) : undefined;
		if (!file) continue;
		const { name } = file;
		const odd = nameFault(name);
		if (odd !== undefined) return { name, refused: odd };
		if (!/\.svgz?$/i.test(name)) return file;
		const content = file.read();
		const fault = "why" in content ? content.why : pictureFault(name, () => content.bytes);
		return fault === undefined ? file : { name, refused: fault };
	}
	return undefined;
}

/** Looks for a file in the folders of the source. A tool that mirrors a site may have put the query of an address into the name. */
export function findInSource(address: URL, files: readonly SiteFiles[]): FoundMedia | undefined {
	const query = percentDecoded(address.search.slice(1));
	for (const { root, folder, into } of files.filter(isFolder)) {
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

/** Whether such files lie in a folder. */
export function isFolder(files: SiteFiles): files is FolderFiles {
	return "folder" in files;
}

/**
 * Copies a file whole or not at all; one that is there already stays.
 * @returns what became of it: `there` already, `copied`, or why it could not be copied
 */
export function copyMedia(from: string | PackedFile, to: string, folder: Folder): "there" | "copied" | { readonly why: string } {
	if (folder.has(to)) return "there";
	if (typeof from === "string") {
		folder.place(to, (part) => copyFileSync(from, part));
		return "copied";
	}
	const content = from.read();
	if ("why" in content) return content;
	folder.place(to, (part) => writeFileSync(part, content.bytes));
	return "copied";
}
