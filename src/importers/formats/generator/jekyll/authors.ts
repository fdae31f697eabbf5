import { parseYaml } from "../../../../article/yaml.ts";
import { membersOf, nameOf } from "../../../reading/values.ts";
import type { SiteFolder } from "../folder.ts";
import type { JekyllConfig } from "./config.ts";

const FILES = ["authors.yml", "authors.yaml", "authors.json", "author.yml", "people.yml", "members.yml"];

/** The names of authors by their keys: from data files, from the configuration, and from a collection of authors. */
export function readAuthors(folder: SiteFolder, { source, values }: JekyllConfig): ReadonlyMap<string, string> {
	const data = typeof values.data_dir === "string" ? values.data_dir.replace(/^\/+|\/+$/g, "") : "_data";
	const names = new Map<string, string>();
	for (const listed of [values.authors, ...FILES.map((file) => listIn(folder.read(`${source}${data}/${file}`)))]) addNames(listed, names);
	return names;
}

function listIn(text: string | undefined): unknown {
	if (text === undefined) return undefined;
	const read = parseYaml(text);
	return "fault" in read ? undefined : read.value;
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
