import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";
import { SETTINGS_NAMES } from "../../settings/filenames.ts";
import { relativePath } from "../../system/disk/diskpaths.ts";
import type { Answers } from "./answers.ts";
import { type Dependency, packageFileOf } from "./packagefile.ts";
import { type FirstSettings, settingsFileOf } from "./settingsfile.ts";

/** The folder of the Backfile that runs, absolute. */
export const OUR_FOLDER = fileURLToPath(new URL("../../../", import.meta.url)).replace(/[\\/]$/, "");

/** The folder of files that a new archive begins with. A name that begins with a dot begins with `dot-` there: npm leaves some out of packages. */
const STARTER = path.join(OUR_FOLDER, "starter");

/** Where stories lie in a new archive. */
export const CONTENT = "content";

/** The stories that a new archive begins with, a folder for each language: the same files in all of them. */
const LANGUAGES = "languages";

/** What stories in other languages than those are written in. */
const OTHERWISE = "en";

/** The name of the settings file of a new archive. */
export const [SETTINGS_FILE] = SETTINGS_NAMES;

/** The files of a new archive, by path with `/`. */
export type StarterFiles = ReadonlyMap<string, Buffer>;

/** What the files of a new archive are made from. */
export interface Starter {
	readonly answers: Answers;
	readonly dependency: Dependency;
	/** Whether stories to begin with are among them. */
	readonly withStories: boolean;
	/** The command that runs the import of its stories again, in the folder of the archive; undefined where there was none. */
	readonly importAgain?: string;
	/** What an old archive adds to the settings. */
	readonly settings?: Pick<FirstSettings, "description" | "sections">;
}

/** Makes the files of a new archive. */
export function starterFiles(starter: Starter): StarterFiles {
	const { answers, dependency, withStories, settings: added } = starter;
	const from = languageOfStories(answers.language);
	const settings = { ...answers, ...(withStories && { sections: sectionsOf(from) }), ...added };
	const made: [string, Buffer][] = [
		[SETTINGS_FILE, Buffer.from(settingsFileOf(settings))],
		["package.json", Buffer.from(packageFileOf(dependency))],
	];
	const copied = namesBelow(STARTER)
		.filter((name) => !name.startsWith(`${LANGUAGES}/`) || name.startsWith(`${LANGUAGES}/${from}/`))
		.map((name): [string, Buffer] => [placeOf(name), fileOf(name, starter)])
		.filter(([name]) => withStories || !name.startsWith(`${CONTENT}/`));
	return new Map([...made, ...copied].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The language of the stories of a new archive: that of the site, where they are written in it. */
function languageOfStories(language: string): string {
	const [own = ""] = language.toLowerCase().split("-");
	return readdirSync(path.join(STARTER, LANGUAGES)).includes(own) ? own : OTHERWISE;
}

/** The sections of the stories in a language, in the order of its terms.yml. */
function sectionsOf(language: string): string[] {
	const { sections } = load(readFileSync(path.join(STARTER, LANGUAGES, language, "terms.yml"), "utf8")) as {
		readonly sections: Readonly<Record<string, unknown>>;
	};
	return Object.keys(sections);
}

/** Where a file of the starter stands in a new archive. */
function placeOf(name: string): string {
	return name.replace(/(^|\/)dot-/, "$1.").replace(new RegExp(`^${LANGUAGES}/[^/]+`), CONTENT);
}

/** The files below a folder, by path with `/`. */
function namesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relativePath(folder, path.join(entry.parentPath, entry.name)));
}

/** A file of the starter, with what the answers put into it. */
function fileOf(name: string, { answers: { title, language }, withStories, importAgain }: Starter): Buffer {
	const bytes = readFileSync(path.join(STARTER, name));
	if (!name.endsWith(".md")) return bytes;
	const parts = { "with stories to begin with": withStories, "after an import": importAgain !== undefined };
	const text = partsFor(bytes.toString(), parts)
		.replaceAll("{title}", () => asMarkdown(title))
		.replaceAll("{import}", () => withMedia(importAgain ?? ""));
	const isForeign = name.startsWith(`${LANGUAGES}/`) && !new RegExp(`^${languageOfStories(language)}(-|$)`, "i").test(language);
	return Buffer.from(isForeign ? text.replace(/^---\n/, `---\nlanguage: ${OTHERWISE}\n`) : text);
}

/** An import that names the files of the old site: where it does not yet, a folder that stands for theirs. */
function withMedia(command: string): string {
	return command.includes(" --media ") ? command : `${command} --media ../uploads`;
}

/**
 * A text with those of its parts that this archive has use for. A part stands between `<!-- only WHEN -->` and `<!-- end -->`.
 * @param parts whether each is wanted, by its WHEN
 */
function partsFor(text: string, parts: Readonly<Record<string, boolean>>): string {
	return text
		.replace(/<!-- only (.+) -->\n([^]*?)<!-- end -->\n/g, (_, when: string, part: string) => (parts[when] ? part : ""))
		.replace(/\n{3,}/g, "\n\n");
}

/** A text whose signs mean nothing in Markdown. */
function asMarkdown(text: string): string {
	return text.replace(/[\\`*_[\]<>~]/g, "\\$&");
}
