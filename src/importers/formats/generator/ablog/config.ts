import type { ImportProblem } from "../../../importer.ts";
import type { SiteFolder } from "../folder.ts";
import { homeOf } from "../patterns.ts";
import { type PythonSettings, readPython, type Value } from "../python/literals.ts";
import { type Settings, settingsOf } from "../python/settings.ts";

/** What a site of Sphinx with ABlog says of itself. */
export interface AblogConfig {
	readonly settings: Settings;
	/** The address of the home page, with `/` at its end. */
	readonly home?: string;
	/** The folder of texts, with `/` at its end; empty for the folder itself. */
	readonly root: string;
	/** The languages of texts, by the extensions of their files in lower case. */
	readonly suffixes: ReadonlyMap<string, "rst" | "markdown" | "notebook">;
	/** Which texts are posts, by their paths below the root. */
	isPost(inside: string): boolean;
	isExcluded(inside: string): boolean;
	/** Whether pages were folders (`/a/`) and no files (`/a.html`). */
	readonly hasFolders: boolean;
	/** The folder of lists, without `/` around it. */
	readonly blog: string;
	readonly authors: ReadonlyMap<string, string>;
	readonly problems: readonly ImportProblem[];
}

const CONFIGS = ["conf.py", "source/conf.py", "docs/conf.py", "docs/source/conf.py"];

/** The file of the configuration; undefined where there is none that names ABlog as an extension. */
export function ablogConfigFile(folder: SiteFolder): string | undefined {
	return CONFIGS.find((name) => {
		const text = folder.has(name) ? folder.read(name)?.replace(/^\s*#.*$/gm, "") : undefined;
		return text !== undefined && /^\s*extensions\b/m.test(text) && /["']ablog["']/.test(text);
	});
}

/** Reads the configuration as literals; what is computed counts as the defaults of ABlog, and is told. */
export function readAblogConfig(folder: SiteFolder): AblogConfig {
	const file = ablogConfigFile(folder) ?? CONFIGS.find((name) => folder.has(name));
	const python: PythonSettings = file === undefined ? { values: new Map(), computed: new Map() } : readPython(folder.read(file) ?? "");
	const settings = settingsOf(python);
	const root = file?.slice(0, file.lastIndexOf("/") + 1) ?? "";
	const home = ["blog_baseurl", "html_baseurl", "ogp_site_url"].map((name) => homeOf(settings.text(name))).find((one) => one !== undefined);
	const posts = globs(settings.texts("blog_post_pattern") ?? []);
	const excluded = globs(["_build", "_templates", "_website", ...(settings.texts("exclude_patterns") ?? [])]);
	const excludedNames = new Set((settings.texts("exclude_patterns") ?? []).map(plainPath));
	return {
		settings,
		...(home !== undefined && { home }),
		root,
		suffixes: suffixesOf(settings, python),
		isPost: (inside) => posts.some((pattern) => pattern.test(inside) || pattern.test(inside.replace(/\.[^./]+$/, ""))),
		isExcluded: (inside) => foldersOf(inside).some((path) => excludedNames.has(path) || excluded.some((pattern) => pattern.test(path))),
		hasFolders: hasFolders(folder, settings, root),
		blog: plainPath(settings.text("blog_path") ?? "blog"),
		authors: namesOf(settings.members("blog_authors")),
		problems: [...missing(folder, file), ...computed(folder, file ?? "", python)],
	};
}

/** A path without `/` and `.` around it. */
export function plainPath(path: string): string {
	return path.replaceAll("\\", "/").replace(/^(?:\.\/|\/)+|\/+$|^\.$/g, "");
}

/** A path and the folders that it lies in. */
function foldersOf(path: string): readonly string[] {
	const parts = path.split("/");
	return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Patterns with more stars take too long, and nobody writes them. */
const MOST_STARS = 6;

function globs(patterns: readonly string[]): readonly RegExp[] {
	return patterns.flatMap((pattern) => {
		const plain = plainPath(pattern);
		if (plain === "" || plain.length > 300 || (plain.match(/\*+/g)?.length ?? 0) > MOST_STARS) return [];
		const source = plain.replace(/\*\*\/|\*\*|\*|\?|[\\^$.+()[\]{}|]/g, (sign) => GLOBS[sign] ?? `\\${sign}`);
		return [new RegExp(`^${source}$`)];
	});
}

const GLOBS: Readonly<Record<string, string>> = { "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]" };

const MARKDOWN = /^(?:myst_parser|myst_nb|recommonmark|m2r2?)$/;

function suffixesOf(settings: Settings, { values }: PythonSettings): AblogConfig["suffixes"] {
	const own = values.get("source_suffix");
	const members = settings.members("source_suffix");
	const named = typeof own === "string" || Array.isArray(own) ? (settings.texts("source_suffix") ?? []) : Object.keys(members);
	const extensions = settings.texts("extensions") ?? [];
	const hasMarkdown = values.get("extensions") === undefined || extensions.some((name) => MARKDOWN.test(name));
	const all = [...(named.length === 0 ? [".rst"] : named), ...(hasMarkdown ? [".md"] : []), ".ipynb"];
	return new Map(all.map((suffix) => [suffix.toLowerCase(), languageOf(suffix, members[suffix])]));
}

function languageOf(suffix: string, parser: Value | undefined): "rst" | "markdown" | "notebook" {
	if (/\.ipynb$/i.test(suffix)) return "notebook";
	return /\.(?:md|markdown|myst)$/i.test(suffix) || parser === "markdown" ? "markdown" : "rst";
}

/** Files that say how the site is built. */
const BUILDS = [
	"Makefile",
	"make.bat",
	"tox.ini",
	"noxfile.py",
	"netlify.toml",
	".readthedocs.yml",
	".readthedocs.yaml",
	".travis.yml",
	"pyproject.toml",
];

/** `ablog build` makes folders, unless it is told otherwise; `sphinx-build` is told what to make. */
function hasFolders(folder: SiteFolder, settings: Settings, root: string): boolean {
	const own = settings.text("ablog_builder");
	if (own !== undefined) return own === "dirhtml";
	const text = [...BUILDS, `${root}Makefile`].map((name) => folder.read(name) ?? "").join("\n");
	// A makefile that Sphinx wrote names all that can be made.
	if (/\bmake dirhtml\b/.test(text)) return true;
	return /\bablog["', ]+(?:build|deploy)\b|-b["', ]+dirhtml\b/.test(text) && !/-b["', ]+html\b/.test(text);
}

function namesOf(members: Readonly<Record<string, Value>>): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(members).flatMap(([key, value]) => {
			const name = Array.isArray(value) ? (value as readonly Value[])[0] : value;
			return typeof name === "string" ? [[key, name] as const] : [];
		}),
	);
}

function missing({ name }: SiteFolder, file: string | undefined): ImportProblem[] {
	if (file !== undefined) return [];
	return [
		{
			file: name,
			rule: "configuration-assumed",
			severity: "warning",
			message: "The folder has no conf.py. Texts are looked for in all folders, and addresses are those that ABlog gives by default.",
			remedy: "Put conf.py into the folder, and import again.",
		},
	];
}

/** Settings that decide which texts are stories, and which addresses they had. */
const VITAL =
	/^(?:blog_(?:baseurl|path|post_pattern|authors)|post_date_format|source_suffix|exclude_patterns|html_(?:baseurl|extra_path))$/;

function computed({ name }: SiteFolder, file: string, python: PythonSettings): ImportProblem[] {
	return [...python.computed].flatMap(([setting, line]) =>
		VITAL.test(setting)
			? [
					{
						file: `${name}/${file}`,
						line,
						rule: "configuration-assumed",
						severity: "warning",
						message: `${setting} is computed by a program, which is not run. The default of ABlog was taken.`,
						remedy: "Write its value as a plain text or list, and import again.",
					},
				]
			: [],
	);
}
