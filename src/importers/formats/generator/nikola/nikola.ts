import type { SiteFiles } from "../../../importer.ts";
import { byRule } from "../../../rules/rules.ts";
import { siteAbout } from "../about.ts";
import type { CodeContext, CodeTable, KnownCode } from "../code/call.ts";
import { expandCode } from "../code/expand.ts";
import type { SiteFolder } from "../folder.ts";
import { generatorImporter } from "../generator.ts";
import { plainPath } from "../python/paths.ts";
import { tight } from "../rst/lists.ts";
import { readRst } from "../rst/rst.ts";
import type { GeneratedSite, GeneratorTable, Page, PageText } from "../table.ts";
import { nikolaAddresses, slugOfText } from "./addresses.ts";
import { hasNikolaConfig, type NikolaConfig, readNikolaConfig } from "./config.ts";
import { nikolaDirectives, nikolaRoles } from "./directives.ts";
import { withLinks } from "./links.ts";
import { nikolaFacts } from "./listings.ts";
import { IN_TEXT, nikolaSources, splitNikola } from "./metadata.ts";
import { nikolaCode, nikolaSyntax } from "./shortcodes.ts";
import { isRst, nikolaRole } from "./texts.ts";

const table: GeneratorTable = {
	name: "nikola",
	about: "the folder of a site of Nikola",
	recognises: hasNikolaConfig,
	open,
};

/** The folder of a site of Nikola. */
export const nikola = generatorImporter(table);

function open(folder: SiteFolder): GeneratedSite {
	const config = readNikolaConfig(folder);
	return {
		...(config.home !== undefined && { url: config.home }),
		...(config.zone !== undefined && { zone: config.zone }),
		about: siteAbout({
			title: [config.settings.text("BLOG_TITLE")],
			description: [config.settings.text("BLOG_DESCRIPTION")],
			language: [config.settings.text("DEFAULT_LANG")],
		}),
		problems: config.problems,
		files: filesOf(folder, config),
		syntax: nikolaSyntax,
		code: nikolaCode(folder),
		authors: new Map(),
		roleOf: (path) => nikolaRole(path, config),
		split: (text, path) => splitNikola(text, path, config, folder),
		sourcesOf: (file) => nikolaSources(file, config, folder),
		addressesOf: (page) => nikolaAddresses(page, config),
		namesOf: (page) => (page.values.lang === undefined ? [`slug/${slugOfText(page, config)}`] : []),
		textOf: (page, codes, context) => textOf(page, codes, context, config, folder),
		factsOf: (met) => nikolaFacts(met, config),
	};
}

/** The folders of files, with where their files were published. */
function filesOf({ path }: SiteFolder, { settings, home }: NikolaConfig): SiteFiles[] {
	const named = {
		files: "",
		images: "images",
		galleries: "galleries",
		...settings.members("FILES_FOLDERS"),
		...settings.members("IMAGE_FOLDERS"),
		...settings.members("GALLERY_FOLDERS"),
	};
	const roots = [...new Set(home === undefined ? ["/"] : [home, `${new URL(home).origin}/`])];
	return Object.entries(named).flatMap(([folder, to]) => {
		const inner = typeof to === "string" ? plainPath(to) : "";
		return roots.map((root) => ({
			root: inner === "" ? root : `${root}${inner}/`,
			folder: `${path}/${plainPath(folder)}`,
			into: inner === "" ? "" : `${inner}/`,
		}));
	});
}

function textOf(page: Page, codes: CodeTable, context: CodeContext, config: NikolaConfig, folder: SiteFolder): PageText {
	const isText = !isRst(page.path, config);
	const made = isText
		? { format: page.format, ...expandCode(page.body, nikolaSyntax, codes, context) }
		: rstOf(page, codes, context, folder);
	return { ...made, text: withLinks(made.text, made.format, config, folder, context) };
}

/** Stands in reStructuredText for HTML that a shortcode became. */
const SHOWN = { open: "\ufdd3", close: "\ufdd4" };

function rstOf(page: Page, { code, rules }: CodeTable, context: CodeContext, folder: SiteFolder): PageText {
	const shown: string[] = [];
	const keep = (html: string | undefined) => html && `${SHOWN.open}${shown.push(html) - 1}${SHOWN.close}`;
	const kept = {
		get(name: string): KnownCode | undefined {
			const known = code.get(name);
			if (!known && !rules?.has(name)) return undefined;
			return {
				...known,
				...(!known && { content: "expanded" as const }),
				becomes: (call, inner) => keep(byRule(call, rules) ?? known?.becomes(call, inner)),
			};
		},
	};
	const expanded = expandCode(page.body, nikolaSyntax, { code: kept }, { ...context, format: "html" });
	const { html, unknown } = readRst(expanded.text, {
		hasHead: page.values[IN_TEXT] === true,
		directives: nikolaDirectives(folder),
		roles: nikolaRoles,
		rules,
	});
	return { format: "html", text: withShown(html, shown), unknown: [...expanded.unknown, ...unknown] };
}

/** HTML with that of the shortcodes in its places. A paragraph that holds only such HTML goes. */
function withShown(html: string, shown: readonly string[]): string {
	if (shown.length === 0) return html;
	let text = html;
	// Shortcodes may hold others, a few deep.
	for (let depth = 0; depth < 5 && text.includes(SHOWN.open); depth++)
		text = text.replace(/<p>\ufdd3(\d{1,9})\ufdd4<\/p>|\ufdd3(\d{1,9})\ufdd4/g, (_, alone?: string, number?: string) => {
			const one = shown[Number(alone ?? number)] ?? "";
			if (alone === undefined) return tight(one);
			return one.startsWith("<") ? one : `<p>${one}</p>`;
		});
	return text;
}
