import { FIELD_NAMES } from "../../site/items/fieldnames.ts";
import { KIND_NAMES, type Kind } from "../../site/kinds.ts";

/** What is known of a value that a template names. */
export type Shape =
	| { readonly sort: "text" | "number" }
	| { readonly sort: "list"; readonly of: Shape | undefined }
	/** The fields, by name, and what each holds; undefined where that is not known. */
	| { readonly sort: "fields"; readonly fields: ReadonlyMap<string, string>; readonly about: string };

const TYPES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
	Object.entries(FIELD_NAMES).map(([type, text]) => [
		type,
		new Map(text.split(", ").map((field) => field.split(": ") as [string, string])),
	]),
);

/** What a value holds, as the table of fields has it; undefined where nothing is known of it. */
export function shapeOf(held: string): Shape | undefined {
	if (held.endsWith("[]")) return { sort: "list", of: shapeOf(held.slice(0, -2)) };
	if (held === "text" || held === "number") return { sort: held };
	if (held.startsWith("{"))
		return {
			sort: "fields",
			fields: new Map(
				held
					.slice(1, -1)
					.split(" ")
					.map((name) => [name, "any"]),
			),
			about: "",
		};
	const fields = fieldsOf(held);
	return fields && { sort: "fields", fields, about: held };
}

/** What `item` is in templates of some kinds: it has the fields that it has in any of them. */
export function itemShape(kinds: readonly Kind[]): Shape {
	const held = fieldsOf("ItemData") ?? new Map<string, string>();
	const fields = new Map([
		["url", "text"],
		["path", "text"],
	]);
	for (const kind of kinds) {
		for (const [name, value] of fieldsOf(held.get(kind)) ?? []) {
			const other = fields.get(name);
			fields.set(name, other === undefined || other === value ? value : "any");
		}
	}
	return { sort: "fields", fields, about: kinds.length === 1 ? (kinds[0] ?? "") : "" };
}

/** The kinds whose `item` has a field. */
export function kindsWith(field: string): Kind[] {
	const held = fieldsOf("ItemData");
	return KIND_NAMES.filter((kind) => fieldsOf(held?.get(kind))?.has(field));
}

/** What `site` is. */
export const siteShape = shapeOf("Site");

/** What `loop` is within a loop. */
export const loopShape = shapeOf("{index index0 revindex revindex0 first last length}");

function fieldsOf(type: string | undefined): ReadonlyMap<string, string> | undefined {
	return TYPES.get(type ?? "");
}

const METHODS = { text: String.prototype, number: Number.prototype, list: Array.prototype } as const;

/** Whether a value may have something behind a name. */
export function hasName(shape: Shape, name: string): boolean {
	return shape.sort === "fields" ? shape.fields.has(name) : name in METHODS[shape.sort];
}

/** What a field of a value holds; undefined where that is not known. */
export function fieldOf(shape: Shape, name: string): Shape | undefined {
	return shape.sort === "fields" ? shapeOf(shape.fields.get(name) ?? "any") : undefined;
}
