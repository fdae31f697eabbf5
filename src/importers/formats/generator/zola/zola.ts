import path from "node:path";
import { type FactStep, type ImportProblem, listingFact, type OldListing, type SiteFiles } from "../../../importer.ts";
import type { KnownCode } from "../code/call.ts";
import { plainBraceTemplate, TERA_SHORTCODE } from "../code/plainbraces.ts";
import { fillTemplate } from "../code/plaintemplates.ts";
import type { SiteFolder } from "../folder.ts";
import { generatorImporter } from "../generator.ts";
import { usualShortcodes } from "../hugo/shortcodes.ts";
import { tidyPath } from "../patterns.ts";
import type { GeneratedSite, Page, PagesMet, Role } from "../table.ts";
import { readZolaConfig, type ZolaConfig } from "./config.ts";
import { datedSections, topOf, type ZolaFile, zolaAddress, zolaAliases, zolaFile } from "./content.ts";
import { type SectionNames, sectionNames, zolaSources } from "./fields.ts";
import { zolaSyntax } from "./scan.ts";
import { zolaSlug } from "./slug.ts";

/** The folder of a site of Zola. */
export const zola = generatorImporter({ name: "zola", about: "the folder of a site of Zola", recognises: isZola, open });

function isZola(folder: SiteFolder): boolean {
	if (!folder.has("content")) return false;
	if (folder.has("zola.toml")) return true;
	return /^\s*base_url\s*=/m.test(folder.read("config.toml") ?? "");
}

function open(folder: SiteFolder): GeneratedSite {
	const config = readZolaConfig(folder);
	const sections = sectionNames(folder);
	const dated = datedSections(folder, config);
	const base = config.home === undefined ? "" : new URL(config.home).pathname.replace(/\/$/, "");
	const below = (address: string) => (address.startsWith("/") ? base + address : address);
	const fileOf = (page: Pick<Page, "path">) => zolaFile(page.path, config);
	return {
		...(config.home !== undefined && { url: config.home }),
		about: config.about,
		problems: [...config.problems, ...assumed(folder, config)],
		files: filesOfSite(folder, config),
		syntax: zolaSyntax,
		code: codeOf(folder, config),
		authors: new Map(),
		roleOf(file): Role {
			const page = zolaFile(file, config);
			if (!page) return { role: "file" };
			return { role: page.kind === "page" && dated.has(topOf(page)) ? "story" : "page", format: "markdown" };
		},
		sourcesOf(file) {
			const page = fileOf(file);
			return page
				? zolaSources(file, page, { config, sections, dated })
				: { sources: [file.source], values: file.source.values, headline: "" };
		},
		addressesOf(page) {
			const file = fileOf(page);
			return file ? [zolaAddress(page.values, file, config), ...zolaAliases(page.values)].map(below) : [];
		},
		namesOf: ({ path: file }) => [`@/${file.slice("content/".length)}`],
		filesOf: (page, address) => filesOfPage(folder, fileOf(page), address),
		leftOut: (page) => whyLeftOut(page, fileOf(page)),
		factsOf: (met) =>
			listings(met, folder, config, sections, (at) => (config.home === undefined ? at : new URL(config.home).origin + below(at))),
	};
}

function assumed(folder: SiteFolder, { isThere }: ZolaConfig): readonly ImportProblem[] {
	if (isThere) return [];
	return [
		{
			file: folder.name,
			rule: "configuration-assumed",
			severity: "warning",
			message:
				"The configuration of the site (config.toml) is not there. Its addresses are taken to be those that Zola makes without one, and the address of the site is not known.",
			remedy: "Name the folder in which the configuration lies, if there is one.",
		},
	];
}

function filesOfSite(folder: SiteFolder, { home, theme }: ZolaConfig): readonly SiteFiles[] {
	// Links may forget the folder of the home page.
	const roots = home === undefined ? ["/"] : [...new Set([home, `${new URL(home).origin}/`])];
	const folders = ["static", "content", ...(theme === undefined ? [] : [`themes/${theme}/static`])].filter((name) => folder.has(name));
	return folders.flatMap((name) => roots.map((root) => ({ root, folder: path.join(folder.path, name), into: "" })));
}

/** Files beside a page stand below its address. */
function filesOfPage(folder: SiteFolder, page: ZolaFile | undefined, address: string): readonly SiteFiles[] {
	if (!page) return [];
	const into =
		page.isBundle && page.kind === "page" ? `${page.dir}/${page.name}/`.replace(/^\//, "") : page.dir === "" ? "" : `${page.dir}/`;
	return [{ root: address, folder: path.join(folder.path, path.posix.dirname(page.file)), into }];
}

/** How many words of a section's page make it a page of its own, and no description of a list. */
const FEW_WORDS = 60;

function whyLeftOut({ values, body }: Page, file: ZolaFile | undefined): string | undefined {
	if (values.render === false) return "it was not published by itself (render = false)";
	if (file?.kind !== "section") return undefined;
	if (file.dir === "") return "it is the front page";
	if (values.redirect_to !== undefined) return "it only leads to another page";
	return body.split(/\s+/).length < FEW_WORDS ? "it is the head of a section, whose stories the site lists" : undefined;
}

/** The site's own shortcodes; those of the site before those of its theme. */
const TEMPLATES = /^(?:themes\/[^/]+\/)?templates\/shortcodes\/([^/]+)\.(?:html|md)$/;

function codeOf(folder: SiteFolder, { theme }: ZolaConfig): ReadonlyMap<string, KnownCode> {
	const all = usualShortcodes();
	const files = folder
		.files()
		.filter((file) => TEMPLATES.test(file) && (!file.startsWith("themes/") || file.startsWith(`themes/${theme}/`)));
	for (const file of [...files].sort((a, b) => Number(b.startsWith("themes/")) - Number(a.startsWith("themes/")))) {
		const template = plainBraceTemplate(folder.read(file) ?? "{{", TERA_SHORTCODE);
		const name = TEMPLATES.exec(file)?.[1] ?? "";
		if (template) all.set(name, { content: "expanded", becomes: (call) => fillTemplate(template, call, "markdown") });
	}
	return all;
}

/** What the lists of the old site listed. */
function listings(
	met: PagesMet,
	folder: SiteFolder,
	config: ZolaConfig,
	sections: SectionNames,
	whole: (path: string) => string,
): FactStep[] {
	const facts: FactStep[] = [];
	const prefixes = ["", ...[...config.languages].map((key) => `/${key}`)];
	const add = (at: string, listed: readonly OldListing[]) => {
		for (const prefix of prefixes) facts.push(listingFact(whole(tidyPath(`${prefix}/${at}`)), listed));
	};
	for (const feed of config.feeds) add(feed, [{ kind: "feed", name: "" }]);
	for (const many of config.taxonomies) {
		const isPeople = many === "authors" || many === "author";
		const named: readonly (readonly [ReadonlySet<string>, OldListing["kind"]])[] = isPeople
			? [[met.authors, "authors"]]
			: [
					[met.sections, "sections"],
					[met.tags, "tags"],
				];
		for (const [names, kind] of named)
			for (const name of names) add(`${zolaSlug(many, config.terms)}/${zolaSlug(name, config.terms)}/`, [{ kind, name }]);
	}
	const tops = new Set(
		folder
			.files()
			.flatMap((file) => zolaFile(file, config) ?? [])
			.map(topOf),
	);
	for (const top of tops)
		if (top !== "")
			add(`${top}/`, [
				{ kind: "sections", name: sections.nameOf(top, undefined) },
				{ kind: "all", name: "" },
			]);
	return facts;
}
