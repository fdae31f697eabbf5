import type { ImportProblem } from "../../../importer.ts";
import { membersOf } from "../../../reading/values.ts";
import { readConfigFile } from "../datafile.ts";
import type { SiteFolder } from "../folder.ts";
import { homeOf, tidyPath, zoneOf } from "../patterns.ts";

/** What Hexo's configuration says of a site. */
export interface HexoConfig {
	readonly values: Readonly<Record<string, unknown>>;
	readonly home?: string;
	/** The path of the home page, with `/` at its end. */
	readonly root: string;
	readonly zone?: string;
	/** `source_dir`, with `/` at its end. */
	readonly source: string;
	readonly permalink: string;
	readonly permalinkDefaults: Readonly<Record<string, unknown>>;
	/** `new_post_name`, in which file names may say more than a title. */
	readonly postName: string;
	readonly defaultCategory: string;
	readonly categories: Readonly<Record<string, unknown>>;
	readonly tags: Readonly<Record<string, unknown>>;
	readonly categoryFolder: string;
	readonly tagFolder: string;
	/** 1: names become lower case. */
	readonly filenameCase: unknown;
	readonly problems: readonly ImportProblem[];
}

/** Reads the configuration; Hexo's defaults count where it says nothing, or is not there. */
export function readHexoConfig(folder: SiteFolder): HexoConfig {
	const { values, problems } = readConfigFile(folder, ["_config.yml", "_config.yaml", "_config.json"]);
	const text = (name: string, usual: string) => (typeof values[name] === "string" && values[name] !== "" ? values[name] : usual);
	const source = tidyPath(text("source_dir", "source")).slice(1).replace(/\/$/, "");
	const cname = folder.read(`${source}/CNAME`)?.trim().split(/\s/)[0];
	const url = isExample(values.url) ? cname : (values.url ?? cname);
	const path = typeof url === "string" && URL.canParse(url) ? new URL(url).pathname : "/";
	const root = tidyPath(`${text("root", path)}/`);
	const home = homeOf(typeof url === "string" && URL.canParse(url) ? new URL(url).origin : url, root);
	const zone = zoneOf(values.timezone);
	return {
		values,
		...(home !== undefined && { home }),
		root,
		...(zone !== undefined && { zone }),
		source: `${source}/`,
		permalink: text("permalink", ":year/:month/:day/:title/"),
		permalinkDefaults: membersOf(values.permalink_defaults),
		postName: text("new_post_name", ":title.md"),
		defaultCategory: text("default_category", "uncategorized"),
		categories: membersOf(values.category_map),
		tags: membersOf(values.tag_map),
		categoryFolder: text("category_dir", "categories"),
		tagFolder: text("tag_dir", "tags"),
		filenameCase: values.filename_case,
		problems,
	};
}

/** The address that a new site has until its owner writes one. */
function isExample(url: unknown): boolean {
	return typeof url !== "string" || /^https?:\/\/(example\.com|yoursite\.com)\b/i.test(url);
}
