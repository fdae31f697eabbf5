import { type CsvError, parse } from "csv-parse/sync";
import { parseToml } from "../../../article/frontmatter/toml.ts";
import { parseYaml } from "../../../article/yaml.ts";
import type { ImportProblem } from "../../importer.ts";
import { membersOf } from "../../reading/values.ts";
import type { SiteFolder } from "./folder.ts";

/** How the names of files of data end; the first that is there counts. */
export const DATA_ENDINGS: readonly string[] = [".yml", ".yaml", ".json", ".toml", ".csv", ".tsv"];

/** The languages of settings and of data, by the ends of names. */
const DATA = /\.(ya?ml|toml|json|csv|tsv)$/i;

/** How many values a file of data may hold. */
const MOST_VALUES = 200_000;

/** A file of settings or of data: its value, with what of it was left behind; or what is wrong with it. */
export type DataFile = Whole | { readonly problem: ImportProblem };

interface Whole {
	readonly value: unknown;
	readonly left?: ImportProblem;
}

/** Why a file cannot be read, and where in it. */
type Fault = Pick<ImportProblem, "file" | "line" | "column" | "message" | "remedy">;

/**
 * Reads a file of a site that is YAML, TOML, JSON or a table (CSV, TSV) by its name.
 * @returns undefined where it is not there, or is none of these
 */
export function readDataFile(folder: SiteFolder, path: string): DataFile | undefined {
	const read = parsedFile(folder, path);
	if (!read || "value" in read) return read;
	const { fault } = read;
	return { problem: { ...fault, rule: "source-syntax", severity: "error", message: `${fault.message} The file is not read.` } };
}

/** Reads the first of some files of a configuration that is there. A fault is told, and one that none is there. */
export function readConfigFile(
	folder: SiteFolder,
	names: readonly string[],
): { readonly values: Readonly<Record<string, unknown>>; readonly problems: readonly ImportProblem[] } {
	const name = names.find((one) => folder.has(one));
	const read = name === undefined ? undefined : parsedFile(folder, name);
	if (read && "value" in read) return { values: membersOf(read.value), problems: [] };
	const problem = read
		? { ...read.fault, severity: "error" as const, message: `${read.fault.message} The usual settings are assumed instead.` }
		: {
				file: folder.name,
				severity: "warning" as const,
				message: `There is no ${names[0]}: the usual settings are assumed, such as the form of addresses.`,
				remedy: "Put the configuration of the site into its folder, and import again, if addresses or dates are not right.",
			};
	return { values: {}, problems: [{ rule: "configuration-assumed", ...problem }] };
}

function parsedFile(folder: SiteFolder, path: string): Whole | { readonly fault: Fault } | undefined {
	const [, language] = DATA.exec(path) ?? [];
	if (language === undefined || !folder.has(path)) return undefined;
	const file = `${folder.name}/${path}`;
	const text = folder.read(path);
	if (text === undefined)
		return { fault: { file, message: "This is no file, or one that is too large.", remedy: "Make several smaller files of it." } };
	const read = parsedText(text, language.toLowerCase());
	if ("value" in read) return withinBounds(read.value, language, file);
	const { line, column, message, remedy }: Omit<Fault, "file"> = read.fault;
	return { fault: { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }), message, remedy } };
}

function parsedText(text: string, language: string): { readonly value: unknown } | { readonly fault: Omit<Fault, "file"> } {
	if (language === "toml") return parseToml(text);
	if (language === "csv" || language === "tsv") return parsedRows(text, language === "csv" ? "," : "\t");
	// Every JSON is YAML.
	return parseYaml(text, text.length, MOST_VALUES);
}

/** The first rows of a table that has too many, and that it has; any other value as it is. */
function withinBounds(value: unknown, language: string, file: string): Whole {
	if (!/^[ct]sv$/i.test(language) || !Array.isArray(value) || value.length <= MOST_VALUES) return { value };
	const message = `The table has ${value.length} rows, of which the first ${MOST_VALUES} were read.`;
	const remedy = "If stories show rows behind these, make several smaller files of it, and name them in the stories.";
	return { value: value.slice(0, MOST_VALUES), left: { file, rule: "rows-left", severity: "warning", message, remedy } };
}

/** A table as a list of rows, each with the heads of its columns as keys. */
function parsedRows(text: string, delimiter: string): { readonly value: unknown } | { readonly fault: Omit<Fault, "file"> } {
	try {
		const value: unknown[] = parse(text, { columns: true, bom: true, delimiter, skip_empty_lines: true, relax_column_count: true });
		return { value };
	} catch (error) {
		const { lines, message } = error as CsvError;
		const remedy = "Close the quotation marks of each cell, and double those within it.";
		return { fault: { ...(typeof lines === "number" && { line: lines }), message: `The table cannot be read: ${message}.`, remedy } };
	}
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
