import { plainName } from "./names.ts";

/** Fields of a story from one place: its front matter, its sidecar, or its row of articles.csv. */
export interface FieldSource {
	/** Path below the content folder. */
	readonly file: string;
	readonly values: Readonly<Record<string, unknown>>;
	/** The line on which that place begins, for messages. */
	readonly line?: number;
	/** The YAML (or JSON, which is YAML too) from which the values were read, to find the line of a value. */
	readonly yaml?: string;
	/** The same in another language than YAML. */
	readonly text?: string;
}

/** A value of a source, and where it stands there. */
export interface WrittenValue {
	/** The keys that lead to it; the last is its own. */
	readonly path: readonly string[];
	readonly value: unknown;
	readonly source: FieldSource;
}

/** The values of one source, by their plain names. */
export type WrittenValues = Map<string, WrittenValue>;

/** Keys whose members are read as if they stood at the top: `extra` and `taxonomies` of Zola, `params` of Hugo. */
const HOLDERS = ["taxonomies", "extra", "params"] as const;

/** The values of a source that are not empty, by their plain names. Of two with one plain name the first counts. */
export function writtenValues(source: FieldSource): WrittenValues {
	const values: WrittenValues = new Map();
	add(values, source, [], source.values);
	for (const name of HOLDERS) {
		const holder = values.get(name);
		if (holder && isObject(holder.value)) add(values, source, holder.path, holder.value);
	}
	return values;
}

function add(values: WrittenValues, source: FieldSource, path: readonly string[], members: Readonly<Record<string, unknown>>): void {
	for (const [key, value] of Object.entries(members)) {
		const name = plainName(key);
		if (!isEmpty(value) && !values.has(name)) values.set(name, { path: [...path, key], value, source });
	}
}

/** Whether a value says nothing. */
export function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}

/** Whether a value has members with names. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
