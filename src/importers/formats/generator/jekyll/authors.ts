import { parseYaml } from "../../../../article/yaml.ts";
import type { AuthorStep, Site } from "../../../importer.ts";
import { membersOf, nameOf } from "../../../reading/values.ts";
import type { SiteFolder } from "../folder.ts";
import type { JekyllConfig } from "./config.ts";

const FILES = ["authors.yml", "authors.yaml", "authors.json", "author.yml", "people.yml", "members.yml"];

/** The names of authors by their keys: from data files, from the configuration, and from a collection of authors. */
export function readAuthors(folder: SiteFolder, config: JekyllConfig): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	for (const listed of listsOf(folder, config)) addNames(listed, names);
	return names;
}

/** Everything that holds authors. */
function listsOf(folder: SiteFolder, { source, values }: JekyllConfig): unknown[] {
	const data = typeof values.data_dir === "string" ? values.data_dir.replace(/^\/+|\/+$/g, "") : "_data";
	return [values.authors, ...FILES.map((file) => listIn(folder.read(`${source}${data}/${file}`)))];
}

/** What is known of them beside their names. */
export function readPeople(folder: SiteFolder, config: JekyllConfig, site: Site): AuthorStep[] {
	return listsOf(folder, config).flatMap((listed) => peopleIn(listed, site));
}

function listIn(text: string | undefined): unknown {
	if (text === undefined) return undefined;
	const read = parseYaml(text);
	return "fault" in read ? undefined : read.value;
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
