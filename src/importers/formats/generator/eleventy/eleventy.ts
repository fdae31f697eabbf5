import { readFileName } from "../../../../article/filename.ts";
import type { ImportProblem, SiteFiles } from "../../../importer.ts";
import { liquid } from "../code/liquid.ts";
import type { SiteFolder } from "../folder.ts";
import { generatorImporter } from "../generator.ts";
import { addNames, peopleIn } from "../jekyll/authors.ts";
import { globPattern } from "../jekyll/defaults.ts";
import { isListOfPages } from "../jekyll/roles.ts";
import { tidyPath } from "../patterns.ts";
import type { GeneratedSite, GeneratorTable, Page, PageFile, PageSources, Role } from "../table.ts";
import { type Cascade, readCascade, tagsIn } from "./cascade.ts";
import { eleventyCode } from "./code.ts";
import { CONFIG_FILES, type EleventyConfig, readEleventyConfig } from "./config.ts";
import { type LayoutData, readLayouts } from "./layouts.ts";
import { eleventyFacts } from "./listings.ts";
import { eleventyPaths, fileSlug } from "./permalink.ts";

const table: GeneratorTable = {
	name: "eleventy",
	about: "the folder of a site of Eleventy",
	recognises: (folder) =>
		CONFIG_FILES.some((file) => folder.has(file)) ||
		/"@11ty\/eleventy"\s*:/.test(folder.has(".eleventy.ts") ? "" : (folder.read("package.json") ?? "")),
	open,
};

/** The folder of a site of Eleventy. */
export const eleventy = generatorImporter(table);

/** Data files about authors. */
const PEOPLE = ["authors", "people", "team", "contributors"];

function open(folder: SiteFolder): GeneratedSite {
	const config = readEleventyConfig(folder);
	const cascade = readCascade(folder, config.input);
	const layouts = readLayouts(folder, config);
	const authors = new Map<string, string>();
	for (const name of PEOPLE) addNames(config.data.valueAt([name]), authors);
	return {
		...(config.home !== undefined && { url: config.home }),
		about: config.about,
		problems: [...config.problems, ...dataFaults(folder, config, cascade)],
		files: filesOf(folder, config),
		syntax: liquid({ rawEverywhere: true }),
		code: eleventyCode(config),
		authors,
		people: PEOPLE.flatMap((name) =>
			peopleIn(config.data.valueAt([name]), { url: config.home ?? "/", media: [], files: filesOf(folder, config) }),
		),
		roleOf: (path) => roleOf(path, config, cascade, folder),
		sourcesOf: (file) => sourcesOf(file, cascade, layouts, folder),
		addressesOf: (page) => addressesOf(page, config),
		filesOf: (page, address) => ownFiles(page, address, folder),
		leftOut: (page) => leftOut(page, config),
		factsOf: (met) => eleventyFacts(met, config),
	};
}

/** What is wrong with files of data, each told once, however many pages it is about. */
function dataFaults(folder: SiteFolder, { input }: EleventyConfig, cascade: Cascade): readonly ImportProblem[] {
	const pages = folder.files().filter((path) => path.startsWith(input) && /\.(md|markdown|html?)$/i.test(path));
	return [...new Set(pages.flatMap((path) => cascade.faultsOf(path)))];
}

function filesOf({ path }: SiteFolder, { home, prefix, input, copied }: EleventyConfig): SiteFiles[] {
	const root = home ?? prefix;
	const own = copied.map(({ from, to }) => ({ root: root + to, folder: `${path}/${from.slice(0, -1)}`, into: to }));
	const inner = input === "" ? [] : [{ root, folder: `${path}/${input.slice(0, -1)}`, into: "" }];
	return [...own, ...inner, { root, folder: path, into: "" }];
}

/** Files beside a page are addressed relative to it, or to its own file. */
function ownFiles({ path }: Page, address: string, { path: folder }: SiteFolder): SiteFiles[] {
	const below = address.replace(/[^/]*$/, "");
	const inner = path.slice(0, Math.max(0, path.lastIndexOf("/")));
	const about = below.replace(/[^/]*\/$/, "");
	return [below, about]
		.filter((root) => /[^/:]\/$/.test(root))
		.map((root) => ({ root, folder: inner === "" ? folder : `${folder}/${inner}`, into: "" }));
}

/** Folders whose pages are stories, where nothing else tells. */
const STORY_FOLDER = /(^|\/)(_?posts?|blog|blogs|articles?|news|stories|notes|journal|writing|entries|essays|log|weblog|drafts?)\//i;
const STORY_TAG = /^(posts?|blog|blogs|articles?|news|stories|story|notes?|writing|blogposts?|entries|essays)$/i;

function roleOf(path: string, config: EleventyConfig, cascade: Cascade, folder: SiteFolder): Role {
	const { input, includes, ignored } = config;
	if (!path.startsWith(input)) return { role: "file" };
	const inner = path.slice(input.length);
	const [, extension = ""] = /\.([^./]+)$/.exec(path) ?? [];
	const format = /^(md|markdown)$/i.test(extension) ? "markdown" : /^html?$/i.test(extension) ? "html" : undefined;
	if (inner.startsWith(includes) || /^_(data|includes|layouts|site|11ty)\//.test(inner) || /^(layouts|test|tests)\//.test(inner))
		return { role: "file" };
	if (format === undefined)
		return /^(njk|liquid|hbs|ejs|pug|haml|mustache|webc)$/i.test(extension)
			? { role: "none", why: "it is a template, and no text" }
			: { role: "file" };
	if (ignored.some((name) => globPattern(name.replace(/^\.?\/+|\/+$/g, "")).test(path)))
		return { role: "none", why: "the configuration leaves it out" };
	if (
		/^(readme|changelog|contributing|license|code_of_conduct|security)\.md$/i.test(path.slice(path.lastIndexOf("/") + 1)) &&
		!/^\ufeff?---/.test(folder.head(path))
	)
		return { role: "none", why: "it tells of the folder, and is not a story" };
	if (cascade.faultsOf(path).length > 0) return { role: "none", why: "a file of data about it cannot be read, and may hold it back" };
	const isDraft = /(^|\/)_?drafts?\//i.test(inner);
	const isStory =
		STORY_FOLDER.test(inner) || readFileName(inner).date !== undefined || cascade.collectionsOf(path).some((tag) => STORY_TAG.test(tag));
	return { role: isStory ? "story" : "page", format, ...(isDraft && { isDraft }) };
}

/** Keys that Eleventy reads otherwise than the house does. */
const OWN_KEYS = new Set([
	"permalink",
	"redirect_from",
	"redirectFrom",
	"aliases",
	"alias",
	"redirects",
	"url",
	"path",
	"id",
	"date",
	"tags",
]);

/** Tags that put a page into a collection, and are no subjects of it. */
const COLLECTION = /^(all|nav|posts?|pages?|blog|articles?|blogposts?)$/i;

function sourcesOf({ path, split, source, name }: PageFile, cascade: Cascade, layouts: LayoutData, folder: SiteFolder): PageSources {
	const given = split.fields;
	const folders = cascade.dataOf(path);
	const data = { ...layouts(given.layout ?? folders.layout), ...folders };
	const values = { ...data, ...given };
	const collections = cascade.collectionsOf(path);
	const tags = [...new Set([...tagsIn(data.tags), ...tagsIn(given.tags)])].filter(
		(tag) => !collections.includes(tag) && !COLLECTION.test(tag),
	);
	const plain = (fields: Readonly<Record<string, unknown>>) =>
		Object.fromEntries(Object.entries(fields).filter(([key]) => !OWN_KEYS.has(key)));
	const date = dateOf(values.date);
	const image = pictureFile(given.image, folder);
	const named = readFileName(path).date;
	return {
		sources: [
			{
				...source,
				values: {
					...plain(given),
					...(tags.length > 0 && { tags }),
					...(date !== undefined && { date }),
					...(image !== undefined && { image }),
				},
			},
			{ file: name, values: plain(data), line: 1 },
		],
		values,
		headline: fileSlug(path).replace(/[-_]+/g, " "),
		...(named !== undefined && { published: named }),
	};
}

/** A main picture of which only the name of the file is given, as its path in the folder. */
function pictureFile(image: unknown, folder: SiteFolder): string | undefined {
	const file = typeof image === "string" && /^[^/:{}]+$/.test(image) ? folder.fileEndingIn(`/${image}`) : undefined;
	return file === undefined ? undefined : `/${file}`;
}

/** A date; `git Last Modified` and the like are none. */
function dateOf(value: unknown): string | undefined {
	return typeof value === "string" && !/^(git )?(last modified|created)$/i.test(value.trim()) ? value : undefined;
}

function addressesOf({ path, values, fields }: Page, { input, prefix }: EleventyConfig): string[] {
	const inner = path.slice(input.length);
	const published = dateOf(values.date) ?? readFileName(path).date;
	const title = fields.headline;
	const own = eleventyPaths({ path: inner, values: { title, ...values }, ...(published !== undefined && { published }) });
	const aliases = [values.redirect_from, values.redirectFrom, values.aliases, values.alias, values.redirects]
		.flat()
		.filter((alias): alias is string => typeof alias === "string");
	return [
		...own.map((path) => encodeURI(tidyPath(prefix + path))),
		...aliases.map((alias) => (/^https?:/i.test(alias) ? alias : tidyPath(`${prefix}/${alias}`))),
	];
}

/** What is written to such a file is for programs. */
const NO_PAGE = /\.(json|xml|txt|js|css|csv|ics|webmanifest|atom|rss)$/i;

function leftOut(page: Page, { input }: EleventyConfig): string | undefined {
	if (page.values.permalink === false || page.values.permalink === "false") return "its permalink is false: it has no address";
	if (typeof page.values.permalink === "string" && NO_PAGE.test(page.values.permalink))
		return "its permalink is that of a file, and no page";
	if (page.role === "story")
		return /(^|\/)index\.[a-z]+$/i.test(page.path) && isListOfPages(page.body) ? "it lists other pages by template code" : undefined;
	const inner = page.path.slice(input.length);
	if (/^index\.[a-z]+$/i.test(inner)) return "the archive has a front page of its own";
	if (/^(404|500|offline)(\/index)?\.[a-z]+$/i.test(inner)) return "it is a page for errors";
	if (page.values.pagination !== undefined) return "it lists other pages by template code";
	if (page.body.trim() === "") return "it has no text: its layout makes it";
	return isListOfPages(page.body) ? "it lists other pages by template code" : undefined;
}
