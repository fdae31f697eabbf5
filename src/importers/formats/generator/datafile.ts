import { parseToml } from "../../../article/frontmatter/toml.ts";
import { parseYaml } from "../../../article/yaml.ts";
import type { ImportProblem } from "../../importer.ts";
import { membersOf } from "../../reading/values.ts";
import type { SiteFolder } from "./folder.ts";

/** The languages of settings and of data, by the ends of names. */
const DATA = /\.(ya?ml|toml|json)$/i;

/** How many values a file of data may hold. */
const MOST_VALUES = 200_000;

/** A file of settings or of data: its value, or what is wrong with it. */
export type DataFile = { readonly value: unknown } | { readonly problem: ImportProblem };

/**
 * Reads a file of a site that is YAML, TOML or JSON by its name.
 * @returns undefined where it is not there, or is none of these
 */
export function readDataFile(folder: SiteFolder, path: string): DataFile | undefined {
	const [, language] = DATA.exec(path) ?? [];
	const text = language === undefined ? undefined : folder.read(path);
	if (text === undefined) return undefined;
	// Every JSON is YAML.
	const read = language?.toLowerCase() === "toml" ? parseToml(text) : parseYaml(text, text.length, MOST_VALUES);
	if ("value" in read) return read;
	const { line, message, remedy } = read.fault;
	const place = { file: `${folder.name}/${path}`, ...(line !== undefined && { line }) };
	return { problem: { ...place, rule: "source-syntax", severity: "error", message: `${message} The file is not read.`, remedy } };
}

/** A value with the keys of all its members in lower case, as Hugo compares them. */
export function withLowerKeys(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withLowerKeys);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.toLowerCase(), withLowerKeys(member)]));
}

/** Two tables as one: the second counts where both have a value that is no table. */
export function merged(first: unknown, second: unknown): Readonly<Record<string, unknown>> {
	const whole: Record<string, unknown> = { ...membersOf(first) };
	for (const [key, value] of Object.entries(membersOf(second))) {
		const isTable = typeof value === "object" && value !== null && !Array.isArray(value);
		whole[key] = isTable && Object.hasOwn(whole, key) ? merged(whole[key], value) : value;
	}
	return whole;
}
