import path from "node:path";
import { escapeHtml, percentDecoded } from "../../../../article/text.ts";
import type { CodeContext } from "../code/call.ts";
import type { SiteFolder } from "../folder.ts";
import type { Role } from "../rst/reading.ts";
import { addressOf, termAddress } from "./addresses.ts";
import type { AblogConfig } from "./config.ts";
import type { Labelled } from "./labels.ts";

/** What the links of a site are found with. */
export interface Linking {
	readonly config: AblogConfig;
	readonly folder: SiteFolder;
	readonly context: CodeContext;
	labelled(label: string): Labelled | undefined;
}

/** A link: where it leads, and what it shows where nothing is said. */
interface Found {
	readonly href: string;
	readonly title: string;
}

/** A role whose text is a target, or `text <target>`. What nobody knows is its text alone, as Sphinx shows it. */
function linkRole(find: (target: string) => Found | undefined): Role {
	return {
		write(text) {
			const [, said, target = text] = /^([^]*?)\s*<([^<>]*)>$/.exec(text) ?? [];
			const plain = target.trim().replace(/^!/, "");
			const found = find(plain);
			return found ? `<a href="${escapeHtml(found.href)}">${escapeHtml(said || found.title)}</a>` : escapeHtml(said || plain);
		},
	};
}

/** The roles that lead to other texts and to files of the site. */
export function linkRoles(linking: Linking): Readonly<Record<string, Role>> {
	const { context, config } = linking;
	const doc = (target: string) => {
		const [name = "", hash = ""] = target.split("#");
		const file = fileOfDoc(name, linking);
		const href = file && context.addressOf(file);
		return file !== undefined && href !== undefined
			? { href: hash === "" ? href : `${href}#${hash}`, title: context.titleOf(file) ?? name }
			: undefined;
	};
	const ref = (label: string) => {
		const place = linking.labelled(label);
		const href = place && context.addressOf(place.path);
		if (place && href !== undefined)
			return { href: place.id === undefined ? href : `${href}#${place.id}`, title: place.title ?? context.titleOf(place.path) ?? label };
		const [, what = "", name = ""] = /^(tag|category|author|location|language|archive|blog)-(.+)$/.exec(label) ?? [];
		if (what === "blog")
			return BLOG[name] === undefined ? undefined : { href: addressOf(`${config.blog}/${BLOG[name]}`, config), title: name };
		return what === "" ? undefined : { href: termAddress(what, name, config), title: name };
	};
	const download = (target: string) => ({ href: addressOf(resolved(target, context.path, config), config), title: target });
	return { doc: linkRole(doc), ref: linkRole(ref), any: linkRole((target) => doc(target) ?? ref(target)), download: linkRole(download) };
}

const BLOG: Readonly<Record<string, string>> = {
	posts: "",
	archives: "archive.html",
	feed: "atom.xml",
	tags: "tag.html",
	categories: "category.html",
	authors: "author.html",
};

/** The file of a text by its name, from the root (`/a/b`) or from the folder of the text that names it. */
function fileOfDoc(name: string, { config, context }: Linking): string | undefined {
	const inside = config.root + resolved(name, context.path, config);
	return ["", ...config.suffixes.keys()].map((suffix) => inside + suffix).find((file) => context.addressOf(file) !== undefined);
}

/** A path below the root. */
function resolved(wanted: string, from: string, { root }: AblogConfig): string {
	const base = wanted.startsWith("/") ? "/" : `/${path.posix.dirname(from.slice(root.length))}`;
	return path.posix.join(base, wanted).replace(/^\/+/, "");
}

/** An address of a file that is relative to the text: `![](a.png)`, `src="a.png"`. */
const FILE = /(\]\(\s*<?|\b(?:src|href|poster)=")(?![a-z][a-z\d+.-]*:|[/#])([^\s()<>"'?#]{1,1000})/gi;

/**
 * Gives files that lie beside a text their addresses from the root: the page may have stood in a folder of its own.
 * @param plain the text with blanks in the place of code
 */
export function withFiles(text: string, plain: string, { config, context, folder }: Linking): string {
	const parts: string[] = [];
	let at = 0;
	for (const match of plain.matchAll(FILE)) {
		const [whole, before = "", written = ""] = match;
		const inside = resolved(percentDecoded(written), context.path, config);
		if (!/\.[a-z\d]+$/i.test(inside) || context.addressOf(config.root + inside) !== undefined || !folder.has(config.root + inside))
			continue;
		parts.push(text.slice(at, match.index), before, addressOf(inside, config));
		at = match.index + whole.length;
	}
	return parts.join("") + text.slice(at);
}
