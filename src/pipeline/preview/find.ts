import { realpathSync } from "node:fs";
import path from "node:path";
import { percentDecoded } from "../../article/text.ts";
import { isBelow } from "../../system/disk/diskpaths.ts";
import { isDevice } from "../../system/keptnames.ts";
import { isFile } from "../content/files.ts";

/** What stands at an address of the site: a file, absolute and without symbolic links, or the address with the slash that it lacks. */
export type Target = { readonly file: string } | { readonly redirect: string };

/**
 * Finds what stands at an address as static hosts find it: the path itself, its index.html, or the path with `.html` added.
 * @param folder the published site, absolute
 * @param base the site's path, such as `/` or `/archive/`
 * @param address the path of the request; it begins with `base`
 * @returns undefined where nothing stands there that belongs to the site
 */
export function findTarget(folder: string, base: string, address: string): Target | undefined {
	const name = sitePath(percentDecoded(address.slice(base.length)));
	if (name === undefined) return undefined;
	const full = path.join(folder, name);
	const index = within(folder, path.join(full, "index.html"));
	if (index !== undefined && !(name === "" || name.endsWith("/"))) return { redirect: `${base}${encodedPath(name)}/` };
	const file = index ?? within(folder, full) ?? within(folder, `${full}.html`);
	return file === undefined ? undefined : { file };
}

/**
 * The path of a file below the site, with `/`; undefined for one that no site has: the site's own records, and on some systems another drive, a device or a folder above.
 * @param name decoded
 */
export function sitePath(name: string, platform: string = process.platform): string | undefined {
	if (/[\0\\]/.test(name)) return undefined;
	const plain = path.posix.join("/", name).slice(1);
	const parts = plain.split("/");
	if (parts.some((part) => part.toLowerCase().startsWith(".backfile"))) return undefined;
	if (platform === "win32" && parts.some((part) => /:|^backfi~/i.test(part) || isDevice(part))) return undefined;
	return plain;
}

/** The address of a path, for a header: it holds nothing but the characters of an address, and no slashes that follow each other. */
export function encodedPath(name: string): string {
	return name.split("/").filter(Boolean).map(encodeURIComponent).join("/");
}

/** A file without symbolic links; undefined where there is none, or where it does not lie in the folder. */
function within(folder: string, file: string): string | undefined {
	if (!isFile(file)) return undefined;
	const real = realpathSync(file);
	return isBelow(realpathSync(folder), real) ? real : undefined;
}
