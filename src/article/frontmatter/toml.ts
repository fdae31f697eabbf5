import { parse, TomlDate, TomlError } from "smol-toml";
import { BOUNDS } from "../bounds/bounds.ts";

/** Why a TOML text could not be read, and where in it. */
export interface TomlFault {
	readonly rule: "toml-syntax";
	readonly line: number;
	readonly column: number;
	readonly message: string;
	readonly remedy: string;
}

/** Reads TOML. Dates are text, as they are typed; they are read like those of YAML. */
export function parseToml(toml: string): { readonly value: unknown } | { readonly fault: TomlFault } {
	try {
		return { value: withoutTomlDates(parse(toml, { maxDepth: BOUNDS.fieldDepth.most, integersAsBigInt: false })) };
	} catch (error) {
		if (!(error instanceof TomlError)) throw error;
		const message = `This is not TOML: ${error.message.replace(/\s*\n[^]*$/, "").replace(/^Invalid TOML document: /, "")}.`;
		const remedy = 'Write each field as name = "value" on a line of its own; text and dates with words stand in quotes.';
		return { fault: { rule: "toml-syntax", line: error.line, column: error.column, message, remedy } };
	}
}

function withoutTomlDates(value: unknown): unknown {
	if (value instanceof TomlDate) return value.toISOString();
	if (Array.isArray(value)) return value.map(withoutTomlDates);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutTomlDates(member)]));
}
