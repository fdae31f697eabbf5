import { dateInPath } from "../../../../article/filename.ts";
import { splitFrontMatter } from "../../../../article/frontmatter.ts";
import { lineOf, membersOf } from "../../../reading/values.ts";
import type { SiteFolder } from "../folder.ts";
import { dateInAddress } from "../heads.ts";
import { spoken } from "../hugo/fields.ts";
import type { PageFile, PageSources } from "../table.ts";
import type { ZolaConfig } from "./config.ts";
import { titleIn, topOf, type ZolaFile } from "./content.ts";

/** Keys that say where a page lies and how it is made, and nothing of the story. */
const NOT_OURS =
	/^(path|aliases|template|weight|in_search_index|render|page_template|sort_by|paginate_\w+|insert_anchor_links|redirect_to|transparent|generate_feeds?|taxonomies|extra|toc|math|katex|comments?)$/i;

/** Taxonomies that the house has fields for. */
const KNOWN = new Set(["tags", "categories", "authors", "author", "series", "keywords", "topics"]);

/** Keys of `[extra]` under which themes have the main picture, where none of the house's names is there. */
const PICTURES = ["thumbnail", "banner", "hero", "og_image", "featured", "social_image", "card_image", "teaser"] as const;

/** The names of sections, by folder and language. */
export interface SectionNames {
	/** The title of a section, or the name of its folder as words. */
	nameOf(section: string, language: string | undefined): string;
}

/** Reads the titles of the sections at the top of the content. */
export function sectionNames(folder: SiteFolder): SectionNames {
	const known = new Map<string, string>();
	const titleAt = (file: string) => {
		const title = known.get(file) ?? titleIn(splitFrontMatter(folder.read(file) ?? "").fields) ?? "";
		known.set(file, title);
		return title;
	};
	return {
		nameOf(section, language) {
			const foreign = language === undefined ? "" : titleAt(`content/${section}/_index.${language}.md`);
			return foreign || titleAt(`content/${section}/_index.md`) || spoken(section);
		},
	};
}

/** What the fields of a page are made from. */
export interface ZolaFields {
	readonly config: ZolaConfig;
	readonly sections: SectionNames;
	/** Sections that hold stories. */
	readonly dated: ReadonlySet<string>;
}

/** The fields of a page: its front matter with its taxonomies and `[extra]`, and what the configuration and its place say. */
export function zolaSources({ source, name }: PageFile, page: ZolaFile, { config, sections, dated }: ZolaFields): PageSources {
	const { values } = source;
	const extra = membersOf(values.extra);
	const taxonomies = membersOf(values.taxonomies);
	const terms = Object.entries(taxonomies).filter(([key]) => !KNOWN.has(key));
	const [series, ...others] = [taxonomies.series ?? []].flat();
	const tags = [taxonomies.tags ?? [], values.tags ?? [], others, terms.map(([, value]) => value)]
		.flat(3)
		.filter((term) => lineOf(term) !== undefined);
	const known = Object.fromEntries(Object.entries(taxonomies).filter(([key]) => KNOWN.has(key) && key !== "tags" && key !== "series"));
	const plain = (given: Readonly<Record<string, unknown>>) =>
		Object.fromEntries(Object.entries(given).filter(([key]) => !NOT_OURS.test(key)));
	const own: Record<string, unknown> = { ...plain(values), ...known };
	if (tags.length > 0) own.tags = tags;
	if (series !== undefined) own.series = series;
	if (lineOf(own.slug)?.includes("/")) delete own.slug;
	const isSorted = page.kind === "page" && dated.size > 1 && dated.has(topOf(page)) && topOf(page) !== "";
	const picture = PICTURES.map((key) => lineOf(extra[key])).find((text) => /\.(jpe?g|png|gif|webp|avif|svg)$/i.test(text ?? ""));
	const hasAuthor = [values, extra, taxonomies].some((given) => "authors" in given || "author" in given);
	const published = page.date ?? dateInPath(page.file) ?? dateInAddress(lineOf(values.path) ?? lineOf(values.slug));
	return {
		sources: [
			{ ...source, values: own },
			{ ...source, values: plain(extra) },
			{
				file: name,
				values: {
					...(picture !== undefined && { image: picture }),
					...(page.language !== undefined && { language: page.language }),
					...(isSorted && { section: sections.nameOf(topOf(page), page.language) }),
					...(config.author !== undefined && !hasAuthor && page.kind === "page" && { author: config.author }),
				},
			},
		],
		values,
		headline: spoken(page.undated),
		...(published !== undefined && { published }),
	};
}
