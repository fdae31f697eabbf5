import type { ImportProblem, SiteAbout } from "../../../importer.ts";
import { itemsOf, lineOf, membersOf } from "../../../reading/values.ts";
import { siteAbout } from "../about.ts";
import { merged, readDataFile, withLowerKeys } from "../datafile.ts";
import type { SiteFolder } from "../folder.ts";
import { zoneOf } from "../patterns.ts";
import { type HugoLanguage, languagesOf, textsOf } from "./languages.ts";
import { type ContentMount, mountsOf } from "./mounts.ts";
import type { PathForm } from "./paths.ts";
import { type PermalinkRule, permalinkRules } from "./permalinks.ts";

/** What a Hugo site's configuration says, with the defaults of Hugo. */
export interface HugoConfig extends PathForm {
	/** The home page, with `/` at its end. */
	readonly home?: string;
	readonly zone?: string;
	/** What it says of the site as a whole, in its default language. */
	readonly about: SiteAbout;
	readonly mounts: readonly ContentMount[];
	/** By their keys. */
	readonly languages: ReadonlyMap<string, HugoLanguage>;
	readonly defaultLanguage: HugoLanguage;
	readonly permalinks: readonly PermalinkRule[];
	/** Whether pages of a section are files, such as `/a.html`. */
	isUgly(section: string): boolean;
	/** The names of taxonomies, as front matter has them (plural), with those of a single term. */
	readonly taxonomies: ReadonlyMap<string, string>;
	/** Where the dates of a page are looked for, such as `date`, `publishdate`, `:filename`. */
	readonly dates: readonly string[];
	readonly statics: readonly string[];
	readonly themes: readonly string[];
	/** The author of stories that name none. */
	readonly author?: string;
	/** Tables of `[params]`, with keys in lower case. */
	readonly params: Readonly<Record<string, unknown>>;
	/** Front matter that the configuration gives to pages. */
	readonly cascade: readonly unknown[];
	readonly problems: readonly ImportProblem[];
}

/** The names of a configuration at the top of a site, the first that is there counts. */
export const CONFIG_FILES: readonly string[] = ["hugo", "config"].flatMap((name) =>
	["toml", "yaml", "yml", "json"].map((ending) => `${name}.${ending}`),
);

/** The folders whose files are parts of the configuration of the site as it is published. */
const CONFIG_FOLDERS = ["config/_default/", "config/production/"] as const;

const DEFAULT_DATES = ["date", "publishdate", "pubdate", "published", "lastmod", "modified"];

/** Reads the configuration. What is not there, or cannot be read, is as Hugo has it by default. */
export function readHugoConfig(folder: SiteFolder): HugoConfig {
	const { values, problems } = wholeConfig(folder);
	const home = lineOf(values.baseurl);
	const zone = zoneOf(values.timezone);
	const { languages, defaultLanguage } = languagesOf(values);
	const ugly = values.uglyurls;
	const params = membersOf(values.params);
	const isWhole = home !== undefined && /^https?:\/\//.test(home);
	return {
		...(isWhole && { home: home.replace(/\/*$/, "/") }),
		...(zone !== undefined && { zone }),
		about: aboutSite(values, defaultLanguage),
		mounts: mountsOf(values, languages),
		languages,
		defaultLanguage,
		permalinks: permalinkRules(values.permalinks),
		isUgly: (section) => (typeof ugly === "boolean" ? ugly : membersOf(ugly)[section.toLowerCase()] === true),
		taxonomies: taxonomiesOf(values.taxonomies),
		dates: datesOf(membersOf(values.frontmatter).date),
		keepsCase: values.disablepathtolower === true,
		removesAccents: values.removepathaccents === true,
		statics: textsOf(values.staticdir, "static"),
		themes: textsOf(values.theme).map((theme) => `${lineOf(values.themesdir) ?? "themes"}/${theme}`),
		...authorOf(values, params),
		params,
		cascade: [values.cascade ?? []].flat(),
		problems,
	};
}

function wholeConfig(folder: SiteFolder): {
	readonly values: Readonly<Record<string, unknown>>;
	readonly problems: readonly ImportProblem[];
} {
	const problems: ImportProblem[] = [];
	let values: Readonly<Record<string, unknown>> = {};
	const add = (path: string, place: (value: unknown) => unknown) => {
		const read = readDataFile(folder, path);
		if (read && "problem" in read) problems.push(read.problem);
		else if (read) values = merged(values, place(withLowerKeys(read.value)));
	};
	const top = CONFIG_FILES.find((file) => folder.has(file));
	if (top !== undefined) add(top, (value) => value);
	for (const part of CONFIG_FOLDERS)
		for (const path of folder.files()) {
			const [, name, language] = path.startsWith(part)
				? (/^([\w-]+)(?:\.([\w-]+))?\.(?:toml|ya?ml|json)$/.exec(path.slice(part.length)) ?? [])
				: [];
			if (name !== undefined) add(path, (value) => placed(value, name.toLowerCase(), language?.toLowerCase()));
		}
	return { values, problems };
}

function aboutSite(values: Readonly<Record<string, unknown>>, { key, tag }: HugoLanguage): SiteAbout {
	const own = membersOf(membersOf(values.languages)[key]);
	const params = [membersOf(own.params), membersOf(values.params)];
	return siteAbout({
		title: [own.title, values.title],
		description: [...params.map(({ description }) => description), ...params.map(({ subtitle }) => subtitle)],
		language: [tag],
	});
}

/** What a file of the folder of configuration is about, as its name says: `hugo`, `params`, `languages.fr`, `params.fr`. */
function placed(value: unknown, name: string, language?: string): unknown {
	const isWhole = name === "hugo" || name === "config";
	if (language === undefined) return isWhole ? value : { [name]: value };
	return { languages: { [language]: isWhole || name === "languages" ? value : { [name]: value } } };
}

/** Both names of each taxonomy: Hugo's own, unless the configuration names any. */
function taxonomiesOf(value: unknown): ReadonlyMap<string, string> {
	const told = Object.entries(membersOf(value)).flatMap(([one, many]) => (typeof many === "string" ? [[many, one] as const] : []));
	const isTold = typeof value === "object" && value !== null;
	return new Map(
		isTold
			? told
			: [
					["tags", "tag"],
					["categories", "category"],
				],
	);
}

function datesOf(value: unknown): readonly string[] {
	const told = itemsOf(value).map((name) => String(name).toLowerCase());
	return told.length === 0 ? DEFAULT_DATES : told.flatMap((name) => (name === ":default" ? DEFAULT_DATES : [name]));
}

function authorOf(values: Readonly<Record<string, unknown>>, params: Readonly<Record<string, unknown>>): Pick<HugoConfig, "author"> {
	const [name] = [params.author, params.authors, values.author].flatMap((value) => lineOf(value) ?? lineOf(membersOf(value).name) ?? []);
	return name === undefined || name === lineOf(values.title) || "authors" in membersOf(values.taxonomies) ? {} : { author: name };
}
