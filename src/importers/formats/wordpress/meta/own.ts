import type { ReadOptions } from "../../../importer.ts";
import { filled } from "../../../reading/values.ts";
import { isAuthorTaxonomy } from "../authors.ts";
import { type TextByline, textByline } from "../body/printed.ts";
import type { WxrRecord } from "../wxr/record.ts";
import { isCompanion, isInternal } from "./internal.ts";
import { knownFields } from "./known.ts";
import { fieldMapOf } from "./map.ts";
import { type MappedFields, mappedFields, withMapped } from "./mapped.ts";
import type { ValueFacts } from "./values.ts";

/** What an item's custom fields hold for readers: by the keys of plugins, and by `--map`. */
export interface OwnFields extends Omit<MappedFields, "fields" | "taxonomies"> {
	/** Puts these fields over those that WordPress itself has of the item. */
	over(own: Readonly<Record<string, unknown>>): Record<string, unknown>;
	/** The taxonomies that `--map` took, as what is not carried is called. */
	readonly taxonomies: ReadonlySet<string>;
	/** The text, without the byline that it begins with, if the account that it is of belongs to many. */
	readonly text: string;
	/** Whether `--map` says that it is not published. */
	readonly isDraft: boolean;
	/** Whether a plugin stored a line below the headline. */
	readonly hasSubtitle: boolean;
	/** The keys that are not carried. */
	readonly left: readonly string[];
}

/** What the custom fields of an item are read with. */
export interface OwnOptions {
	/** The address of its site. */
	readonly home: string;
	readonly options: Pick<ReadOptions, "map" | "zone">;
	readonly facts: ValueFacts & {
		/** Whether the records of an account begin with bylines. */
		readonly printsBylines: (login: string) => boolean;
	};
}

const NONE: MappedFields = { fields: {}, addresses: [], isPrivate: false, keys: new Set(), taxonomies: new Set(), problems: [] };

/** Reads the custom fields of an item. */
export function ownFields(record: WxrRecord, { home, options, facts }: OwnOptions): OwnFields {
	const map = fieldMapOf(options.map);
	const { meta } = record;
	const known = knownFields(meta, home);
	const printed = known.fields.byline === undefined ? printedIn(record, facts.printsBylines) : undefined;
	const mapped = map ? mappedFields(map, record, facts, options.zone) : NONE;
	const keys = new Set([...known.keys, ...mapped.keys]);
	return {
		...mapped,
		keys,
		text: printed?.rest ?? record.texts.get("content:encoded") ?? "",
		isDraft: mapped.fields.status === "draft",
		hasSubtitle: known.fields.standfirst !== undefined,
		taxonomies: new Set([...mapped.taxonomies].map((name) => `taxonomy ${name}`)),
		left: [...meta].flatMap(([key, value]) =>
			keys.has(key) || isInternal(key) || isCompanion(key, value) || isRowCount(key, value, meta) ? [] : [key],
		),
		over: (own) => withMapped(withKnown(own, { ...known.fields, ...(printed && authorsIn(printed)) }), mapped),
	};
}

/** The byline at the beginning of the text of an item whose author is an account of many, and of which no plugin says who wrote it. */
function printedIn({ texts, categories, meta }: WxrRecord, printsBylines: (login: string) => boolean): TextByline | undefined {
	const isSaid =
		categories.some(({ domain = "" }) => isAuthorTaxonomy(domain)) || meta.has("_molongui_author") || meta.has("ppma_authors_name");
	if (isSaid || !printsBylines(texts.get("dc:creator")?.trim() ?? "")) return undefined;
	return textByline(texts.get("content:encoded") ?? "");
}

/** The authors of a byline; and the line itself, where it says more than their names. */
function authorsIn({ line, authors }: TextByline): Readonly<Record<string, unknown>> {
	const isPlain = line
		.replace(/^by:?\s+/i, "")
		.split(/,\s*|\s+(?:and|&)\s+/i)
		.every((part) => authors.includes(part));
	return { authors: authors.length === 1 ? authors[0] : authors, ...(!isPlain && { byline: line }) };
}

/** Whether a key says but how many rows a repeater has. */
function isRowCount(key: string, value: string, meta: WxrRecord["meta"]): boolean {
	return /^\d{1,4}$/.test(value) && [...meta.keys()].some((other) => other.startsWith(`${key}_0_`));
}

/** The line below the headline is what plugins call a subtitle; an excerpt that stands beside it is for machines. */
function withKnown(own: Readonly<Record<string, unknown>>, known: Readonly<Record<string, unknown>>): Record<string, unknown> {
	if (known.standfirst === undefined || (own.standfirst ?? "") === "") return filled({ ...own, ...known });
	return filled({ ...own, ...known, description: own.description || own.standfirst });
}
