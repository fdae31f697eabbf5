import type { ImportProblem, SiteAbout } from "../../../importer.ts";
import { itemsOf, languageOf, lineOf, membersOf } from "../../../reading/values.ts";
import { siteAbout } from "../about.ts";
import { readDataFile } from "../datafile.ts";
import type { SiteFolder } from "../folder.ts";
import { homeOf } from "../patterns.ts";
import { type SlugMode, slugMode } from "./slug.ts";

/** What a Zola site's configuration says, with the defaults of Zola. */
export interface ZolaConfig {
	/** Whether there is one. */
	readonly isThere: boolean;
	/** The home page, with `/` at its end. */
	readonly home?: string;
	/** What it says of the site as a whole. */
	readonly about: SiteAbout;
	/** The language of files that name none. */
	readonly language: string;
	/** Further languages, as files name them (`.fr.md`). */
	readonly languages: ReadonlySet<string>;
	/** How names become addresses. */
	readonly paths: SlugMode;
	readonly terms: SlugMode;
	/** Whether the date of a file's name is a part of its address. */
	readonly keepsDates: boolean;
	readonly taxonomies: readonly string[];
	readonly feeds: readonly string[];
	readonly theme?: string;
	readonly author?: string;
	readonly problems: readonly ImportProblem[];
}

/** Reads the configuration. What is not there, or cannot be read, is as Zola has it by default. */
export function readZolaConfig(folder: SiteFolder): ZolaConfig {
	const file = ["zola.toml", "config.toml"].find((name) => folder.has(name));
	const read = file === undefined ? undefined : readDataFile(folder, file);
	const values = membersOf(read && "value" in read ? read.value : {});
	const slugify = membersOf(values.slugify);
	const language = lineOf(values.default_language) ?? "en";
	const home = homeOf(values.base_url);
	const author = lineOf(values.author) ?? lineOf(membersOf(values.extra).author);
	const theme = lineOf(values.theme);
	const feeds = itemsOf(values.feed_filenames).flatMap((name) => lineOf(name) ?? []);
	const taxonomies = itemsOf(values.taxonomies).flatMap((one) => lineOf(membersOf(one).name) ?? []);
	return {
		isThere: file !== undefined,
		...(home !== undefined && { home }),
		about: siteAbout({ title: [values.title], description: [values.description], language: [values.default_language] }),
		language,
		languages: new Set(languagesOf(values.languages).filter((key) => key !== language)),
		paths: slugMode(slugify.paths ?? values.slugify_paths),
		terms: slugMode(slugify.taxonomies ?? values.slugify_paths),
		keepsDates: slugify.paths_keep_dates === true,
		taxonomies,
		feeds: feeds.length > 0 ? feeds : [...new Set([lineOf(values.feed_filename) ?? "atom.xml", "rss.xml"])],
		...(theme !== undefined && { theme }),
		...(author !== undefined && author !== lineOf(values.title) && !taxonomies.includes("authors") && { author }),
		problems: read && "problem" in read ? [read.problem] : [],
	};
}

/** The keys of a table of languages, or the codes of the list that older sites have. */
function languagesOf(value: unknown): readonly string[] {
	const keys = Array.isArray(value) ? value.flatMap((one) => lineOf(membersOf(one).code) ?? []) : Object.keys(membersOf(value));
	return keys.filter((key) => languageOf(key) !== undefined);
}
