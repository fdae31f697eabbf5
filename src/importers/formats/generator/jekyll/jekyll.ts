import { splitAtCommas } from "../../../../article/fields/lists.ts";
import { oneLine } from "../../../../article/text.ts";
import type { SiteFiles } from "../../../importer.ts";
import { siteAbout } from "../about.ts";
import { liquid } from "../code/liquid.ts";
import { dataFiles } from "../datafiles.ts";
import type { SiteFolder } from "../folder.ts";
import { generatorImporter } from "../generator.ts";
import { wallClock } from "../patterns.ts";
import type { GeneratedSite, GeneratorTable, Page, PageFile, PageSources, Role } from "../table.ts";
import { readAuthors, readPeople } from "./authors.ts";
import { jekyllCode } from "./code.ts";
import { hasJekyllConfig, type JekyllConfig, readJekyllConfig } from "./config.ts";
import { jekyllFacts } from "./listings.ts";
import { type OwnIncludes, ownIncludes } from "./ownincludes.ts";
import { type Addressed, jekyllPath } from "./permalink.ts";
import { isListOfPages, jekyllRole, placeOf } from "./roles.ts";

const table: GeneratorTable = {
	name: "jekyll",
	about: "the folder of a site of Jekyll",
	recognises: (folder) => {
		if (folder.has("scaffolds")) return false;
		if (hasJekyllConfig(folder))
			return (
				["_posts", "_layouts", "_includes", "_data", "_pages", "_drafts", "Gemfile", "index.md", "source/_posts"].some((name) =>
					folder.has(name),
				) || folder.files().some((file) => /(^|\/)_posts\//.test(file))
			);
		return (
			folder.has("_posts") && folder.files().some((file) => /(^|\/)_posts\/(.*\/)?\d{4}-\d\d?-\d\d?-[^/]+\.(md|markdown|html)$/.test(file))
		);
	},
	open,
};

/** The folder of a site of Jekyll, GitHub Pages or Octopress. */
export const jekyll = generatorImporter(table);

function open(folder: SiteFolder): GeneratedSite {
	const config = readJekyllConfig(folder);
	const own = ownIncludes(folder, config);
	const { source, values } = config;
	const data = dataFiles(folder, `${source}${typeof values.data_dir === "string" ? values.data_dir : "_data"}/`);
	return {
		...(config.home !== undefined && { url: config.home }),
		...(config.zone !== undefined && { zone: config.zone }),
		about: siteAbout({
			title: [config.values.title, config.values.name],
			description: [config.values.description, config.values.tagline, config.values.subtitle],
			language: [config.values.lang, config.values.locale, config.values.language],
		}),
		problems: config.problems,
		foundLater: data.problems,
		files: filesOf(folder, config),
		syntax: liquid({ rawEverywhere: true }),
		code: jekyllCode(config, data, own),
		authors: readAuthors(folder, config),
		people: readPeople(folder, config, { url: config.home ?? "/", media: [], files: filesOf(folder, config) }),
		roleOf: (path): Role => jekyllRole(path, config, folder),
		sourcesOf: (file) => sourcesOf(file, config, folder),
		addressesOf: (page) => addressesOf(page, config),
		namesOf: (page) => namesOf(page, config),
		leftOut: (page) => leftOut(page, config, own),
		factsOf: (met) => jekyllFacts(met, folder, config, own),
	};
}

/** Files lie as their paths go: below the home page, and, for links that forget `baseurl`, below the host. */
function filesOf({ path }: SiteFolder, { home, base, source }: JekyllConfig): SiteFiles[] {
	const folder = source === "" ? path : `${path}/${source.slice(0, -1)}`;
	const roots = home === undefined ? [`${base}/`, "/"] : [home, `${new URL(home).origin}/`];
	return [...new Set(roots)].map((root) => ({ root, folder, into: "" }));
}

/** Keys that Jekyll reads otherwise than the house does; they become addresses and lists of our own. */
const OWN_KEYS = new Set([
	"permalink",
	"redirect_from",
	"redirect_to",
	"url",
	"path",
	"id",
	"categories",
	"category",
	"tags",
	"tag",
	"date",
	"image",
]);

function sourcesOf({ path, split, source, name }: PageFile, config: JekyllConfig, folder: SiteFolder): PageSources {
	const place = placeOf(path, config);
	const defaults = config.defaultsFor(path.slice(config.source.length), place.collection);
	const given = split.fields;
	const categories = [
		...new Set([...place.categories, ...wordsOf(defaults.categories), ...wordsOf(given.categories), ...whole(given.category)]),
	];
	const tags = [...new Set([...wordsOf(given.tags ?? defaults.tags), ...whole(given.tag)])];
	const values: Readonly<Record<string, unknown>> = {
		...defaults,
		...given,
		...(categories.length > 0 && { categories }),
		...(tags.length > 0 && { tags }),
	};
	const plain = (fields: Readonly<Record<string, unknown>>) =>
		Object.fromEntries(Object.entries(fields).filter(([key]) => !OWN_KEYS.has(key)));
	const date = values.date ?? undefined;
	const image = imageOf(values, config, folder);
	const lists = { ...(categories.length > 0 && { categories }), ...(tags.length > 0 && { tags }) };
	return {
		sources: [
			{
				...source,
				values: {
					...plain(given),
					...lists,
					...(date !== undefined && { date: withOffset(date, config) }),
					...(image !== undefined && { image }),
				},
			},
			{ file: name, values: plain(defaults), line: 1 },
		],
		values,
		headline: titleOf(place.slug),
		...(place.date !== undefined && { published: place.date }),
	};
}

/** A list, or a text whose words, or parts between commas, are its members. */
function wordsOf(value: unknown): string[] {
	if (typeof value === "string") return (value.includes(",") ? splitAtCommas(value) : value.split(/\s+/)).filter((word) => word !== "");
	return Array.isArray(value)
		? value.flat(2).flatMap((one: unknown) => (one === null || typeof one === "object" ? [] : [oneLine(String(one))]))
		: whole(value);
}

function whole(value: unknown): string[] {
	if (Array.isArray(value)) return wordsOf(value);
	return typeof value === "string" || typeof value === "number" ? [oneLine(String(value))] : [];
}

/** Jekyll takes a time without an offset for one of UTC, and shows it in the zone of its configuration. */
function withOffset(date: unknown, { zone }: JekyllConfig): unknown {
	return zone !== undefined && typeof date === "string" && /^\d{4}-\d\d?-\d\d?[ T]\d\d?:\d\d(:\d\d(\.\d+)?)?$/.test(date.trim())
		? `${date.trim().replace(" ", "T")}Z`
		: date;
}

/** The main picture, under the names that many themes have for it. */
function imageOf(values: Readonly<Record<string, unknown>>, { base, source }: JekyllConfig, folder: SiteFolder): unknown {
	const header = typeof values.header === "object" && values.header !== null ? (values.header as Readonly<Record<string, unknown>>) : {};
	const first = [
		values.image,
		header.image,
		header.overlay_image,
		header.teaser,
		values["cover-img"],
		values["feature-img"],
		values.thumbnail,
		values.img,
	].find((one) => one !== undefined && one !== null && one !== "");
	const rooted = (src: string) => {
		if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(src) || src.includes("{")) return src;
		const path = src.replace(/^\.?\//, "");
		const found = folder.has(source + path) ? path : folder.fileEndingIn(`/${path}`)?.slice(source.length);
		return found === undefined ? src : `${base}/${found}`;
	};
	if (typeof first === "string") return rooted(first);
	if (typeof first !== "object" || first === null || Array.isArray(first))
		return Array.isArray(first) && typeof first[0] === "string" ? rooted(first[0]) : undefined;
	const members = Object.entries(first).flatMap(([key, value]: [string, unknown]) => {
		if (/^(src|path|url|feature|image|file)$/.test(key) && typeof value === "string") return [["src", rooted(value)]];
		return /^(alt|caption|credit)$/.test(key) && typeof value === "string" ? [[key, value]] : [];
	});
	// Themes have pictures for other platforms only (`facebook`), and say how the one of the page is to be shown.
	return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** A headline made of the name of a file, as Jekyll makes it. */
function titleOf(slug: string): string {
	return slug
		.split("-")
		.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
		.join(" ");
}

function addressedOf({ path, values }: Page, config: JekyllConfig): Addressed {
	const place = placeOf(path, config);
	const written = typeof values.date === "string" || typeof values.date === "number" ? String(values.date) : place.date;
	const published = written === undefined ? undefined : wallClock(written, config.zone ?? "UTC", "UTC");
	return {
		path: place.path,
		collection: place.collection,
		slug: typeof values.slug === "string" && values.slug !== "" ? values.slug : place.slug,
		categories: wordsOf(values.categories),
		...(published && { published }),
		...(typeof values.permalink === "string" && { permalink: values.permalink }),
	};
}

function addressesOf(page: Page, config: JekyllConfig): string[] {
	const addressed = addressedOf(page, config);
	const paths = [jekyllPath(addressed, config)];
	const { date } = page.values;
	// The machine that built the site had a zone that nobody knows: the day may have been that of the date as it is written.
	const day = config.zone === undefined && typeof date === "string" ? wallClock(date.slice(0, 10), "UTC") : undefined;
	if (day) paths.push(jekyllPath({ ...addressed, published: day }, config));
	const aliases = [page.values.redirect_from ?? []].flat().filter((alias): alias is string => typeof alias === "string");
	const own = [...new Set(paths)].map((path) => encodeURI(config.base + path));
	const redirects = aliases.map((alias) => (/^https?:/i.test(alias) ? alias : `${config.base}/${alias.replace(/^\/+/, "")}`));
	return [...own, ...redirects, ...wordpressAddresses(page.values, config)];
}

/** What jekyll-import notes of a post that was one of WordPress: its number, and its address there. */
function wordpressAddresses({ wordpress_id: id, wordpress_url: url, link }: Page["values"], { base, home }: JekyllConfig): string[] {
	const isOwn = (address: unknown): address is string =>
		typeof address === "string" && home !== undefined && URL.canParse(address) && new URL(address).host === new URL(home).host;
	return [...(/^\d+$/.test(String(id)) ? [`${base}/?p=${String(id)}`] : []), ...[url, link].filter(isOwn)];
}

/** The names by which `post_url` and `link` know a page. */
function namesOf({ path }: Page, config: JekyllConfig): string[] {
	const inner = path.slice(config.source.length);
	const collected = inner.slice(config.collectionsFolder.length);
	const post = /^(?:.*\/)?_posts\/(.*)\.[^./]+$/.exec(inner)?.[1];
	const [, before = ""] = /^(.*?)_posts\//.exec(inner) ?? [];
	return [
		`file ${inner}`,
		...(config.collectionsFolder !== "" && inner.startsWith(config.collectionsFolder) ? [`file ${collected}`] : []),
		...(post === undefined ? [] : [...new Set([`post ${post}`, `post ${post.slice(post.lastIndexOf("/") + 1)}`, `post ${before}${post}`])]),
	];
}

function leftOut(page: Page, config: JekyllConfig, own: OwnIncludes): string | undefined {
	if (page.values.redirect_to !== undefined) return "it only leads to another page";
	if (page.role === "story") return undefined;
	const { path } = placeOf(page.path, config);
	if (/^index\.[a-z]+$/i.test(path)) return "the archive has a front page of its own";
	if (/^(404|500|offline)\.[a-z]+$/i.test(path)) return "it is a page for errors";
	if (page.body.trim() === "") return "it has no text: its layout makes it";
	return isListOfPages(page.body, own.textOf) ? "it lists other pages by template code" : undefined;
}
