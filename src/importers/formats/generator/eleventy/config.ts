import type { ImportProblem, SiteAbout } from "../../../importer.ts";
import { membersOf } from "../../../reading/values.ts";
import { siteAbout } from "../about.ts";
import { type DataFiles, dataFiles } from "../datafiles.ts";
import type { SiteFolder } from "../folder.ts";
import { homeOf, tidyPath } from "../patterns.ts";

/** What the configuration of Eleventy says of a site, as far as it is written out: it is a program, and is not run. */
export interface EleventyConfig {
	readonly home?: string;
	/** What data files say of the site as a whole. */
	readonly about: SiteAbout;
	/** `pathPrefix`, with `/` at its end. */
	readonly prefix: string;
	/** The folder of the pages, with `/` at its end; empty for the folder itself. */
	readonly input: string;
	/** Folders below it that hold no pages. */
	readonly includes: string;
	/** The folder of the layouts below the whole folder, with `/` at its end. */
	readonly layouts: string;
	/** Layouts by the other names that the configuration gives them. */
	readonly layoutNames: ReadonlyMap<string, string>;
	readonly data: DataFiles;
	/** Folders that are copied, and where to: both with `/` at their ends. */
	readonly copied: readonly { readonly from: string; readonly to: string }[];
	/** Names that `.eleventyignore` leaves out. */
	readonly ignored: readonly string[];
	readonly problems: readonly ImportProblem[];
}

/** The names that the configuration may have. */
export const CONFIG_FILES = [".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"];

/** Names under which sites keep what is the same on all pages. */
const SITE_FILES = ["site", "metadata", "meta", "config", "global", "settings"];

/** Reads the configuration, as far as its values are written out; Eleventy's defaults count for the rest. */
export function readEleventyConfig(folder: SiteFolder): EleventyConfig {
	const file = CONFIG_FILES.find((name) => folder.has(name));
	const text = withoutComments(file === undefined ? "" : (folder.read(file) ?? ""));
	const literal = (pattern: RegExp) => pattern.exec(text)?.[1];
	const named = literal(/\bsetInputDirectory\(\s*["'`]([^"'`$]*)["'`]/) ?? literal(/\binput\s*:\s*["'`]([^"'`$]*)["'`]/);
	const script = /eleventy\b[^"\n]*--input[= ]([\w./-]+)/.exec(folder.read("package.json") ?? "")?.[1];
	const input = folderName(named ?? script ?? (/\binput\s*:\s*\w/.test(text) && folder.has("src") ? "src" : ""));
	const dataFolder = folderName(
		literal(/\bdata\s*:\s*["'`]([^"'`$]*)["'`]/) ?? literal(/\bsetDataDirectory\(\s*["'`]([^"'`$]*)["'`]/) ?? "_data",
	);
	const prefix = tidyPath(`${literal(/\bpathPrefix\s*:\s*["'`]([^"'`$]*)["'`]/) ?? ""}/`);
	const data = dataFiles(folder, input + dataFolder);
	const home = homeOf(siteAddress(folder, data, input + dataFolder), prefix);
	const includes = folderName(
		literal(/\bincludes\s*:\s*["'`]([^"'`$]*)["'`]/) ?? literal(/\bsetIncludesDirectory\(\s*["'`]([^"'`$]*)["'`]/) ?? "_includes",
	);
	const layouts = literal(/\blayouts\s*:\s*["'`]([^"'`$]*)["'`]/) ?? literal(/\bsetLayoutsDirectory\(\s*["'`]([^"'`$]*)["'`]/);
	const assumed = input === "" && /\binput\s*:/.test(text) && named === undefined;
	return {
		...(home !== undefined && { home }),
		about: aboutSite(data),
		prefix,
		input,
		includes,
		layouts: input + (layouts === undefined ? includes : folderName(layouts)),
		layoutNames: new Map(
			[...text.matchAll(/\baddLayoutAlias\(\s*["'`]([^"'`$]+)["'`]\s*,\s*["'`]([^"'`$]+)["'`]/g)].map(([, name = "", file = ""]) => [
				name,
				file,
			]),
		),
		data,
		copied: copiedIn(text, input),
		ignored: (folder.read(".eleventyignore") ?? "")
			.split("\n")
			.map((line) => line.trim())
			.filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("!")),
		problems: file === undefined || assumed ? [assumedProblem(folder, file)] : [],
	};
}

function assumedProblem(folder: SiteFolder, file: string | undefined): ImportProblem {
	return {
		file: file === undefined ? folder.name : `${folder.name}/${file}`,
		rule: "configuration-assumed",
		severity: "warning",
		message:
			file === undefined
				? "There is no configuration of Eleventy: the usual settings are assumed, such as that the pages lie in this folder."
				: "The configuration computes where the pages lie. They are looked for in this folder.",
		remedy: "Put the configuration into the folder, with its names written out, if pages or addresses are not right.",
	};
}

function aboutSite(data: DataFiles): SiteAbout {
	const files = SITE_FILES.map((name) => membersOf(data.valueAt([name])));
	return siteAbout({
		title: files.flatMap(({ title, name }) => [title, name]),
		description: files.map(({ description }) => description),
		language: files.flatMap(({ language, lang, locale }) => [language, lang, locale]),
	});
}

/** The address of the site, in a data file or written out in a program of data. */
function siteAddress(folder: SiteFolder, data: DataFiles, dataFolder: string): unknown {
	for (const name of SITE_FILES) {
		const values = membersOf(data.valueAt([name]));
		const value = values.url ?? values.baseUrl ?? values.base_url ?? values.siteUrl ?? values.domain ?? values.hostname;
		if (typeof value === "string") return value;
		const program = [".js", ".cjs", ".mjs", ".ts"]
			.map((ending) => folder.read(dataFolder + name + ending))
			.find((found) => found !== undefined);
		const written = /\b(?:url|baseUrl|siteUrl|domain|hostname)\b["']?\s*[:=][^\n;,]*?["'`](https?:\/\/(?!localhost)[^"'`$\s]+)["'`]/i.exec(
			program ?? "",
		)?.[1];
		if (written !== undefined) return written;
	}
	return folder.read("CNAME")?.trim().split(/\s/)[0] ?? folder.read("src/CNAME")?.trim().split(/\s/)[0];
}

/** `addPassthroughCopy("src/img")` and `addPassthroughCopy({ "src/static": "/" })`. */
function copiedIn(text: string, input: string): { readonly from: string; readonly to: string }[] {
	const pairs: { from: string; to: string }[] = [];
	for (const [, call = ""] of text.matchAll(/addPassthroughCopy\(([^()]{0,2000})/g)) {
		const mapped = call.matchAll(/(?:["'`]([^"'`$*]+)["'`]|\b([\w-]+))\s*:\s*["'`]([^"'`$*]*)["'`]/g);
		for (const [, quoted, bare, to = ""] of mapped) pairs.push({ from: folderName(quoted ?? bare ?? ""), to: folderName(to) });
		const [, plain] = /^\s*["'`]([^"'`$*]+)["'`]/.exec(call) ?? [];
		if (plain === undefined) continue;
		const from = folderName(plain);
		pairs.push({ from, to: from.startsWith(input) ? from.slice(input.length) : from });
	}
	return pairs.filter(({ from }) => from !== "");
}

function folderName(value: string): string {
	const name = value.trim().replace(/^(\.?\/)+|\/+$/g, "");
	return name === "" || name === "." || name.split("/").includes("..") ? "" : `${name}/`;
}

/** A program without its comments; where `//` stands in a text of it, the line stays. */
function withoutComments(text: string): string {
	return text.replace(/\/\*[^]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}
