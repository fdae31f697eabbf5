import { decodeHTML } from "entities";
import { oneLine, percentDecoded } from "../../../article/text.ts";
import { languageOf } from "../../reading/values.ts";
import type { ExportFacts } from "./facts.ts";
import type { Category, WxrRecord } from "./wxr/record.ts";

/** The terms that an item is filed under. */
export interface Terms {
	readonly section?: string;
	readonly tags?: readonly string[];
	/** Set by plugins for series. */
	readonly series?: string;
	/** Set by Polylang. */
	readonly language?: string;
	/** Names of taxonomies that are not carried. */
	readonly lost: readonly string[];
}

/** The section and tags of an item. The main category is the section, other categories are tags. */
export function termsOf({ categories, meta }: WxrRecord, facts: ExportFacts): Terms {
	// Version 1.0 writes every term twice, once without a domain.
	const known = categories.some(({ domain }) => domain !== undefined)
		? categories.filter(({ domain }) => domain !== undefined)
		: categories;
	const names = (wanted: readonly (string | undefined)[]) => unique(known.filter(({ domain }) => wanted.includes(domain)).map(nameOf));
	const filed = names(["category", undefined]);
	const main = MAIN_CATEGORY.map((key) => facts.category(meta.get(key) ?? "")).find((name) => name !== undefined);
	const wanted = main === undefined ? undefined : filed.find((name) => name === oneLine(decodeHTML(main)));
	const section = wanted ?? filed[0];
	const tags = unique([...filed.filter((name) => name !== section), ...names(["post_tag", "tag"])]);
	const lost = known.flatMap(({ domain }) => (domain === undefined || CARRIED.has(domain) ? [] : [`taxonomy ${domain}`]));
	const [series] = names(["series"]);
	const language = languageOf(known.find(({ domain }) => domain === "language")?.nicename);
	return {
		...(series !== undefined && { series }),
		...(language !== undefined && { language }),
		...(section !== undefined && { section }),
		...(tags.length > 0 && { tags }),
		lost,
	};
}

const CARRIED = new Set(["category", "post_tag", "tag", "author", "series", "language"]);

/** Keys under which plugins store the number of the main category. */
export const MAIN_CATEGORY: readonly string[] = ["_yoast_wpseo_primary_category", "rank_math_primary_category"];

/** The authors of an item, by the names that readers know: the co-authors if the plugin stored them, else the user. */
export function authorsOf({ categories, texts }: WxrRecord, facts: ExportFacts): string | readonly string[] | undefined {
	const together = categories.filter(({ domain }) => domain === "author");
	const creator = texts.get("dc:creator")?.trim() || texts.get("wp:author")?.trim() || "";
	const logins = together.length > 0 ? together.map((term) => [loginOf(term), term.name.trim()] as const) : [[creator, creator] as const];
	const names = unique(logins.map(([login, name]) => oneLine(decodeHTML(facts.author(login) ?? facts.author(name) ?? name))));
	return names.length < 2 ? names[0] : names;
}

/** The login of a co-author, without the prefix of the plugin. */
export function loginOf({ nicename = "" }: Category): string {
	return percentDecoded(nicename).replace(/^cap-/, "");
}

function nameOf({ name, nicename = "" }: Category): string {
	return oneLine(decodeHTML(name)) || percentDecoded(nicename);
}

function unique(names: readonly string[]): string[] {
	return [...new Set(names.filter((name) => name !== ""))];
}

/** The names in a list. */
export function namesIn(list: string, separator = ","): string[] {
	return list
		.split(separator)
		.map((name) => name.trim())
		.filter((name) => name !== "");
}
