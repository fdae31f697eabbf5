import { once } from "../../system/once.ts";
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
	/** Whether what it says of publication was guessed. */
	readonly isDoubtful?: true;
}

/** The values of one source, by their plain names. */
export type WrittenValues = Map<string, WrittenValue>;

/** Keys whose members are read as if they stood at the top: `extra` and `taxonomies` of Zola, `params` of Hugo, the merge key of YAML. */
const HOLDERS = ["taxonomies", "extra", "params", "<<"] as const;

/** Whether the members of a key are read as if they stood at the top. */
export function isHolder(key: string): boolean {
	return HOLDERS.some((name) => name === plainName(key));
}

/**
 * The values of a source that are not empty, by their plain names.
 * @returns one map; further ones where several keys have one plain name, such as `draft` and `Draft`: in each map a name has one value
 */
export function writtenValues(source: FieldSource): readonly [WrittenValues, ...WrittenValues[]] {
	const layers: [WrittenValues, ...WrittenValues[]] = [new Map()];
	const add = layering(layers, source);
	add([], source.values);
	for (const name of HOLDERS) {
		if (!layers[0].has(name)) continue;
		for (const holder of layers.flatMap((layer) => layer.get(name) ?? []))
			for (const members of [holder.value].flat()) if (isObject(members)) add(holder.path, members);
	}
	return layers;
}

/** Adds members of a source to layers: each to the first layer that does not have its name. */
function layering(layers: [WrittenValues, ...WrittenValues[]], source: FieldSource) {
	// Hardly any source has a name twice.
	const counts = once(() => new Map<string, number>());
	return (path: readonly string[], members: Readonly<Record<string, unknown>>): void => {
		for (const [key, value] of Object.entries(members)) {
			if (isEmpty(value)) continue;
			const name = plainName(key);
			const written = { path: [...path, key], value, source };
			if (!layers[0].has(name)) {
				layers[0].set(name, written);
				continue;
			}
			const at = counts().get(name) ?? 1;
			counts().set(name, at + 1);
			const layer = layers[at] ?? new Map<string, WrittenValue>();
			layers[at] = layer.set(name, written);
		}
	};
}

/** Whether a value says nothing. */
export function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}

/** Whether a value has members with names. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
