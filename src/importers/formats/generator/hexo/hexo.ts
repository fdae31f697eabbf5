import type { SiteFiles } from "../../../importer.ts";
import { siteAbout } from "../about.ts";
import { liquid } from "../code/liquid.ts";
import type { SiteFolder } from "../folder.ts";
import { generatorImporter } from "../generator.ts";
import { addNames } from "../jekyll/authors.ts";
import { tidyPath } from "../patterns.ts";
import type { GeneratedSite, GeneratorTable, Page, PageFile, PageSources, Role } from "../table.ts";
import { hexoCode } from "./code.ts";
import { type HexoConfig, readHexoConfig } from "./config.ts";
import { hexoFacts } from "./listings.ts";
import { type HexoPost, hexoPaths, readPostName } from "./permalink.ts";

const table: GeneratorTable = {
	name: "hexo",
	about: "the folder of a site of Hexo",
	recognises(folder) {
		if (!folder.has("source/_posts") && !folder.files().some((file) => /^[^/]+\/_posts\//.test(file))) return false;
		return (
			folder.has("scaffolds") ||
			/"hexo(-[\w-]+)?"\s*:/.test(folder.read("package.json") ?? "") ||
			(folder.has("themes") && folder.has("_config.yml"))
		);
	},
	open,
};

/** The folder of a site of Hexo. */
export const hexo = generatorImporter(table);

function open(folder: SiteFolder): GeneratedSite {
	const config = readHexoConfig(folder);
	const authors = new Map<string, string>();
	addNames(config.values.authors, authors);
	return {
		...(config.home !== undefined && { url: config.home }),
		...(config.zone !== undefined && { zone: config.zone }),
		about: siteAbout({
			title: [config.values.title],
			description: [config.values.description, config.values.subtitle],
			language: [config.values.language].flat(),
		}),
		problems: config.problems,
		files: filesOf(folder, config),
		syntax: liquid({ rawEverywhere: false }),
		code: hexoCode(config),
		authors,
		roleOf: (path) => roleOf(path, config, folder),
		sourcesOf: (file) => sourcesOf(file, config),
		addressesOf: (page) => addressesOf(page, config),
		namesOf: (page) => namesOf(page, config),
		filesOf: (page, address) => ownFiles(page, address, folder),
		leftOut: (page) => leftOut(page, config),
		factsOf: (met) => hexoFacts(met, config),
	};
}

function filesOf(folder: SiteFolder, { home, root, source, values }: HexoConfig): SiteFiles[] {
	const roots = home === undefined ? [root, "/"] : [home, `${new URL(home).origin}/`];
	const theme = typeof values.theme === "string" && /^[\w-]+$/.test(values.theme) ? [`themes/${values.theme}/source`] : [];
	return [source.slice(0, -1), ...theme.filter((one) => folder.has(one))].flatMap((inner) =>
		[...new Set(roots)].map((one) => ({ root: one, folder: `${folder.path}/${inner}`, into: "" })),
	);
}

/** Files of a post lie in a folder of its name, and are addressed below its own address. */
function ownFiles({ path }: Page, address: string, folder: SiteFolder): SiteFiles[] {
	const own = path.replace(/\.[^./]+$/, "");
	const beside = path.slice(0, path.lastIndexOf("/"));
	const name = own.slice(own.lastIndexOf("/") + 1);
	const below = address.endsWith(".html") ? address.replace(/\.html$/, "/") : address.replace(/[^/]*$/, "");
	const about = below.replace(/[^/]*\/$/, "");
	return [
		...(folder.has(own)
			? [below, address.replace(/[^/]*$/, ""), `${below}${encodeURI(name)}/`].map((root) => ({
					root,
					folder: `${folder.path}/${own}`,
					into: `${name}/`,
				}))
			: []),
		...[below, about].map((root) => ({ root, folder: `${folder.path}/${beside}`, into: "" })),
	].filter(
		({ root }, index, all) =>
			/[^/]\/$/.test(root) && all.findIndex((one) => one.root === root && one.folder === all[index]?.folder) === index,
	);
}

function roleOf(path: string, { source }: HexoConfig, folder: SiteFolder): Role {
	if (!path.startsWith(source)) return { role: "file" };
	const [, extension = ""] = /\.([^./]+)$/.exec(path) ?? [];
	const format = /^(md|markdown|mkd|mkdn|mdown)$/i.test(extension) ? "markdown" : /^html?$/i.test(extension) ? "html" : undefined;
	if (format === undefined) return { role: "file" };
	const inner = path.slice(source.length);
	if (inner.startsWith("_drafts/")) return { role: "story", isDraft: true, format };
	const isPost = inner.startsWith("_posts/");
	if (!isPost && inner.split("/").some((part) => part.startsWith("_")))
		return /^_(data|discarded)\//.test(inner) ? { role: "file" } : { role: "none", why: "its folder is not published" };
	if (format === "html" && !/^\ufeff?\s*(---|;;;)[ \t]*\r?\n/.test(folder.head(path)))
		return { role: "none", why: "it has no front matter: it is a page of its own, with its own design" };
	return { role: isPost ? "story" : "page", format };
}

/** Keys that Hexo reads otherwise than the house does. */
const OWN_KEYS = new Set([
	"permalink",
	"alias",
	"aliases",
	"redirect_from",
	"url",
	"path",
	"id",
	"slug",
	"link",
	"type",
	"image",
	"cover",
	"date",
]);

function sourcesOf({ path, split, source, name }: PageFile, config: HexoConfig): PageSources {
	const values = split.fields;
	const image = [
		values.cover,
		values.thumbnail,
		values.banner,
		values.banner_img,
		values.index_img,
		values.top_img,
		values.image,
		[values.photos ?? []].flat()[0],
	].find((one) => typeof one === "string" && one !== "" && /[./]/.test(one));
	const named = readPostName(below(path), config.postName);
	const dated =
		named.year !== undefined && named.month !== undefined && named.day !== undefined
			? `${named.year}-${named.month}-${named.day}`
			: undefined;
	const date = typeof values.date === "string" && values.date.trim() !== "" && !values.date.includes("{{") ? values.date : undefined;
	return {
		sources: [
			{
				...source,
				file: name,
				values: {
					...Object.fromEntries(Object.entries(values).filter(([key]) => !OWN_KEYS.has(key))),
					...(date !== undefined && { date }),
					...(image !== undefined && { image }),
				},
			},
		],
		values,
		headline: (named.title ?? "").replace(/^.*\//, "").replace(/[-_]+/g, " "),
		...(dated !== undefined && { published: dated }),
	};
}

/** The path below `_posts` or `_drafts`. */
function below(path: string): string {
	return path.replace(/^.*?\/_(posts|drafts)\//, "");
}

/** Categories from the top down; of several such rows the first. */
function categoriesOf({ values: { categories, category } }: Page): string[] {
	const given = categories ?? category ?? [];
	const first = Array.isArray(given) && Array.isArray(given[0]) ? (given[0] as unknown[]) : [given].flat();
	return first.filter((one): one is string | number => typeof one === "string" || typeof one === "number").map(String);
}

function addressesOf(page: Page, config: HexoConfig): string[] {
	const { path, values, role, fields } = page;
	const aliases = [values.alias ?? [], values.aliases ?? [], values.redirect_from ?? []]
		.flat()
		.filter((alias): alias is string => typeof alias === "string");
	const redirects = aliases.map((alias) => (/^https?:/i.test(alias) ? alias : tidyPath(`${config.root}/${alias}`)));
	if (role === "page") {
		const own = typeof values.permalink === "string" ? values.permalink : path.slice(config.source.length).replace(/\.[^./]+$/, ".html");
		return [encodeURI(tidyPath(`${config.root}/${own}`)).replace(/\/index\.html$/, "/"), ...redirects];
	}
	const named = readPostName(below(path), config.postName);
	const written = typeof values.date === "string" || typeof values.date === "number" ? String(values.date) : undefined;
	const published =
		written ??
		(named.year !== undefined && named.month !== undefined && named.day !== undefined
			? `${named.year}-${named.month}-${named.day}`
			: undefined);
	const post: HexoPost = {
		path: below(path),
		values,
		categories: categoriesOf(page),
		title: String(values.title ?? fields.headline),
		...(published !== undefined && { published }),
	};
	const own = hexoPaths(post, config).map((path) => encodeURI(tidyPath(`${config.root}/${path}`)).replace(/\/index\.html$/, "/"));
	return [...own, ...redirects];
}

/** `post_link` knows a post by the name of its file. */
function namesOf({ path }: Page, { postName }: HexoConfig): string[] {
	if (!/\/_(posts|drafts)\//.test(path)) return [];
	const whole = below(path).replace(/\.[^./]+$/, "");
	const { title = whole } = readPostName(below(path), postName);
	return [...new Set([whole, title, title.slice(title.lastIndexOf("/") + 1)])].map((name) => `post ${name}`);
}

function leftOut({ role, path, body, values }: Page, { source }: HexoConfig): string | undefined {
	if (role === "story") return undefined;
	const inner = path.slice(source.length);
	if (/^index\.[a-z]+$/i.test(inner)) return "the archive has a front page of its own";
	if (/^404(\/index)?\.[a-z]+$/i.test(inner)) return "it is a page for errors";
	if (body.trim() === "") return "it has no text: its layout makes it";
	return /^(tags|categories|archives|link|links|search)$/.test(String(values.type ?? "")) && body.trim().length < 40
		? "its layout makes it"
		: undefined;
}
