import { lineOf, membersOf } from "../../../reading/values.ts";
import type { SiteFolder } from "../folder.ts";
import { namesDate, sectionsOfStories } from "../heads.ts";
import { tidyPath } from "../patterns.ts";
import type { ZolaConfig } from "./config.ts";
import { zolaSlug } from "./slug.ts";

/** A Markdown file of the content. */
export interface ZolaFile {
	/** Below the site. */
	readonly file: string;
	readonly kind: "page" | "section";
	/** The folder in the content; for a page with a folder of its own the one above that. */
	readonly dir: string;
	/** The name of its file, or of its folder, without language and ending. */
	readonly name: string;
	/** As its file names it; undefined for the default language. */
	readonly language?: string;
	/** Whether its folder is its own: other files in it belong to it. */
	readonly isBundle: boolean;
	/** The date that its name begins with. */
	readonly date?: string;
	/** Its name without that date, which addresses do not have. */
	readonly undated: string;
}

/** A date at the beginning of a name (`2020-01-01-x`, `2020-01-01T10:00:00Z_x`). */
const DATED = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d))?)\s?[_-](.+)$/;

/** What a file of the content is; undefined for any other. */
export function zolaFile(file: string, { languages }: Pick<ZolaConfig, "languages">): ZolaFile | undefined {
	const [, above = "", named = ""] = /^content\/(.*\/)?([^/]+)\.md$/.exec(file) ?? [];
	if (named === "") return undefined;
	const [, stem = "", key = ""] = /^(.+)\.([^.]+)$/.exec(named) ?? [];
	const isForeign = languages.has(key);
	const base = isForeign ? stem : named;
	const folders = above.split("/").filter((part) => part !== "");
	const isBundle = base === "index" && folders.length > 0;
	const name = isBundle ? (folders.pop() ?? "") : base;
	const [, date, rest] = DATED.exec(name) ?? [];
	return {
		file,
		kind: base === "_index" ? "section" : "page",
		dir: folders.join("/"),
		name,
		isBundle: isBundle || base === "_index",
		...(isForeign && { language: key }),
		...(date !== undefined && { date }),
		undated: rest ?? name,
	};
}

/** Front matter. */
type Values = Readonly<Record<string, unknown>>;

/** The address of a page or a section, as a path of the site. */
export function zolaAddress(values: Values, page: ZolaFile, { paths, keepsDates }: ZolaConfig): string {
	const prefix = page.language === undefined ? "" : `/${page.language}`;
	if (page.kind === "section") return tidyPath(`${prefix}/${lineOf(values.path) ?? page.dir}/`);
	const whole = lineOf(values.path);
	if (whole !== undefined) return tidyPath(`${whole}/`);
	const slug = zolaSlug(lineOf(values.slug) ?? (keepsDates ? page.name : page.undated), paths);
	return tidyPath(`${prefix}/${page.dir}/${slug}/`);
}

/** Old addresses that lead to a page. */
export function zolaAliases(values: Values): readonly string[] {
	return [values.aliases ?? []].flat().flatMap((alias) => {
		const path = lineOf(alias);
		if (path === undefined) return [];
		return /^https?:\/\//i.test(path) ? [path] : [tidyPath(/\.[a-z]{2,5}$/i.test(path) ? path : `${path}/`)];
	});
}

/** Sections that hold stories, by their folders at the top of the content. */
export function datedSections(folder: SiteFolder, config: ZolaConfig): ReadonlySet<string> {
	return sectionsOfStories(
		folder.files().flatMap((file) => {
			const page = zolaFile(file, config);
			if (page?.kind !== "page") return [];
			return [{ section: topOf(page), isDated: page.date !== undefined || namesDate(folder, file) }];
		}),
	);
}

/** The folder at the top of the content that a page lies in; empty for none. */
export function topOf({ dir }: Pick<ZolaFile, "dir">): string {
	return dir.split("/")[0] ?? "";
}

/** The title of a section's file. */
export function titleIn(values: unknown): string | undefined {
	return lineOf(membersOf(values).title);
}
