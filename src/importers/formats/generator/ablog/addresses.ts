import { type FactStep, listingFact } from "../../../importer.ts";
import { tidyPath } from "../patterns.ts";
import type { Page, PagesMet } from "../table.ts";
import type { AblogConfig } from "./config.ts";
import { listOf } from "./fields.ts";
import { suffixOf } from "./texts.ts";

/** The name that Sphinx gives a text: its path below the root, without the extension. */
export function docname(path: string, config: AblogConfig): string {
	return path.slice(config.root.length, path.length - (suffixOf(path, config)?.length ?? 0));
}

/** Every address that a text had: as a file and as a folder, since both can be built, and those that lead to it. */
export function ablogAddresses({ path, values }: Page, config: AblogConfig): readonly string[] {
	const redirects = listOf(values.redirect).filter((one) => !/^[a-z]+:/i.test(one));
	const written = ["redirects", "rediraffe_redirects"].flatMap((name) => redirectsTo(docname(path, config), name, config));
	const own = builtAt(docname(path, config), config);
	return [
		...new Set([
			...own,
			...[...redirects, ...written].flatMap((one) => builtAt(one.replace(/^\/|\.html$|\/(?:index\.html)?$/g, ""), config)),
		]),
	];
}

/** The addresses of a page by its name, the one that readers know first. */
function builtAt(name: string, config: AblogConfig): readonly string[] {
	const index = /^(?:|[^]*\/)index$/.test(name);
	const [folder, file] = index ? [name.slice(0, -5), `${name}.html`] : [`${name}/`, `${name}.html`];
	const paths =
		index || config.hasFolders ? [folder, ...(index ? [] : [`${folder}index.html`]), file] : [file, folder, `${folder}index.html`];
	return paths.map((path) => addressOf(path, config));
}

/** What the extensions for redirects lead to a text, by their names of texts. */
function redirectsTo(name: string, setting: string, { settings, suffixes }: AblogConfig): string[] {
	const plain = (path: string) => {
		const suffix = [...suffixes.keys(), ".html"].find((one) => path.endsWith(one)) ?? "";
		return path.slice(0, path.length - suffix.length).replace(/^(?:\.\.?\/|\/)+|\/$/g, "");
	};
	return Object.entries(settings.members(setting)).flatMap(([from, to]) =>
		typeof to === "string" && plain(to) === name ? [plain(from)] : [],
	);
}

/** A path of the site as an address. */
export function addressOf(path: string, { home }: Pick<AblogConfig, "home">): string {
	const base = home === undefined ? "/" : new URL(home).pathname;
	return encodeURI(tidyPath(base + path.replace(/^\/+/, "")));
}

/** Where the page of a term stood. */
export function termAddress(what: string, name: string, config: AblogConfig): string {
	const slug = name
		.toLowerCase()
		.normalize("NFKD")
		.replace(/[^\p{L}\p{N}_\s-]/gu, "")
		.trim()
		.replace(/[-\s]+/g, "-");
	return listAddresses(`${what}/${slug}`, config)[0] ?? "/";
}

function listAddresses(name: string, config: AblogConfig): readonly string[] {
	return builtAt(name === "" ? config.blog : `${config.blog}/${name}`, config);
}

/** What stood at addresses that are no texts: lists of terms, and feeds. */
export function ablogFacts({ tags, sections, authors }: PagesMet, config: AblogConfig): FactStep[] {
	const { home, authors: names } = config;
	const whole = (path: string) => (home === undefined ? path : new URL(home).origin + path);
	const listed = (what: string, kind: "tags" | "sections" | "authors", met: Iterable<string>) =>
		[...met].flatMap((name) => {
			const first = termAddress(what, name, config);
			const bare = first.replace(/\.html$|\/$/, "");
			return [`${bare}.html`, `${bare}/`, `${bare}/index.html`].map((path) => listingFact(whole(path), [{ kind, name }]));
		});
	const feeds = ["atom.xml", "archive/atom.xml"].map((file) => addressOf(`${config.blog}/${file}`, config));
	const lists = listAddresses("", config).concat(listAddresses("archive", config));
	return [
		...feeds.map((path) => listingFact(whole(path), [{ kind: "feed", name: "" }])),
		...lists.map((path) => listingFact(whole(path), [{ kind: "all", name: "" }])),
		...listed("tag", "tags", tags),
		...listed("category", "sections", sections),
		...listed("author", "authors", new Set([...authors].map((name) => names.get(name) ?? name))),
	];
}
