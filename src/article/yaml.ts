import yaml from "js-yaml";
import { isMap, LineCounter, parseDocument } from "yaml";
import type { Position } from "../problem.ts";

/** Why a YAML text could not be read, and where in it. */
export interface YamlFault extends Partial<Position> {
	readonly rule: "yaml-syntax" | "yaml-too-large";
	readonly message: string;
	readonly remedy: string;
}

export type YamlResult = { readonly value: unknown } | { readonly fault: YamlFault };

/** How many values a document may hold, each alias counted as often as it is used. */
const MOST_VALUES = 20_000;

/** A number, if it prints as it was typed. `007`, `1.10`, `1_000` and twenty digits would not, so they stay text. */
const number = new yaml.Type("tag:yaml.org,2002:float", {
	kind: "scalar",
	resolve: (text: unknown) => typeof text === "string" && /^-?\d/.test(text) && String(Number(text)) === text,
	construct: Number,
	predicate: (value) => typeof value === "number",
	represent: String,
});

const empty = new yaml.Type("tag:yaml.org,2002:null", {
	kind: "scalar",
	resolve: (text: unknown) => text === null || text === "" || text === "~" || text === "null",
	construct: () => null,
	predicate: (value) => value === null,
	represent: () => "null",
});

const truth = new yaml.Type("tag:yaml.org,2002:bool", {
	kind: "scalar",
	resolve: (text: unknown) => text === "true" || text === "false",
	construct: (text: string) => text === "true",
	predicate: (value) => typeof value === "boolean",
	represent: String,
});

/** The scalars of CORE_SCHEMA, each in one spelling only: a value that would not print as it was typed stays text. */
const SCHEMA = yaml.FAILSAFE_SCHEMA.extend({ implicit: [empty, truth, number] });

/** How many values may stand within each other: more would overflow the stack of what reads them later. */
const DEEPEST = 64;

const TOO_LARGE: YamlFault = {
	rule: "yaml-too-large",
	message:
		"The fields come to far too many values once their aliases (*name) are written out, or to values within each other by the dozen.",
	remedy: "Write the fields out without anchors and aliases, and with few values within each other.",
};

/** Reads YAML. Dates stay text, nothing runs, and a document whose aliases multiply is refused. Never throws. */
export function parseYaml(text: string): YamlResult {
	try {
		const value = yaml.load(text, { schema: SCHEMA });
		return countValues(value) > MOST_VALUES ? { fault: TOO_LARGE } : { value };
	} catch (error) {
		// The parser calls itself for each value inside another.
		if (error instanceof RangeError) return { fault: TOO_LARGE };
		if (!(error instanceof yaml.YAMLException)) throw error;
		return {
			fault: {
				rule: "yaml-syntax",
				message: `This is not YAML: ${error.reason}.`,
				remedy: remedyFor(error.reason),
				...(error.mark && { line: error.mark.line + 1, column: error.mark.column + 1 }),
			},
		};
	}
}

function remedyFor(reason: string): string {
	if (reason.includes("duplicated mapping key")) return "Keep one of the two lines.";
	if (reason.includes("tab")) return "Indent with spaces.";
	return 'Write each field as "name: value" on a line of its own; put a value that holds ": " or begins with one of []{}*&!%@`|>\'" in quotes.';
}

/** How many values a document holds, each alias counted as often as it is used; infinite where a value holds itself, or where it is too deep. */
function countValues(root: unknown): number {
	const sizes = new Map<object, number>();
	const size = (value: unknown, depth: number): number => {
		if (typeof value !== "object" || value === null) return 1;
		if (depth > DEEPEST) return Number.POSITIVE_INFINITY;
		const known = sizes.get(value);
		if (known !== undefined) return known;
		sizes.set(value, Number.POSITIVE_INFINITY);
		const total = Object.values(value).reduce((sum: number, item) => sum + size(item, depth + 1), 1);
		sizes.set(value, total);
		return total;
	};
	return size(root, 1);
}

/** Writes fields as YAML such that `parseYaml` reads the same values back. */
export function writeYaml(fields: Readonly<Record<string, unknown>>): string {
	return yaml.dump(fields, { schema: SCHEMA, lineWidth: -1, noRefs: true });
}

/** The place of a path of keys in a YAML text, 1-based. It parses the text again, so it is for messages only. */
export function findInYaml(text: string, path: readonly PropertyKey[]): Position | undefined {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, logLevel: "silent", schema: "failsafe" });
	for (let length = path.length; length > 0; length--) {
		const parent = document.getIn(path.slice(0, length - 1), true) ?? document.contents;
		const key = path[length - 1];
		const node = isMap(parent)
			? parent.items.find((pair) => String(pair.key) === String(key))?.key
			: document.getIn(path.slice(0, length), true);
		const range = (node as { range?: readonly number[] } | undefined)?.range;
		if (range?.[0] !== undefined) {
			const place = lines.linePos(range[0]);
			return { line: place.line, column: place.col };
		}
	}
	return undefined;
}
