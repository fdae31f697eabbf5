import type { ImportRule } from "../../../importer.ts";
import { filled, itemsOf, membersOf, unique } from "../../../reading/values.ts";
import { sortValues } from "../../table/columns.ts";
import { fieldsOf, type OpenRow, withoutUnfit } from "../../table/fields.ts";
import { peopleIn } from "../../table/people.ts";
import { isPrivate } from "../../table/status.ts";
import { plainText, textOf } from "../../table/values.ts";
import { autoParagraphs } from "../body/paragraphs.ts";
import type { WxrRecord } from "../wxr/record.ts";
import { CORRECTION_PARTS, type FieldMap } from "./map.ts";
import { keysOf, outerKey, type ValueFacts, valuesOf } from "./values.ts";

/** What `--map` takes from the custom fields and taxonomies of an item. */
export interface MappedFields {
	/** Fields as front matter has them, which stand over those of the item; lists are added to its own. */
	readonly fields: Readonly<Record<string, unknown>>;
	/** HTML that stands below the text. */
	readonly body?: string;
	/** Further addresses of the item. */
	readonly addresses: readonly string[];
	readonly isPrivate: boolean;
	/** The keys and taxonomies that it took: those of the map, whether they hold anything or not. */
	readonly keys: ReadonlySet<string>;
	readonly taxonomies: ReadonlySet<string>;
	readonly problems: readonly MappedProblem[];
}

/** What is wrong with the value of a field. */
export type MappedProblem = readonly [rule: ImportRule, message: string, remedy: string];

/** Fields that take the values of all places; of others the first place that has one counts. */
const LISTS = new Set(["authors", "tags", "corrections", "redirect_from", "body"]);

/** Reads what `--map` says of an item. */
export function mappedFields({ sources, columns }: FieldMap, record: WxrRecord, facts: ValueFacts, zone: string): MappedFields {
	const found = new Map<string, unknown>();
	const [keys, taxonomies] = [new Set<string>(), new Set<string>()];
	for (const [field, places] of sources) {
		const values = places.map((place) => {
			if (place.kind === "tax") taxonomies.add(place.name);
			else for (const key of keysOf(place, record.meta)) keys.add(record.meta.has(key) ? key : outerKey(key));
			return valuesOf(place, record, field, facts);
		});
		const taken = LISTS.has(field) || CORRECTION_PARTS.includes(field) ? values.flat() : (values.find(({ length }) => length > 0) ?? []);
		if (taken.length > 0) found.set(field, LISTS.has(field) ? taken.flat() : taken.length > 1 && field !== "image" ? taken : taken[0]);
	}
	const problems: MappedProblem[] = [];
	const row: OpenRow = {
		sorted: sortValues(found, columns),
		zone,
		order: () => "unknown",
		literal: false,
		tell: (rule, message, remedy) => void problems.push([rule, message, remedy]),
	};
	const body = itemsOf(found.get("body")).flatMap((value) => textOf(value) ?? []);
	return {
		fields: rowFields(row, found),
		...(body.length > 0 && { body: autoParagraphs(body.join("\n\n")) }),
		addresses: itemsOf(found.get("redirect_from")).flatMap((value) => textOf(value) ?? []),
		isPrivate: isPrivate(row.sorted),
		keys,
		taxonomies,
		problems,
	};
}

function rowFields(row: OpenRow, found: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
	const { authors } = peopleIn(found.get("authors"));
	const corrections = correctionRows(found);
	const read = fieldsOf(row, undefined, { format: "text", text: "" });
	const headline = plainText(found.get("headline"), false);
	const fields = { ...read, ...filled({ headline, authors, corrections: corrections ?? read.corrections }) };
	return { ...withoutUnfit(fields, row), ...imageParts(found) };
}

/** Captions and the like for a picture that another field of the item names. */
function imageParts(found: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
	const parts = filled(
		Object.fromEntries(["alt", "caption", "credit"].map((name) => [name, plainText(found.get(`image.${name}`), false)])),
	);
	return found.has("image") || Object.keys(parts).length === 0 ? {} : { image: parts };
}

/** Corrections whose days and texts stand in the rows of a repeater. */
function correctionRows(found: ReadonlyMap<string, unknown>): readonly unknown[] | undefined {
	const [dates, texts] = CORRECTION_PARTS.map((field) => [found.get(field) ?? []].flat());
	const rows = (texts ?? []).flatMap((value, index) => {
		const text = plainText(value, false);
		return text === undefined ? [] : [filled({ date: textOf(dates?.[index]), text })];
	});
	return rows.length === 0 ? undefined : rows;
}

/** The fields of an item with those of `--map` over them. A picture's parts and lists are put together. */
export function withMapped(
	own: Readonly<Record<string, unknown>>,
	{ fields: mapped }: Pick<MappedFields, "fields">,
): Record<string, unknown> {
	const { image, tags, section, status, ...over } = mapped;
	const formerSection = section === undefined || section === own.section ? undefined : own.section;
	const names = unique(
		[...itemsOf(own.tags), ...itemsOf(tags), formerSection].map((name) => (typeof name === "string" ? name : undefined)),
	);
	const pictures = [own.image, image].map((picture) => (typeof picture === "string" ? { src: picture } : membersOf(picture)));
	const isOther = membersOf(pictures[1]).src !== undefined;
	const picture = isOther ? pictures[1] : { ...pictures[0], ...pictures[1] };
	return filled({
		...own,
		...over,
		section: section ?? own.section,
		tags: names.filter((name) => name !== (section ?? own.section)),
		image: membersOf(picture).src === undefined ? undefined : picture,
		status: own.status ?? status,
	});
}
