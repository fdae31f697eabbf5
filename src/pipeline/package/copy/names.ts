import path from "node:path";
import { sha256Of } from "../../../system/hash.ts";
import { isDevice, keptBy } from "../../../system/keptnames.ts";
import type { CopyNames } from "./targets.ts";

/** What needs a server, or speaks to machines that only visit servers: the search's index and scripts, sitemaps and the like. */
const ONLINE_ONLY =
	/^(search\/.*|assets\/search(\.js|-text\.js|-words\.js|\/.*)|sitemaps\/.*|sitemap[^/]*\.xml|opensearch\.xml|manifest\.webmanifest)$/;

/** Whether a file of the site is in its offline copy. A page is, wherever it stands. */
export function isInCopy(file: string): boolean {
	if (file.endsWith(".html")) return file !== "404.html";
	return !ONLINE_ONLY.test(file) && file.split("/").every((name) => keptBy(name) === undefined);
}

/** The name that each file has in the copy: its own, unless Windows refuses that. */
export function copyNames(files: readonly string[]): CopyNames {
	return new Map(
		files.map((file) => {
			const usable = file.split("/").map(usableName).join("/");
			return [file, usable === file ? file : withHash(usable, file)];
		}),
	);
}

function usableName(name: string): string {
	const plain = name.replace(/[<>:"|?*\\\p{Cc}]/gu, "_").replace(/[. ]+$/, (end) => "_".repeat(end.length));
	return isDevice(plain) ? `_${plain}` : plain;
}

/** No name of a file is longer, in UTF-16 units on Windows and in bytes elsewhere. */
const LONGEST = 255;

function withHash(usable: string, file: string): string {
	const folder = usable.slice(0, usable.lastIndexOf("/") + 1);
	const name = usable.slice(folder.length);
	const end = `-${sha256Of(file).slice(0, 8)}${path.posix.extname(name)}`;
	let stem = name.slice(0, name.length - path.posix.extname(name).length);
	while (stem !== "" && Buffer.byteLength(stem + end) > LONGEST) stem = stem.slice(0, -1).toWellFormed();
	return folder + stem + end;
}
