import type { AuthorStep, Site } from "../../../importer.ts";
import { membersOf, nameOf } from "../../../reading/values.ts";
import { DATA_ENDINGS, readDataFile } from "../datafile.ts";
import type { SiteFolder } from "../folder.ts";
import type { JekyllConfig } from "./config.ts";

/** The names of files and folders of data that tell of authors. */
const NAMES = ["authors", "author", "people", "members"];

/** The names of authors by their keys: from data files, from the configuration, and from a collection of authors. */
export function readAuthors(folder: SiteFolder, config: JekyllConfig): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	for (const listed of listsOf(folder, config)) addNames(listed, names);
	return names;
}

/** Everything that holds authors. */
function listsOf(folder: SiteFolder, { source, values }: JekyllConfig): unknown[] {
	const data = typeof values.data_dir === "string" ? values.data_dir.replace(/^\/+|\/+$/g, "") : "_data";
	const prefix = `${source}${data}/`;
	return [values.authors, ...NAMES.flatMap((name) => [fileOf(`${prefix}${name}`), folderOf(`${prefix}${name}/`)])];

	function fileOf(stem: string): unknown {
		const read = DATA_ENDINGS.map((ending) => readDataFile(folder, stem + ending)).find((found) => found !== undefined);
		return read && "value" in read ? read.value : undefined;
	}

	/** A folder with a file for each author, whose name is the key. */
	function folderOf(inner: string): unknown {
		if (!folder.has(inner.slice(0, -1))) return undefined;
		const stems = folder.files().filter((file) => file.startsWith(inner) && !file.slice(inner.length).includes("/"));
		return Object.fromEntries(stems.map((file) => file.replace(/\.[^./]+$/, "")).map((stem) => [stem.slice(inner.length), fileOf(stem)]));
	}
}

/** What is known of them beside their names. */
export function readPeople(folder: SiteFolder, config: JekyllConfig, site: Site): AuthorStep[] {
	return listsOf(folder, config).flatMap((listed) => peopleIn(listed, site));
}

/** What data say of authors beside their names: biographies, pictures, addresses. */
export function peopleIn(value: unknown, site: Site): AuthorStep[] {
	return (Array.isArray(value) ? (value as unknown[]) : Object.values(membersOf(value))).flatMap((one) => {
		const members = membersOf(one);
		const text = (...keys: readonly string[]) =>
			keys.map((key) => members[key]).find((found): found is string => typeof found === "string" && found.trim() !== "");
		const name = nameOf(members.name ?? members.display_name ?? members.full_name ?? members.title);
		const [bio, image] = [text("bio", "biography", "description", "about"), text("avatar", "image", "picture", "photo", "img")];
		const links = [
			text("url", "web", "website", "site", "uri", "home", "homepage"),
			onPlatform("https://twitter.com/", text("twitter")),
			onPlatform("https://github.com/", text("github")),
		];
		const own = links.filter((link): link is string => link !== undefined && /^https?:\/\/\S+$/.test(link));
		if (name === undefined || (bio === undefined && image === undefined && own.length === 0)) return [];
		return [
			{
				step: "author",
				name,
				...(bio !== undefined && { biography: { format: "markdown", text: bio } as const }),
				...(image !== undefined && { image }),
				...(own.length > 0 && { links: own }),
				site,
			},
		];
	});
}

function onPlatform(home: string, name: string | undefined): string | undefined {
	return name === undefined || /^https?:/.test(name) ? name : /^@?[\w-]+$/.test(name) ? home + name.replace(/^@/, "") : undefined;
}

/** `key: { name: … }`, `key: Name`, or a list of objects that say their keys. */
export function addNames(value: unknown, names: Map<string, string>): void {
	const entries = Array.isArray(value) ? value.map((one: unknown) => [undefined, one] as const) : Object.entries(membersOf(value));
	for (const [key, of] of entries) {
		const members = membersOf(of);
		const name = nameOf(
			members.name ??
				members.display_name ??
				members.full_name ??
				members.title ??
				(typeof of === "string" && key !== undefined ? of : undefined),
		);
		if (name === undefined) continue;
		for (const known of [key, members.short_name, members.username, members.id, members.slug, members.key, members.handle])
			if (typeof known === "string" && known !== "" && !names.has(known)) names.set(known, name);
	}
}
