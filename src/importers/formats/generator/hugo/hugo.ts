import path from "node:path";
import { splitFrontMatter } from "../../../../article/frontmatter.ts";
import type { ImportProblem, SiteFiles } from "../../../importer.ts";
import { membersOf } from "../../../reading/values.ts";
import type { CodeNames, KnownCode } from "../code/call.ts";
import { expandCode } from "../code/expand.ts";
import { plainGoTemplate } from "../code/plaingo.ts";
import { fillTemplate } from "../code/plaintemplates.ts";
import type { SiteFolder } from "../folder.ts";
import { generatorImporter } from "../generator.ts";
import type { GeneratedSite, Page } from "../table.ts";
import { addressOfPage, aliasesOfPage } from "./address.ts";
import { authorNames } from "./authors.ts";
import { type Lists, readLists } from "./cascade.ts";
import { CONFIG_FILES, type HugoConfig, readHugoConfig } from "./config.ts";
import { type Content, type ContentFile, findContent } from "./content.ts";
import { sourcesOfPage } from "./fields.ts";
import { hugoListings } from "./listings.ts";
import { splitOrg } from "./org/head.ts";
import { orgToMarkdown } from "./org/org.ts";
import { referencedAddress, referenceNames } from "./refs.ts";
import { hugoSyntax } from "./scan.ts";
import { reference, usualShortcodes } from "./shortcodes.ts";

/** The folder of a site of Hugo. */
export const hugo = generatorImporter({ name: "hugo", about: "the folder of a site of Hugo", recognises: isHugo, open });

/** By a configuration of Hugo's own name; one that others have, too, counts beside folders that Hugo has. */
function isHugo(folder: SiteFolder): boolean {
	if (CONFIG_FILES.some((file) => file.startsWith("hugo.") && folder.has(file))) return true;
	if (
		["toml", "yaml", "yml", "json"].some(
			(ending) => folder.has(`config/_default/hugo.${ending}`) || folder.has(`config/_default/config.${ending}`),
		)
	)
		return true;
	const config = CONFIG_FILES.find((file) => folder.has(file));
	if (!folder.has("content")) return false;
	if (config === undefined) return folder.has("archetypes") && (folder.has("layouts") || folder.has("themes"));
	// Zola's begins with `base_url`.
	return !/^\s*base_url\s*=/m.test(folder.read(config) ?? "");
}

function open(folder: SiteFolder): GeneratedSite {
	const config = readHugoConfig(folder);
	const content = findContent(folder, config);
	const lists = readLists(folder, config, content);
	const fileOf = (page: Pick<Page, "path">) => content.pages.get(page.path);
	const whole = (address: string) => (config.home === undefined ? address : new URL(config.home).origin + below(address, config));
	const authors = authorNames(folder, config, content, lists);
	const siteFiles = filesOfSite(folder, config);
	return {
		...(config.home !== undefined && { url: config.home }),
		...(config.zone !== undefined && { zone: config.zone }),
		about: config.about,
		problems: [...config.problems, ...assumed(folder, content)],
		files: siteFiles,
		syntax: hugoSyntax,
		code: codeOf(folder, content),
		authors,
		split: (text, file) => (isOrg(file) ? splitOrg(text, file) : splitFrontMatter(text)),
		textOf(page, table, context) {
			const text = isOrg(page.path) ? orgToMarkdown(page.body, context.notCarried) : page.body;
			const { text: made, unknown } = expandCode(text, hugoSyntax, table, context);
			// The keywords at the head of Org mode leave empty lines.
			return { format: page.format, text: isOrg(page.path) ? made.replace(/^\n+/, "") : made, unknown };
		},
		roleOf(file) {
			const page = content.pages.get(file);
			const why = content.left.get(file);
			if (!page) return why === undefined ? { role: "file" } : { role: "none", why };
			const isStory = page.kind === "page" && content.storySections.has(page.section);
			return { role: isStory ? "story" : "page", format: page.format };
		},
		sourcesOf: (file) => {
			const page = fileOf(file);
			if (!page) return { sources: [file.source], values: file.source.values, headline: "" };
			return sourcesOfPage(file, page, { config, content, lists, name: folder.name });
		},
		addressesOf(page) {
			const file = fileOf(page);
			if (!file) return [];
			const own = addressOfPage(page.values, file, config);
			// Hosts answer without the ending of a file, too.
			const plain = config.isUgly(file.section) ? [own.replace(/\.html$/, "/")] : [];
			return [own, ...plain, ...aliasesOfPage(page.values, file)].map((address) => below(address, config));
		},
		namesOf: (page) => {
			const file = fileOf(page);
			return file ? referenceNames(file) : [];
		},
		filesOf: (page, address) => filesOfPage(folder, fileOf(page), address, config, siteFiles),
		leftOut: (page) => whyLeftOut(page, fileOf(page), lists),
		factsOf: (met) => hugoListings(met, { config, content, lists, authors, whole }),
	};
}

const isOrg = (file: string): boolean => /\.org$/i.test(file);

/** An address below the folder of the home page, such as `/blog/`. */
function below(address: string, { home }: HugoConfig): string {
	if (home === undefined || !address.startsWith("/")) return address;
	const base = new URL(home).pathname.replace(/\/$/, "");
	return base + address;
}

function assumed(folder: SiteFolder, content: Content): readonly ImportProblem[] {
	const hasConfig = CONFIG_FILES.some((file) => folder.has(file)) || folder.has("config/_default");
	if (hasConfig && content.pages.size > 0) return [];
	const [message, remedy] = hasConfig
		? [
				"No page was found where the configuration says that content lies.",
				"Name the folder in which the site's configuration and its content lie.",
			]
		: [
				`The configuration of the site (hugo.toml) is not there. Its addresses are taken to be those that Hugo makes without one, and the address of the site is not known.${content.pages.size > 0 ? "" : " Pages are looked for in content/, and none is there."}`,
				"Name the folder in which the configuration lies, if there is one.",
			];
	return [{ file: folder.name, rule: "configuration-assumed", severity: "warning", message, remedy }];
}

/** The home page, and its host: links may forget the folder of the home page. */
function rootsOf({ home }: HugoConfig): readonly string[] {
	return home === undefined ? ["/"] : [...new Set([home, `${new URL(home).origin}/`])];
}

function filesOfSite(folder: SiteFolder, config: HugoConfig): readonly SiteFiles[] {
	const roots = rootsOf(config);
	const bases = ["", ...config.themes.map((theme) => `${theme}/`)];
	const folders = [
		...bases.flatMap((base) => config.statics.map((name) => base + name)),
		...config.mounts.map(({ folder: mounted }) => mounted),
		...bases.map((base) => `${base}assets`),
	];
	return folders
		.filter((name) => folder.has(name))
		.flatMap((name) => roots.map((root) => ({ root, folder: path.join(folder.path, name), into: "" })));
}

/**
 * Files beside a page: those of its bundle stand below its address; others may be linked as if they did. Themes take a main picture that is
 * named from the root from the bundle too, so the bundle is looked into behind the files of the site.
 */
function filesOfPage(
	folder: SiteFolder,
	page: ContentFile | undefined,
	address: string,
	config: HugoConfig,
	siteFiles: readonly SiteFiles[],
): readonly SiteFiles[] {
	if (!page) return [];
	const root = address.endsWith("/") ? address : address.replace(/[^/]*$/, "");
	const dir = path.posix.dirname(page.file);
	const into = page.isBundle ? `${page.logical.slice(1)}/` : page.dir === "" ? "" : `${page.dir}/`;
	const beside = { root, folder: path.join(folder.path, dir), into: into === "/" ? "" : into };
	return page.isBundle ? [beside, ...siteFiles, ...rootsOf(config).map((top) => ({ ...beside, root: top }))] : [beside];
}

/** How many words of a section's page make it a page of its own, and no description of a list. */
const FEW_WORDS = 60;

function whyLeftOut({ values, body }: Page, file: ContentFile | undefined, lists: Lists): string | undefined {
	if (file && lists.isUnknownAbove(file)) return "the front matter of a section above it cannot be read, and may hold it back";
	const { render } = membersOf(values.build ?? values["_build"]);
	if (values.headless === true || render === false || render === "never" || render === "link")
		return "it was not published by itself (headless)";
	if (!file || file.kind === "page") return undefined;
	if (file.kind === "home") return "it is the front page";
	if (file.kind !== "section") return "it tells of a term, whose stories the site lists";
	return body.split(/\s+/).length < FEW_WORDS ? "it is the head of a section, whose stories the site lists" : undefined;
}

/** The site's own shortcodes, in the folders that Hugo knows; those of the site before those of its themes. */
const TEMPLATES = /^(?:themes\/[^/]+\/)?layouts\/_?shortcodes\/(.+?)(?:\.html)?\.(?:html|md)$/;

/** The text of a partial of the site, or of the theme that names it. */
function partialOf(folder: SiteFolder, file: string, name: string): string | undefined {
	const theme = /^themes\/[^/]+\//.exec(file)?.[0] ?? "";
	const names = name.endsWith(".html") ? [name] : [`${name}.html`, name];
	const places = [...new Set(["", theme])].flatMap((base) => ["layouts/_partials/", "layouts/partials/"].map((place) => base + place));
	return places.flatMap((place) => names.map((one) => folder.read(place + one))).find((text) => text !== undefined);
}

function codeOf(folder: SiteFolder, content: Content): CodeNames {
	const all = usualShortcodes();
	const isOwn = (file: string) => !file.startsWith("themes/");
	const templates = folder.files().filter((file) => TEMPLATES.test(file));
	for (const file of [...templates.filter((one) => !isOwn(one)), ...templates.filter(isOwn)]) {
		const name = TEMPLATES.exec(file)?.[1] ?? "";
		const template = plainGoTemplate(folder.read(file) ?? "{{", (partial) => partialOf(folder, file, partial));
		if (template)
			all.set(name, {
				content: "expanded",
				becomes: (call, { format }) => fillTemplate(template, call, format === "html" ? "html" : "markdown"),
			});
	}
	const find = (written: string, context: Parameters<KnownCode["becomes"]>[1], language?: string) => {
		const from = content.pages.get(context.path);
		return from && referencedAddress(written, from, context, language?.toLowerCase());
	};
	for (const name of ["ref", "relref"]) all.set(name, reference(find));
	// A site sorts its shortcodes into folders: `featured/pullquote`.
	return { get: (name) => all.get(name) ?? all.get(name.slice(name.lastIndexOf("/") + 1)) };
}
