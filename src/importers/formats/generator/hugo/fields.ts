import { parseDate } from "../../../../article/date.ts";
import { dateInPath, readFileName } from "../../../../article/filename.ts";
import type { FieldSource } from "../../../../article/metadata.ts";
import { lineOf, membersOf } from "../../../reading/values.ts";
import { withLowerKeys } from "../datafile.ts";
import { dateInAddress } from "../heads.ts";
import type { PageFile, PageSources } from "../table.ts";
import { dateOfPage } from "./address.ts";
import type { Lists } from "./cascade.ts";
import type { HugoConfig } from "./config.ts";
import type { Content, ContentFile } from "./content.ts";

/** Keys that say where a page lies and how it is dressed, and nothing of the story; `headless` and `build` are read by `leftOut`. */
const NOT_OURS =
	/^(url|aliases|type|layout|outputs|weight|menus?|cascade|linktitle|iscjklanguage|markup|translationkey|resources|headless|_?build|sites|toc|show\w*|hide(?!_?headline)\w*|disable\w*|enable\w*|comments?|math|mathjax|katex|mermaid|hiddenfrom\w*|slides|pager|sharing)$/;

/** Taxonomies that the house has fields for. */
const KNOWN_TAXONOMIES = new Set(["tags", "categories", "authors", "author", "series", "keywords", "topics", "labels", "subjects"]);

/** Keys under which themes have the main picture, where none of the house's names is there. */
const PICTURES = [
	"images",
	"thumbnail",
	"banner",
	"featured",
	"hero",
	"photo",
	"ogimage",
	"og_image",
	"featuredimg",
	"bigimg",
	"splash",
] as const;

const HOUSE_PICTURES = /^(image|featured_?image|feature_?image|cover_?image|hero_?image|header_?image|lead_?image|cover)$/;

/** What the fields of a page are made from. */
export interface FieldReading {
	readonly config: HugoConfig;
	readonly content: Content;
	readonly lists: Lists;
	readonly name: string;
}

/** The fields of a page: its own front matter, what it has from above, and what the configuration says. */
export function sourcesOfPage({ source, name }: PageFile, page: ContentFile, reading: FieldReading): PageSources {
	const { config, lists } = reading;
	const own = source.values;
	const cascaded = lists.cascadeOf(page);
	const values: Record<string, unknown> = {};
	for (const given of [...cascaded].reverse()) Object.assign(values, given.values);
	const lower = membersOf(withLowerKeys(own));
	Object.assign(values, lower, withoutOverlap(membersOf(lower.params), lower));
	const published = lower.date === undefined || lower.date === null || lower.date === "" ? dateFound(values, page, config) : undefined;
	const sources: FieldSource[] = [
		{ ...source, values: translated(own, values, config) },
		...cascaded.map(({ file = "configuration", values: given }) => ({
			file: `${reading.name}/${file}`,
			values: translated(given, given, config),
		})),
		{ file: name, values: furtherFields(values, page, reading) },
	];
	return {
		sources,
		values,
		headline: lists.titleOf(page.logical, page.language.key) ?? spoken(page.base),
		...(published !== undefined && { published }),
	};
}

/** The date of a page that its front matter does not name as its date: another of its dates, or that of its name or its address. */
function dateFound(values: Readonly<Record<string, unknown>>, page: ContentFile, config: HugoConfig): string | undefined {
	const { date } = readFileName(page.file);
	const inAddress = dateInAddress(lineOf(values.url) ?? lineOf(values.slug));
	return dateOfPage(values, page, config) ?? date ?? dateInPath(page.file) ?? inAddress;
}

function withoutOverlap(
	params: Readonly<Record<string, unknown>>,
	own: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(params).filter(([key]) => !(key in own)));
}

/** Front matter with what means something else here taken out or put under the house's names. */
function translated(
	own: Readonly<Record<string, unknown>>,
	whole: Readonly<Record<string, unknown>>,
	config: HugoConfig,
): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	const terms: unknown[] = [];
	for (const [key, value] of Object.entries(own)) {
		const name = key.toLowerCase();
		if (NOT_OURS.test(name)) continue;
		if (config.taxonomies.has(name) && !KNOWN_TAXONOMIES.has(name)) terms.push(value);
		else if (name === "series") {
			const [first, ...others] = [value].flat();
			values[key] = first;
			terms.push(others);
		} else if (name === "slug" && lineOf(value)?.includes("/")) continue;
		else if (/^publish_?date$/.test(name) && isPast(value, whole.date, config)) continue;
		else values[key] = value;
	}
	const further = terms.flat(2).filter((term) => lineOf(term) !== undefined);
	if (further.length > 0) {
		const holder = Object.keys(values).find((key) => /^tags?$/i.test(key)) ?? "tags";
		const tags = values[holder];
		values[holder] = [...(typeof tags === "string" ? tags.split(/\s*,\s*/) : [tags ?? []].flat()), ...further];
	}
	return values;
}

/** Whether the day from which a page was to be shown is not behind that of its date: then it holds nothing back. */
function isPast(publishDate: unknown, date: unknown, { zone = "UTC" }: HugoConfig): boolean {
	// Without a date it is the date.
	if (date === undefined || date === null || date === "") return true;
	const [shown, dated] = [publishDate, date].map((value) => (typeof value === "string" ? parseDate(value, zone)?.edtf : undefined));
	return shown !== undefined && dated !== undefined && shown <= dated;
}

/** What counts where the page itself says nothing. */
function furtherFields(values: Readonly<Record<string, unknown>>, page: ContentFile, { config, content, lists }: FieldReading) {
	const hasPicture = Object.keys(values).some((key) => HOUSE_PICTURES.test(key));
	const picture = hasPicture
		? undefined
		: PICTURES.map((key) => firstText(values[key])).find((text) => text !== undefined && isPicture(text));
	const isForeign = page.language.key !== config.defaultLanguage.key && page.language.tag !== undefined;
	const isSorted = page.kind === "page" && page.section !== "" && content.storySections.size > 1 && content.storySections.has(page.section);
	const section = isSorted ? sectionName(page.section, page.language.key, config, lists) : undefined;
	return {
		...(picture !== undefined && { image: picture }),
		...(isForeign && { language: page.language.tag }),
		...(section !== undefined && { section }),
		...(config.author !== undefined &&
			!("author" in values) &&
			!("authors" in values) &&
			page.kind === "page" && { author: config.author }),
	};
}

/** The name of a section: the title of its list in a language, else in the site's own, else that of its folder. */
export function sectionName(section: string, language: string, { defaultLanguage }: HugoConfig, lists: Lists): string {
	return lists.titleOf(`/${section}`, language) ?? lists.titleOf(`/${section}`, defaultLanguage.key) ?? spoken(section);
}

function firstText(value: unknown): string | undefined {
	const [first] = [value].flat();
	return lineOf(first) ?? lineOf(membersOf(first).src) ?? lineOf(membersOf(first).image);
}

function isPicture(text: string): boolean {
	return /\.(jpe?g|png|gif|webp|avif|svg)(\?\S*)?$/i.test(text);
}

/** The name of a file or folder as words: `about-us` is “About us”. */
export function spoken(name: string): string {
	const words = name.replace(/[-_]+/g, " ").trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}
