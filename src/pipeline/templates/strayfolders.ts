import { readdirSync } from "node:fs";
import path from "node:path";
import { nearestOf } from "../../problem/nearest.ts";
import { compareText, type Problem } from "../../problem.ts";
import { isWithin } from "../../system/disk/diskpaths.ts";

/** Folders that generators have for templates, and folders of ours that belong into that of templates; each with its place in it. */
const MEANT: Readonly<Record<string, string>> = {
	_includes: "layouts/",
	_layouts: "layouts/",
	assets: "assets/",
	css: "assets/",
	feeds: "feeds/",
	includes: "layouts/",
	layouts: "layouts/",
	partials: "partials/",
	styles: "assets/",
	theme: "",
	themes: "",
	words: "words/",
};

/** Files that are templates, or the style sheet of the owner. */
const LOOKS = /\.njk$|(^|\/)own\.(css|scss|sass|less)$/i;

/**
 * Tells of folders beside the settings that hold templates or a style sheet, and that nothing reads: their names are like that of the folder of
 * templates, or they belong into it. A folder that the settings name is passed over.
 * @param root the folder of the settings, absolute
 * @param own the folder of templates, absolute
 * @param settings the texts of the settings file and of all that it imports
 * @returns problems whose files are absolute
 */
export function strayFolders(root: string, own: string, settings: readonly string[]): Problem[] {
	// Such a site has folders of its own.
	if (settings.some((text) => text.includes("archiveData"))) return [];
	const named = (folder: string) => settings.some((text) => text.includes(folder));
	const templates = path.basename(own);
	return namesIn(root).flatMap((name) => {
		const folder = path.join(root, name);
		if (isWithin(folder, own)) return [];
		const place = Object.hasOwn(MEANT, name) ? MEANT[name] : nearestOf(name, [templates]) && "";
		if (place === undefined || named(name)) return [];
		const file = looksIn(folder).sort(compareText)[0];
		return file === undefined ? [] : [stray(path.join(folder, file), name, `${templates}/`, place)];
	});
}

function stray(file: string, folder: string, templates: string, place: string): Problem {
	return {
		file,
		rule: "template-unused",
		severity: "warning",
		message: `Nothing uses this file: templates and style sheets are read from ${templates}, and not from ${folder}/.`,
		remedy: `Move what is in ${folder}/ to ${templates}${place}; or name another folder in the setting templates.`,
	};
}

/** The templates and style sheets of a folder and of the folders in it. */
function looksIn(folder: string): string[] {
	const inner = namesIn(folder);
	const deeper = inner.flatMap((name) => namesIn(path.join(folder, name)).map((each) => `${name}/${each}`));
	return [...inner, ...deeper].filter((name) => LOOKS.test(name));
}

/** The names in a folder, sorted; none where it is no folder, or cannot be read. */
function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder).sort(compareText);
	} catch {
		return [];
	}
}
