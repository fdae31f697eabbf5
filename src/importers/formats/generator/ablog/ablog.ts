import { withoutCode } from "../../../../article/body/markdown/codeblocks.ts";
import type { SiteFiles } from "../../../importer.ts";
import { siteAbout } from "../about.ts";
import type { CodeTable } from "../code/call.ts";
import type { SiteFolder } from "../folder.ts";
import { generatorImporter } from "../generator.ts";
import { plainPath } from "../python/paths.ts";
import type { Directive } from "../rst/reading.ts";
import { readRst } from "../rst/rst.ts";
import type { GeneratedSite, GeneratorTable, Page, PageText } from "../table.ts";
import { ablogAddresses, ablogFacts, docname } from "./addresses.ts";
import { type AblogConfig, ablogConfigFile, readAblogConfig } from "./config.ts";
import { ablogDirectives } from "./directives.ts";
import { ablogSources } from "./fields.ts";
import { labelsOf } from "./labels.ts";
import { readMyst } from "./myst.ts";
import { type Linking, linkRoles, withFiles } from "./roles.ts";
import { AT_HEAD, ablogRole, isRst, rstParts, splitAblog } from "./texts.ts";

const table: GeneratorTable = {
	name: "ablog",
	about: "the folder of a site of Sphinx with ABlog",
	recognises: (folder) => ablogConfigFile(folder) !== undefined,
	open,
};

/** The folder of a site of Sphinx with ABlog. */
export const ablog = generatorImporter(table);

function open(folder: SiteFolder): GeneratedSite {
	const config = readAblogConfig(folder);
	const labelled = labelsOf(folder, config);
	return {
		...(config.home !== undefined && { url: config.home }),
		about: siteAbout({
			title: [config.settings.text("blog_title"), config.settings.text("html_title"), config.settings.text("project")],
			language: [config.settings.text("language")],
		}),
		problems: config.problems,
		files: filesOf(folder, config),
		syntax: { scan: () => [] },
		code: new Map(),
		authors: config.authors,
		roleOf: (path) => ablogRole(path, config, folder),
		split: (text, path) => splitAblog(text, path, config),
		sourcesOf: (file) => ablogSources(file, config, ablogRole(file.path, config, folder).role === "story"),
		addressesOf: (page) => ablogAddresses(page, config),
		textOf: (page, codes, context) => textOf(page, codes, { config, folder, context, labelled }),
		leftOut: (page) => leftOut(page, config),
		factsOf: (met) => ablogFacts(met, config),
	};
}

/** Files have their paths below the root; those of `html_extra_path` have their paths below that. */
function filesOf({ path }: SiteFolder, { home, root, settings }: AblogConfig): SiteFiles[] {
	const roots = [...new Set(home === undefined ? ["/"] : [home, `${new URL(home).origin}/`])];
	const folders = [
		"",
		...(settings.texts("html_extra_path") ?? []).map(plainPath).filter((one) => one !== "" && !one.split("/").includes("..")),
	];
	return folders.flatMap((one) => roots.map((to) => ({ root: to, folder: `${path}/${root}${one}`.replace(/\/$/, ""), into: "" })));
}

/** Directives that list texts. */
const LISTS = /^(?:\.\. +(?:toctree|postlist)\s*::|(?:`{3,}|:{3,})\{(?:toctree|postlist)\})/;

function leftOut({ path, role, body }: Page, config: AblogConfig): string | undefined {
	if (role === "story") return undefined;
	const front = config.settings.text("root_doc") ?? config.settings.text("master_doc") ?? "index";
	if (docname(path, config) === front) return "it is the front page";
	const lines = rstParts(body)
		.rest.split("\n")
		.filter((line) => line.trim() !== "");
	const hasText = lines.some(
		(line, at) =>
			!LISTS.test(line) && !/^(?:\s|[`:]{3,}$|:[\w-]+:|#|([^\w\s])\1+$)/.test(line) && !/^([^\w\s])\1+$/.test(lines[at + 1] ?? ""),
	);
	return !hasText && lines.some((line) => LISTS.test(line)) ? "it only lists other pages" : undefined;
}

function textOf(page: Page, { rules }: CodeTable, linking: Linking): PageText {
	const directives = ablogDirectives(linking.folder);
	const roles = linkRoles(linking);
	if (!isRst(page.path, linking.config)) {
		const made = readMyst(page.body, {
			directives: { ...directives, post: shownFrom(page.values[AT_HEAD] === true ? 1 : 2) },
			roles,
			rules,
		});
		return { format: "markdown", text: withFiles(made.text, withoutCode(made.text), linking), unknown: made.unknown };
	}
	const { rest } = rstParts(page.body);
	const { html, unknown } = readRst(rest, { directives: { ...directives, post: shownFrom(1) }, roles, rules });
	return { format: "html", text: withFiles(html, html, linking), unknown };
}

/** The directive `post`, which stays as typed from one of a text on: what the one before says are the fields of the text. */
function shownFrom(number: number): Directive {
	let met = 0;
	return { takesArgument: true, write: () => (++met < number ? "" : undefined) };
}
