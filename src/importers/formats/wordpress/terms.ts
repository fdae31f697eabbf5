import { decodeHTML } from "entities";
import { oneLine, percentDecoded } from "../../../article/text.ts";
import { languageOf } from "../../reading/values.ts";
import { isAuthorTaxonomy } from "./authors.ts";
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
	const lost = known.flatMap(({ domain }) =>
		domain === undefined || CARRIED.has(domain) || isAuthorTaxonomy(domain) ? [] : [`taxonomy ${domain}`],
	);
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

const CARRIED = new Set(["category", "post_tag", "tag", "series", "language"]);

/** Keys under which plugins store the number of the main category. */
export const MAIN_CATEGORY: readonly string[] = ["_yoast_wpseo_primary_category", "rank_math_primary_category"];

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
