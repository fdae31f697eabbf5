import yaml from "js-yaml";
import { type Document, isAlias, isMap, isNode, isSeq, Lexer, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from "yaml";
import type { Position } from "../problem.ts";
import { BOUNDS } from "./bounds/bounds.ts";

/** Why a YAML text could not be read, and where in it. */
export interface YamlFault extends Partial<Position> {
	readonly rule: "yaml-syntax" | "yaml-too-large";
	readonly message: string;
	readonly remedy: string;
}

/** What a YAML text says, or why it could not be read. */
export type YamlResult = { readonly value: unknown } | { readonly fault: YamlFault };

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

const TOO_LARGE: YamlFault = {
	rule: "yaml-too-large",
	message:
		"The fields come to far too many values once their aliases (*name) are written out, to values within each other by the dozen, or to far too much text.",
	remedy: "Write the fields out without anchors and aliases, and with few values within each other.",
};

/**
 * Reads YAML. Dates stay text, nothing runs, and a document whose aliases multiply is refused. Never throws.
 * @param most how many characters it may have
 * @param mostValues how many values it may have
 */
export function parseYaml(
	text: string,
	most: number = BOUNDS.fieldCharacters.most,
	mostValues: number = BOUNDS.fieldValues.most,
): YamlResult {
	if (text.length > most) return { fault: TOO_LARGE };
	try {
		const value = yaml.load(text, { schema: SCHEMA });
		return countValues(value) > mostValues ? { fault: TOO_LARGE } : { value };
	} catch (error) {
		// The parser calls itself for each value inside another.
		if (error instanceof RangeError) return { fault: TOO_LARGE };
		if (!(error instanceof yaml.YAMLException)) throw error;
		if (error.reason.includes("quoted scalar")) return { fault: unclosedQuotation(text) };
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

/** Tokens that stand for no sign of the text: a document begins, the text breaks off, a value follows. */
const MARKS_OF_LEXER: ReadonlySet<string> = new Set(["\u0002", "\u0018", "\u001f"]);

/** The fault of a quotation mark without its second one: it stands where it was opened. The parser says where it gave up, at the end of the text. */
function unclosedQuotation(text: string): YamlFault {
	let [offset, opened] = [0, 0];
	for (const token of new Lexer().lex(text)) {
		if (/^["']/.test(token)) opened = offset;
		if (!MARKS_OF_LEXER.has(token)) offset += token.length;
	}
	const before = text.slice(0, opened).split("\n");
	return {
		rule: "yaml-syntax",
		message: "This is not YAML: a quotation mark is opened here, and never closed.",
		remedy:
			"Put the second quotation mark at the end of the value. A value that has one within it stands between the other sort of quotation marks.",
		line: before.length,
		column: (before.at(-1)?.length ?? 0) + 1,
	};
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
		if (depth > BOUNDS.fieldDepth.most) return Number.POSITIVE_INFINITY;
		const known = sizes.get(value);
		if (known !== undefined) return known;
		sizes.set(value, Number.POSITIVE_INFINITY);
		const total = Object.values(value).reduce((sum: number, item) => sum + size(item, depth + 1), 1);
		sizes.set(value, total);
		return total;
	};
	return size(root, 1);
}

/** Writes fields, or a list, as YAML such that `parseYaml` reads the same values back. */
export function writeYaml(fields: object): string {
	return yaml.dump(fields, { schema: SCHEMA, lineWidth: -1, noRefs: true });
}

/** A YAML text as it was parsed for places in it. */
interface Places {
	readonly text: string;
	readonly document: Document.Parsed;
	readonly lines: LineCounter;
	/** The pairs of each map by their keys: a fault may be in every one of them. */
	readonly pairs: Map<YAMLMap, ReadonlyMap<string, Pair>>;
}

let last: Places | undefined;

/** The text is kept with what was parsed of it, because one file may have many faults. */
function placesIn(text: string): Places {
	if (last?.text !== text) {
		const lines = new LineCounter();
		// A message for each fault would look through the whole line again.
		last = {
			text,
			document: parseDocument(text, { lineCounter: lines, logLevel: "silent", prettyErrors: false, schema: "failsafe" }),
			lines,
			pairs: new Map(),
		};
	}
	return last;
}

/** The place of a path of keys in a YAML text, 1-based. It parses the text, so it is for messages only. */
export function findInYaml(text: string, path: readonly PropertyKey[]): Position | undefined {
	if (text.length > BOUNDS.fieldCharacters.most) return undefined;
	const places = placesIn(text);
	let found: Node | undefined;
	let parent: unknown = places.document.contents;
	for (const key of path) {
		const pair = isMap(parent) ? pairsOf(parent, places).get(String(key)) : undefined;
		const member: unknown = pair ? pair.value : isSeq(parent) ? parent.items[Number(key)] : undefined;
		const node = pair ? pair.key : member;
		if (!isNode(node)) break;
		found = node;
		parent = isAlias(member) ? member.resolve(places.document) : member;
	}
	if (!found?.range) return undefined;
	const { line, col } = places.lines.linePos(found.range[0]);
	return { line, column: col };
}

function pairsOf(map: YAMLMap, { pairs }: Places): ReadonlyMap<string, Pair> {
	const known = pairs.get(map);
	if (known) return known;
	const byKey = new Map<string, Pair>();
	for (const pair of map.items) if (!byKey.has(String(pair.key))) byKey.set(String(pair.key), pair);
	pairs.set(map, byKey);
	return byKey;
}
