import { CannotRun } from "../../../../problem.ts";
import { type Columns, columnsBy } from "../../table/columns.ts";
import { namesIn } from "../terms.ts";

/** Where `--map` says that a field stands: under a key of custom fields, or in a taxonomy. */
export interface MapSource {
	readonly kind: "meta" | "tax";
	/** The key, in which `*` is the number of a row of a repeater; or the name of the taxonomy. */
	readonly name: string;
	/** The keys of rows, where the key has `*`. */
	readonly rows?: RegExp;
}

/** What `--map` says of custom fields and taxonomies. */
export interface FieldMap {
	/** By field, such as `standfirst` or `image.caption`, in the order in which they are looked at. */
	readonly sources: ReadonlyMap<string, readonly MapSource[]>;
	/** The same fields as columns of a table. */
	readonly columns: Columns;
}

/** What the types of records are called in `--map`. */
const TYPES = new Set(["post", "page"]);

/** Members of corrections, which are put together row by row. */
export const CORRECTION_PARTS: readonly string[] = ["corrections.date", "corrections.text"];

/** Columns of tables that are no fields of a story. */
const NO_FIELDS = /^(id|guid|kind|categories|draft|body_.*|.*_gmt|authors\..*)$/;

const known = new WeakMap<ReadonlyMap<string, string>, FieldMap | undefined>();

/**
 * Reads of `--map` what is about fields: `standfirst=meta:deck,meta:subtitle`, `tags=tax:topic`.
 * @returns undefined where there is nothing
 * @throws {CannotRun} where it names a field that does not exist, or no place
 */
export function fieldMapOf(map: ReadonlyMap<string, string>): FieldMap | undefined {
	if (!known.has(map)) known.set(map, readMap(map));
	return known.get(map);
}

function readMap(map: ReadonlyMap<string, string>): FieldMap | undefined {
	const entries = [...map].filter(([field]) => !TYPES.has(field));
	if (entries.length === 0) return undefined;
	const sources = new Map(entries.map(([field, places]) => [field, namesIn(places).map((place) => sourceOf(place, field, places))]));
	const plain = [...sources.keys()].filter((field) => !CORRECTION_PARTS.includes(field));
	const columns = columnsBy(new Map(plain.map((field) => [field, field])));
	for (const field of [...columns.mapped.keys()].filter((name) => NO_FIELDS.test(name)))
		throw new CannotRun(
			`--map ${field}=${map.get(field)}: this is no field of a story.`,
			"Write a field of docs/fields.md.",
			"docs/wordpress-facts.md#custom-fields",
		);
	return { sources, columns };
}

function sourceOf(place: string, field: string, places: string): MapSource {
	const [, kind, name = ""] = /^(meta|tax):(.+)$/.exec(place) ?? [];
	if (kind === undefined)
		throw new CannotRun(
			`--map ${field}=${places}: it does not say where "${place}" is to be found.`,
			`Write meta: before the key of a custom field, such as ${field}=meta:${place}, or tax: before the name of a taxonomy.`,
			"docs/wordpress-facts.md#custom-fields",
		);
	if (kind === "tax") return { kind: "tax", name };
	return { kind: "meta", name, ...(name.includes("*") && { rows: rowsOf(name) }) };
}

function rowsOf(name: string): RegExp {
	const parts = name.split("*").map((part) => part.replace(/[^\w]/g, "\\$&"));
	return new RegExp(`^${parts.join("(\\d{1,4})")}$`);
}
