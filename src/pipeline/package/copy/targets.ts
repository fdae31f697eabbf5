import path from "node:path";
import { percentDecoded } from "../../../article/text.ts";
import { encode } from "../../../site/address.ts";

/** The files of an offline copy, by their path on the site: the name that each has in the copy. */
export type CopyNames = ReadonlyMap<string, string>;

/** Where the site stands. */
export interface SiteBase {
	/** Whole, with a slash at the end. */
	readonly url: string;
	/** Its path, such as `/archive/`. */
	readonly base: string;
}

/** Turns the addresses of one file of the site into those that the copy needs. */
export type Relative = (address: string) => string;

/** What an address leads to in the copy, with its query and fragment; or a whole address outside it. */
type Target = { readonly file: string; readonly rest: string } | { readonly whole: string };

/** So many addresses are remembered at most: those of the masthead stand on every page. */
const MOST_KNOWN = 50_000;

/** Makes what turns the addresses of files into relative ones. What is not in the copy is led to where the site stands. */
export function relativeAddresses(names: CopyNames, site: SiteBase): (file: string) => Relative {
	const known = new Map<string, Target | undefined>();
	const { host } = new URL(site.url);

	function find(address: string, page: string): Target | undefined {
		const url = URL.canParse(address, page) ? new URL(address, page) : undefined;
		if (!url || !/^https?:$/.test(url.protocol)) return undefined;
		if (url.host !== host || !url.pathname.startsWith(site.base)) return { whole: url.href };
		const file = fileAt(names, percentDecoded(url.pathname.slice(site.base.length)).normalize("NFC"));
		return file === undefined ? { whole: url.href } : { file, rest: url.search + url.hash };
	}

	function targetOf(address: string, page: string): Target | undefined {
		if (!address.startsWith("/")) return find(address, page);
		if (known.has(address)) return known.get(address);
		if (known.size >= MOST_KNOWN) known.clear();
		const target = find(address, page);
		known.set(address, target);
		return target;
	}

	return (file) => {
		const page = new URL(encode(file), site.url).href;
		const folder = path.posix.dirname(names.get(file) ?? file);
		return (address) => {
			const written = address.trim();
			if (written === "" || written.startsWith("#")) return address;
			const target = targetOf(written, page);
			if (target === undefined) return address;
			if ("whole" in target) return target.whole;
			return `${relativePath(folder, names.get(target.file) ?? target.file)}${target.rest}`;
		};
	};
}

/** The file that hosts serve at a path below the site: the path itself, its index.html, or the path with `.html` added. */
function fileAt(names: CopyNames, name: string): string | undefined {
	const plain = name.replace(/\/$/, "");
	const tried = plain === "" ? ["index.html"] : [name, `${plain}/index.html`, `${plain}.html`];
	return tried.find((file) => names.has(file));
}

/** The encoded address of a file from the folder of another. */
function relativePath(folder: string, file: string): string {
	const relative = encode(path.posix.relative(folder === "." ? "" : folder, file));
	// Before the first slash, a colon would end the name of a scheme.
	return /^[^/]*:/.test(relative) ? `./${relative}` : relative;
}
