import { readFileSync } from "node:fs";
import path from "node:path";
import { KIND_NAMES, KINDS, type Kind } from "../../site/kinds.ts";
import { shownTemplate } from "../runs/sources.ts";

/** A template that a page is made with. */
export interface UsedTemplate {
	/** Below a folder of templates. */
	readonly name: string;
	/** As people are told of it: `templates/layouts/story.njk` is the owner's, `backfile/layouts/story.njk` is ours. */
	readonly shown: string;
	/** Absolute. */
	readonly file: string;
	readonly text: string;
}

/** A tag by which a template uses another one that it names. */
const USE = /\{%-?\s*(?:extends|include|import|from)\s+["']([^"'\n]+)["']/g;

/**
 * The templates that make the pages of a kind: its layout, and all that this extends, includes and imports by name.
 * @param folders absolute; a template of an earlier folder stands over the one of a later folder
 */
export function templatesFor(kind: Kind, folders: readonly string[]): UsedTemplate[] {
	const used = new Map<string, UsedTemplate>();
	const wanted = new Set<string>([KINDS[kind].template]);
	// A Set also visits what is added to it during the loop.
	for (const name of wanted) {
		const found = findTemplate(name, folders);
		if (!found) continue;
		used.set(name, found);
		for (const [, other = ""] of found.text.matchAll(USE)) wanted.add(other);
	}
	return [...used.values()];
}

function findTemplate(name: string, folders: readonly string[]): UsedTemplate | undefined {
	for (const folder of folders) {
		const file = path.join(folder, name);
		try {
			return { name, shown: shownTemplate(folder, name), file, text: readFileSync(file, "utf8") };
		} catch {
			// It may be in the next folder.
		}
	}
	return undefined;
}

/** The kinds of pages that a template is used for. */
export function kindsUsing(name: string, folders: readonly string[]): Kind[] {
	return KIND_NAMES.filter((kind) => templatesFor(kind, folders).some((template) => template.name === name));
}

/** The fields of `site` that templates name. */
export function siteFieldsIn(templates: readonly UsedTemplate[]): string[] {
	const names = templates.flatMap(({ text }) => [...text.matchAll(/\bsite\.([a-zA-Z]+)/g)].map(([, name = ""]) => name));
	return [...new Set(names)].sort();
}
