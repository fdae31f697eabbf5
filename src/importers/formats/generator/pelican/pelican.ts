import type { SiteFiles } from "../../../importer.ts";
import { siteAbout } from "../about.ts";
import type { CodeContext, CodeTable } from "../code/call.ts";
import { expandCode } from "../code/expand.ts";
import { liquid } from "../code/liquid.ts";
import type { CodeSyntax } from "../code/pieces.ts";
import type { SiteFolder } from "../folder.ts";
import { generatorImporter } from "../generator.ts";
import { readRst } from "../rst/rst.ts";
import type { GeneratedSite, GeneratorTable, Page, PageText } from "../table.ts";
import { pelicanAddresses } from "./addresses.ts";
import { pelicanCode } from "./code.ts";
import { type PelicanConfig, pelicanConfigFile, readPelicanConfig } from "./config.ts";
import { withLinks } from "./links.ts";
import { pelicanFacts } from "./listings.ts";
import { pelicanSources, splitPelican } from "./metadata.ts";
import { pelicanRole } from "./roles.ts";

const table: GeneratorTable = {
	name: "pelican",
	about: "the folder of a site of Pelican",
	recognises: (folder) => pelicanConfigFile(folder) !== undefined || (folder.has("publishconf.py") && folder.has("content")),
	open,
};

/** The folder of a site of Pelican. */
export const pelican = generatorImporter(table);

/** Texts without Liquid tags hold no template code: braces in them are text. */
const NO_CODE: CodeSyntax = { scan: () => [] };

function open(folder: SiteFolder): GeneratedSite {
	const config = readPelicanConfig(folder);
	const syntax = config.hasLiquid ? liquid({ rawEverywhere: true }) : NO_CODE;
	return {
		...(config.home !== undefined && { url: config.home }),
		...(config.zone !== undefined && { zone: config.zone }),
		about: siteAbout({
			title: [config.settings.text("SITENAME")],
			description: [config.settings.text("SITESUBTITLE"), config.settings.text("SITE_DESCRIPTION")],
			language: [config.settings.text("DEFAULT_LANG"), config.settings.text("LOCALE")],
		}),
		problems: config.problems,
		files: filesOf(folder, config),
		syntax,
		code: pelicanCode(config, folder),
		authors: new Map(),
		roleOf: (path) => pelicanRole(path, config),
		split: splitPelican,
		sourcesOf: (file) => pelicanSources(file, config),
		addressesOf: (page) => pelicanAddresses(page, config),
		textOf: (page, codes, context) => textOf(page, codes, context, config, syntax),
		leftOut: (page) => leftOut(page, config),
		factsOf: (met) => pelicanFacts(met, config),
	};
}

function leftOut({ values, role, path }: Page, { settings }: PelicanConfig): string | undefined {
	if (values.status === "skip") return "its status is skip";
	const isFile = role === "story" && /\.html?$/i.test(path) && values.date === undefined && !settings.has("DEFAULT_DATE");
	return isFile ? "it is HTML without a date, which Pelican published as a file" : undefined;
}

/** Files lie below the content; their addresses are their paths there. */
function filesOf({ path }: SiteFolder, { home, content }: PelicanConfig): SiteFiles[] {
	const folder = content === "" ? path : `${path}/${content.slice(0, -1)}`;
	const roots = home === undefined ? ["/"] : [home, `${new URL(home).origin}/`];
	return [...new Set(roots)].map((root) => ({ root, folder, into: "" }));
}

function textOf(page: Page, codes: CodeTable, context: CodeContext, config: PelicanConfig, syntax: CodeSyntax): PageText {
	if (/\.rst$/i.test(page.path)) {
		const { html, unknown } = readRst(page.body, { hasHead: true, rules: codes.rules });
		return { format: "html", text: withLinks(html, "html", config, context), unknown };
	}
	const expanded = expandCode(page.body, syntax, codes, context);
	return { ...expanded, format: page.format, text: withLinks(expanded.text, page.format, config, context) };
}
