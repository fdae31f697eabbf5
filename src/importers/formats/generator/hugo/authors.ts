import { lineOf, membersOf } from "../../../reading/values.ts";
import { readDataFile } from "../datafile.ts";
import type { SiteFolder } from "../folder.ts";
import type { Lists } from "./cascade.ts";
import type { HugoConfig } from "./config.ts";
import type { Content } from "./content.ts";

/** Files of data about people: one for all, or one for each in a folder. */
const PEOPLE = /^data\/(?:authors?|people|persons?|writers?|contributors?|team)(?:\/([^/]+))?\.(?:ya?ml|toml|json)$/i;

/** The names of authors, by the keys under which stories name them: from data, from the pages of authors, and from `[params]`. */
export function authorNames(folder: SiteFolder, config: HugoConfig, content: Content, lists: Lists): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	const add = (key: string, name: string | undefined) => {
		if (name === undefined || name === key) return;
		for (const one of [key, key.toLowerCase()]) if (!names.has(one)) names.set(one, name);
	};
	for (const path of folder.files()) {
		const found = PEOPLE.exec(path);
		const read = found ? readDataFile(folder, path) : undefined;
		if (!found || !read || "problem" in read) continue;
		const [, key] = found;
		if (key !== undefined) add(key, nameIn(read.value));
		else addAll(read.value, add);
	}
	addAll(membersOf(config.params.authors), add);
	addAll(membersOf(config.params.author), add);
	for (const page of content.pages.values()) {
		if (page.kind !== "term" || !/^\/?authors?\//i.test(page.logical.slice(1))) continue;
		add(page.base, lists.titleOf(page.logical, page.language.key));
	}
	return names;
}

/** A table of people by their keys, or a list of people with keys of their own. */
function addAll(value: unknown, add: (key: string, name: string | undefined) => void): void {
	if (Array.isArray(value)) {
		for (const person of value) {
			const { id, key, slug, username } = membersOf(person);
			for (const one of [id, key, slug, username]) if (lineOf(one) !== undefined) add(lineOf(one) ?? "", nameIn(person));
		}
		return;
	}
	for (const [key, person] of Object.entries(membersOf(value))) if (typeof person === "object") add(key, nameIn(person));
}

function nameIn(person: unknown): string | undefined {
	const values = Object.fromEntries(Object.entries(membersOf(person)).map(([key, value]) => [key.toLowerCase(), value]));
	const whole = lineOf(values.name) ?? lineOf(values.display_name) ?? lineOf(values.displayname) ?? lineOf(values.title);
	const parts = [lineOf(values.firstname) ?? lineOf(values.first_name), lineOf(values.lastname) ?? lineOf(values.last_name)];
	const { first, last } = membersOf(values.name);
	return whole ?? lineOf([...parts, lineOf(first), lineOf(last)].filter((part) => part !== undefined).join(" "));
}
