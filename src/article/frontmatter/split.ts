import type { Position } from "../../problem.ts";
import { type BoundFault, boundFault } from "../bounds/faults.ts";
import { lineAt } from "../text.ts";
import type { YamlFault } from "../yaml.ts";

/** A file's text, cut into its fields and its body. */
export interface Split {
	/** The fields as typed: an empty object where there is no front matter. */
	readonly fields: Readonly<Record<string, unknown>>;
	/** The YAML (or JSON, which is YAML too) of the fields, to find the place of a field in; empty where they are written otherwise. */
	readonly yaml: string;
	/** The same where the fields are written in another language. */
	readonly text?: string;
	/** The line of the file on which the front matter begins. */
	readonly line: number;
	/** Where in the text the body begins. */
	readonly bodyAt: number;
	readonly fault?: FrontMatterFault;
	/** What had to be mended before it could be read. */
	readonly mended?: readonly Mended[];
}

/** Why front matter could not be read; the place is one in the file. */
export interface FrontMatterFault extends Partial<Position> {
	readonly rule:
		| YamlFault["rule"]
		| BoundFault["rule"]
		| "toml-syntax"
		| "json-syntax"
		| "front-matter-language"
		| "front-matter-open"
		| "front-matter-shape";
	readonly message: string;
	readonly remedy: string;
}

/** A slip in front matter that could mean one thing only, and was read so. */
export interface Mended {
	/** 1-based, in the file. */
	readonly line: number;
	readonly message: string;
	readonly remedy: string;
}

/** A text without front matter. */
export const NO_FRONT_MATTER: Split = { fields: {}, yaml: "", line: 1, bodyAt: 0 };

/** Front matter that is longer than it may be. */
export const TOO_LONG: Split = { ...NO_FRONT_MATTER, fault: boundFault("fieldCharacters") };

/** Front matter that cannot be read, with the place in the file where it begins. */
export function refused(text: string, start: number, rule: FrontMatterFault["rule"], message: string, remedy: string): Split {
	const line = lineAt(text, start);
	return { ...NO_FRONT_MATTER, line, fault: { rule, line, column: 1, message, remedy } };
}

/** The fields of a value that was read, or the fault that it is no list of fields. */
export function fieldsFrom(value: unknown, split: Split): Split {
	if (value === null || value === undefined) return split;
	if (typeof value === "object" && !Array.isArray(value)) return { ...split, fields: { ...value } };
	const message = "The front matter is not a list of fields.";
	const remedy = 'Write each field as "name: value" on a line of its own.';
	return { ...split, fault: { rule: "front-matter-shape", line: split.line + 1, column: 1, message, remedy } };
}
