import type { ImportProblem } from "../../../importer.ts";
import { membersOf } from "../../../reading/values.ts";
import { readConfigFile } from "../datafile.ts";
import type { SiteFolder } from "../folder.ts";
import { homeOf, tidyPath, zoneOf } from "../patterns.ts";
import { type DefaultsFor, readDefaults } from "./defaults.ts";

/** What Jekyll's configuration says of a site. */
export interface JekyllConfig {
	/** All of it, for `{{ site.title }}`. */
	readonly values: Readonly<Record<string, unknown>>;
	readonly home?: string;
	/** `baseurl`, without a slash at its end. */
	readonly base: string;
	readonly zone?: string;
	/** `source`, below the folder, with `/` at its end; empty for the folder itself. */
	readonly source: string;
	/** `collections_dir`, in the same form, below `source`. */
	readonly collectionsFolder: string;
	/** The collections beside posts: whether they are published, and their permalink. */
	readonly collections: ReadonlyMap<string, { readonly output: boolean; readonly permalink?: string }>;
	readonly permalink: string;
	/** Whether the folder is that of the posts itself: it has no configuration and no `_posts`, and files named as posts. */
	readonly isPostsFolder: boolean;
	readonly include: readonly string[];
	readonly exclude: readonly string[];
	readonly markdown: readonly string[];
	readonly defaultsFor: DefaultsFor;
	readonly problems: readonly ImportProblem[];
}

const FILES = ["_config.yml", "_config.yaml", "_config.toml"];

/** Whether a configuration is there. */
export function hasJekyllConfig(folder: SiteFolder): boolean {
	return FILES.some((file) => folder.has(file));
}

/** A post's file: its name says when it was published. */
export const POST = /^(?:.*\/)?\d{2,4}-\d{1,2}-\d{1,2}-[^/]*\.[^./]+$/;

function isPostsFolder(folder: SiteFolder): boolean {
	const files = hasJekyllConfig(folder) ? [] : folder.files();
	return files.some((file) => POST.test(file)) && !files.some((file) => /(^|\/)_(posts|drafts)\//.test(file));
}

/** Reads the configuration; Jekyll's defaults count where it says nothing, or is not there. */
export function readJekyllConfig(folder: SiteFolder): JekyllConfig {
	const { values, problems } = readConfigFile(folder, FILES);
	const { source, told } = sourceOf(values, folder);
	const base = tidyPath(typeof values.baseurl === "string" ? values.baseurl : "").replace(/\/$/, "");
	const cname = folder.read(`${source}CNAME`)?.trim().split(/\s/)[0];
	const home = homeOf(values.url, base) ?? homeOf(values.production_url, base) ?? homeOf(cname, base);
	const zone = zoneOf(values.timezone);
	return {
		values,
		...(home !== undefined && { home }),
		base,
		...(zone !== undefined && { zone }),
		source,
		collectionsFolder: folderName(values.collections_dir),
		collections: collectionsOf(values.collections),
		permalink: typeof values.permalink === "string" ? values.permalink : "date",
		isPostsFolder: isPostsFolder(folder),
		include: listOf(values.include),
		exclude: listOf(values.exclude),
		markdown: (typeof values.markdown_ext === "string" ? values.markdown_ext : "markdown,mkdown,mkdn,mkd,md")
			.toLowerCase()
			.split(/\s*,\s*/),
		defaultsFor: readDefaults(values.defaults, folderName(values.collections_dir)),
		problems: [...problems, ...told],
	};
}

/** Where the texts lie. A folder that only a build makes is not there: then it is the one that holds `_posts`. */
function sourceOf(
	values: Readonly<Record<string, unknown>>,
	folder: SiteFolder,
): { readonly source: string; readonly told: readonly ImportProblem[] } {
	const named = folderName(values.source);
	const files = named === "" ? [] : folder.files();
	if (named === "" || files.some((file) => file.startsWith(named))) return { source: named, told: [] };
	const [source = ""] = files.flatMap((file) => /^(.*?)_posts\//.exec(file)?.[1] ?? []);
	return {
		source,
		told: [
			{
				file: `${folder.name}/${FILES.find((name) => folder.has(name)) ?? FILES[0]}`,
				rule: "configuration-assumed",
				severity: "warning",
				message: `The folder that source names, ${named.slice(0, -1)}, is not there: ${source === "" ? "the folder itself" : source.slice(0, -1)} is read instead.`,
				remedy: "Write into source in which folder the texts lie, and import again, if that is not the one.",
			},
		],
	};
}

/** The name of a folder as its files begin with it: without `./`, with `/` at its end. */
function folderName(value: unknown): string {
	const name = typeof value === "string" ? value.trim().replace(/^(\.?\/)+|\/+$/g, "") : "";
	return name === "" || name === "." || name.split("/").includes("..") ? "" : `${name}/`;
}

function collectionsOf(value: unknown): JekyllConfig["collections"] {
	const list = Array.isArray(value) ? value.map((name) => [String(name), {}] as const) : Object.entries(membersOf(value));
	return new Map(
		list.map(([name, of]) => {
			const { output, permalink } = membersOf(of);
			return [name, { output: output === true || output === "true", ...(typeof permalink === "string" && { permalink }) }];
		}),
	);
}

function listOf(value: unknown): string[] {
	return [value ?? []].flat().filter((one: unknown): one is string => typeof one === "string");
}
