import type { ImportProblem } from "../../../importer.ts";
import type { SiteFolder } from "../folder.ts";
import { homeOf, zoneOf } from "../patterns.ts";
import { type PythonSettings, readPython, type Value } from "../python/literals.ts";
import { plainPath } from "../python/paths.ts";
import { pythonPattern } from "../python/patterns.ts";
import { computedProblems, type Settings, settingsOf } from "../python/settings.ts";

/** What a site of Pelican says of itself. */
export interface PelicanConfig {
	readonly settings: Settings;
	/** The address of the home page, with `/` at its end. */
	readonly home?: string;
	readonly zone?: string;
	readonly language: string;
	/** The folder of texts, with `/` at its end; empty for the folder itself. */
	readonly content: string;
	/** Folders of the content, without `/` around them; an empty one is all of it. */
	readonly articles: readonly string[];
	readonly pages: readonly string[];
	readonly excluded: readonly string[];
	readonly statics: readonly string[];
	/** Paths in the content of files and texts, with what is said of them. */
	readonly pathMetadata: Readonly<Record<string, Value>>;
	readonly filePattern?: RegExp;
	readonly pathPattern?: RegExp;
	/** Pairs of a pattern and what is put in its place, by what is named. */
	readonly substitutions: Readonly<Record<"slug" | "category" | "tag" | "author", readonly Substitution[]>>;
	/** Whether texts hold Liquid tags. */
	readonly hasLiquid: boolean;
	readonly problems: readonly ImportProblem[];
}

/** What a part of a name becomes in its slug. */
export type Substitution = readonly [pattern: RegExp, by: string];

const CONFIGS = ["pelicanconf.py", "pelican.conf.py", "pelicanconf/__init__.py", "settings.py", "conf/pelicanconf.py"];
const PUBLISHED = ["publishconf.py", "pelicanconf_publish.py", "production.py"];

/** The file of the configuration; undefined where there is none. */
export function pelicanConfigFile(folder: SiteFolder): string | undefined {
	return CONFIGS.find(
		(name) => folder.has(name) && (name !== "settings.py" || /\b(?:ARTICLE_URL|SITENAME)\b/.test(folder.read(name) ?? "")),
	);
}

/** Reads the configuration as literals; what is computed counts as the defaults of Pelican, and is told. */
export function readPelicanConfig(folder: SiteFolder): PelicanConfig {
	const file = pelicanConfigFile(folder);
	const own = file === undefined ? undefined : readPython(folder.read(file) ?? "");
	const published = PUBLISHED.find((name) => folder.has(name));
	const python = published === undefined ? own : readPython(folder.read(published) ?? "", own);
	const all: PythonSettings = python ?? { values: new Map(), computed: new Map() };
	const settings = settingsOf(all);
	const home = homeOf(settings.text("SITEURL")) ?? homeOf(settings.text("FEED_DOMAIN"));
	const zone = zoneOf(settings.text("TIMEZONE"));
	const content = contentOf(folder, settings);
	const pages = settings.texts("PAGE_PATHS") ?? settings.texts("PAGE_DIR") ?? ["pages"];
	const patterns = patternsOf(settings);
	return {
		settings,
		...(home !== undefined && { home }),
		...(zone !== undefined && { zone }),
		language: settings.text("DEFAULT_LANG") ?? "en",
		content,
		articles: (settings.texts("ARTICLE_PATHS") ?? settings.texts("ARTICLE_DIR") ?? [""]).map(plainPath),
		pages: pages.map(plainPath),
		excluded: [...(settings.texts("ARTICLE_EXCLUDES") ?? []), ...(settings.texts("PAGE_EXCLUDES") ?? [])].map(plainPath),
		statics: (settings.texts("STATIC_PATHS") ?? ["images"]).map(plainPath),
		pathMetadata: settings.members("EXTRA_PATH_METADATA"),
		...patterns.found,
		substitutions: substitutionsOf(settings),
		hasLiquid: settings.texts("PLUGINS")?.some((name) => /liquid|include_code|octopress/i.test(name)) ?? false,
		problems: [
			...missing(folder, file),
			...computedProblems(all, `${folder.name}/${file ?? ""}`, VITAL, "Pelican"),
			...patterns.problems.map((name) => refused(folder, file ?? "", name)),
		],
	};
}

function contentOf(folder: SiteFolder, settings: Settings): string {
	const named = plainPath(settings.text("PATH") ?? "");
	const found = [named, "content", "src", "posts"].find((path) => path !== "" && folder.has(path)) ?? "";
	return found === "" ? "" : `${found}/`;
}

function patternsOf(settings: Settings) {
	const problems: string[] = [];
	const read = (name: string, usual: string) => {
		const written = settings.text(name) ?? usual;
		const pattern = written === "" ? undefined : pythonPattern(written);
		if (written !== "" && !pattern) problems.push(name);
		return pattern;
	};
	const filePattern = read("FILENAME_METADATA", String.raw`(?P<date>\d{4}-\d{2}-\d{2}).*`);
	const pathPattern = read("PATH_METADATA", "");
	return { found: { ...(filePattern && { filePattern }), ...(pathPattern && { pathPattern }) }, problems };
}

/** What Pelican does to every name: signs go, blanks become hyphens. */
const USUAL: readonly Substitution[] = [
	[/[^\p{L}\p{N}\p{M}_\s-]/giu, ""],
	[/^\s*/giu, ""],
	[/\s*$/giu, ""],
	[/[-\s]+/giu, "-"],
];

function substitutionsOf(settings: Settings): PelicanConfig["substitutions"] {
	const read = (name: string, usual: readonly Substitution[]): readonly Substitution[] => {
		const own = settings.list(`${name}_REGEX_SUBSTITUTIONS`);
		const older = settings.list(`${name}_SUBSTITUTIONS`);
		if (own) return own.flatMap((pair): Substitution[] => pairOf(pair, (text) => pythonPattern(text, "giu")));
		if (!older) return usual;
		return [...older.flatMap((pair) => pairOf(pair, (text) => new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu"))), ...USUAL];
	};
	const slug = read("SLUG", USUAL);
	return { slug, category: read("CATEGORY", slug), tag: read("TAG", slug), author: read("AUTHOR", slug) };
}

function pairOf(pair: Value, patternOf: (text: string) => RegExp | undefined): Substitution[] {
	if (!Array.isArray(pair) || typeof pair[0] !== "string" || typeof pair[1] !== "string") return [];
	const pattern = patternOf(pair[0]);
	return pattern ? [[pattern, pair[1].replace(/\\(\d)/g, "$$$1")]] : [];
}

function missing(folder: SiteFolder, file: string | undefined): ImportProblem[] {
	if (file !== undefined) return [];
	return [
		{
			file: folder.name,
			rule: "configuration-assumed",
			severity: "warning",
			message: "The folder has no pelicanconf.py. Texts are looked for in content/, and addresses are those that Pelican gives by default.",
			remedy: "Put pelicanconf.py into the folder, and import again.",
		},
	];
}

/** Settings that decide where stories lie, which addresses they had, and whether they are public. */
const VITAL =
	/^(?:PATH|SITEURL|(?:ARTICLE|PAGE|DRAFT|TAG|CATEGORY|AUTHOR)(?:_LANG)?_(?:URL|SAVE_AS|PATHS)|TIMEZONE|DEFAULT_(?:LANG|CATEGORY|DATE|METADATA)|(?:FILENAME|PATH|EXTRA_PATH)_METADATA|STATIC_PATHS|SLUGIFY_SOURCE|SLUG_REGEX_SUBSTITUTIONS)$/;

function refused({ name }: SiteFolder, file: string, setting: string): ImportProblem {
	return {
		file: `${name}/${file}`,
		rule: "configuration-assumed",
		severity: "warning",
		message: `${setting} is a pattern that is not read: it is not valid, or it could take very long.`,
		remedy: "Write it simpler: few signs of repetition, none within another.",
	};
}
