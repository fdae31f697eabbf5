import type { ImportProblem } from "../../../importer.ts";
import type { SiteFolder } from "../folder.ts";
import { homeOf, zoneOf } from "../patterns.ts";
import { type PythonSettings, readPython, type Value } from "../python/literals.ts";
import { plainPath } from "../python/paths.ts";
import { computedProblems, type Settings, settingsOf } from "../python/settings.ts";

/** Where texts lie, and where their pages went: a member of `POSTS` or `PAGES`. */
export interface TextFolder {
	/** With `/` at its end; empty for the folder itself. */
	readonly folder: string;
	/** What the names of its files are like. */
	readonly name: RegExp;
	/** The folder of the pages, without `/` around it, by language; the one of the default language under an empty name. */
	readonly destinations: ReadonlyMap<string, string>;
	readonly isPost: boolean;
}

/** What a site of Nikola says of itself. */
export interface NikolaConfig {
	readonly settings: Settings;
	/** The address of the home page, with `/` at its end. */
	readonly home?: string;
	readonly zone?: string;
	readonly language: string;
	/** The folders of pages in other languages, by language. */
	readonly translations: ReadonlyMap<string, string>;
	/** Whether the language stands behind the extension: `post.rst.es`. */
	readonly isLanguageLast: boolean;
	readonly texts: readonly TextFolder[];
	/** The programs that read texts, by the extensions of their files in lower case. */
	readonly compilers: ReadonlyMap<string, string>;
	readonly hasPrettyUrls: boolean;
	readonly problems: readonly ImportProblem[];
}

const CONFIG = "conf.py";

/** Whether the folder has a configuration of Nikola. That of Sphinx has the same name. */
export function hasNikolaConfig(folder: SiteFolder): boolean {
	const text = folder.has(CONFIG) ? folder.read(CONFIG) : undefined;
	return text !== undefined && /^(?:POSTS|post_pages|BLOG_TITLE)\s*=/m.test(text);
}

/** Reads the configuration as literals; what is computed counts as the defaults of Nikola, and is told. */
export function readNikolaConfig(folder: SiteFolder): NikolaConfig {
	const text = folder.read(CONFIG);
	const python: PythonSettings = text === undefined ? { values: new Map(), computed: new Map() } : readPython(text);
	const settings = settingsOf(python);
	const home = homeOf(settings.text("SITE_URL")) ?? homeOf(settings.text("BASE_URL")) ?? homeOf(settings.text("BLOG_URL"));
	const zone = zoneOf(settings.text("TIMEZONE"));
	const language = settings.text("DEFAULT_LANG") ?? "en";
	const translations = Object.entries(settings.members("TRANSLATIONS")).flatMap(([lang, path]) =>
		lang === language || typeof path !== "string" ? [] : [[lang, plainPath(path)] as const],
	);
	const texts = textFolders(settings, language);
	return {
		settings,
		...(home !== undefined && { home }),
		...(zone !== undefined && { zone }),
		language,
		translations: new Map(translations),
		isLanguageLast: (settings.text("TRANSLATIONS_PATTERN") ?? "").endsWith("{ext}.{lang}"),
		texts: texts.length > 0 ? texts : USUAL,
		compilers: compilersOf(settings),
		hasPrettyUrls: settings.truth("PRETTY_URLS") ?? true,
		problems: [...missing(folder, text !== undefined), ...computedProblems(python, `${folder.name}/${CONFIG}`, VITAL, "Nikola")],
	};
}

const USUAL: readonly TextFolder[] = [
	folderOf("posts/*", new Map([["", "posts"]]), true),
	folderOf("pages/*", new Map([["", ""]]), false),
	folderOf("stories/*", new Map([["", "stories"]]), false),
];

function textFolders(settings: Settings, language: string): readonly TextFolder[] {
	const read = (name: string, isPost: boolean | undefined) =>
		(settings.list(name) ?? []).flatMap((row): TextFolder[] => {
			if (!Array.isArray(row) || typeof row[0] !== "string") return [];
			return [folderOf(row[0], destinationsOf(row[1] as Value | undefined, language), isPost ?? row[3] !== false)];
		});
	return [...read("POSTS", true), ...read("PAGES", false), ...read("post_pages", undefined)];
}

function destinationsOf(value: Value | undefined, language: string): ReadonlyMap<string, string> {
	if (typeof value === "string") return new Map([["", plainPath(value)]]);
	const members = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
	return new Map(members.flatMap(([lang, path]) => (typeof path === "string" ? [[lang === language ? "" : lang, plainPath(path)]] : [])));
}

/** `posts/*.rst`: files of this name in the folder and in all below it. */
function folderOf(pattern: string, destinations: ReadonlyMap<string, string>, isPost: boolean): TextFolder {
	const plain = plainPath(pattern);
	const cut = plain.lastIndexOf("/") + 1;
	const stars = (plain.match(/\*/g)?.length ?? 0) > 2 ? "*" : plain.slice(cut);
	const name = stars
		.replace(/[\\^$.+()[\]{}|/]/g, "\\$&")
		.replaceAll("*", ".*")
		.replaceAll("?", ".");
	return { folder: plain.slice(0, cut), name: new RegExp(`^${name}$`), destinations, isPost };
}

const COMPILERS: Readonly<Record<string, readonly string[]>> = {
	rest: [".rst", ".rest", ".txt"],
	markdown: [".md", ".mdown", ".markdown"],
	html: [".html", ".htm"],
	ipynb: [".ipynb"],
	textile: [".textile"],
	txt2tags: [".t2t"],
	bbcode: [".bb"],
	wiki: [".wiki"],
	php: [".php"],
	pandoc: [".org"],
	asciidoc: [".adoc", ".asciidoc"],
};

function compilersOf(settings: Settings): ReadonlyMap<string, string> {
	const own = settings.members("COMPILERS");
	const older = settings.members("post_compilers");
	const chosen = Object.keys(own).length > 0 ? own : Object.keys(older).length > 0 ? older : {};
	// A program that the configuration leaves out reads nothing, but its texts are named all the same.
	return new Map(
		[...Object.entries(COMPILERS), ...Object.entries(chosen)].flatMap(([name, extensions]) =>
			(Array.isArray(extensions) ? extensions : [extensions]).flatMap((one: unknown) =>
				typeof one === "string" ? [[one.toLowerCase(), name]] : [],
			),
		),
	);
}

function missing({ name }: SiteFolder, isThere: boolean): ImportProblem[] {
	if (isThere) return [];
	return [
		{
			file: name,
			rule: "configuration-assumed",
			severity: "warning",
			message:
				"The folder has no conf.py. Texts are looked for in posts/, pages/ and stories/, and addresses are those that Nikola gives by default.",
			remedy: "Put conf.py into the folder, and import again.",
		},
	];
}

/** Settings that decide where stories lie, and which addresses they had. */
const VITAL =
	/^(?:POSTS|PAGES|post_pages|SITE_URL|TRANSLATIONS|TRANSLATIONS_PATTERN|PRETTY_URLS|TIMEZONE|COMPILERS|(?:FILES|IMAGE)_FOLDERS|(?:TAG|CATEGORY|AUTHOR)_PATH|REDIRECTIONS)$/;
