import { isCollection, isNode, isPair, type YAMLMap, type YAMLSeq } from "yaml";

/** A text that is put into another. */
export interface Edit {
	/** Where it begins: the place of the first character that gives way, from 0. */
	readonly at: number;
	/** Where what it replaces ends; else nothing is replaced. */
	readonly to?: number;
	readonly text: string;
}

/** A text with edits, those at one place in their order. */
export function edited(text: string, edits: readonly Edit[]): string {
	const parts: string[] = [];
	let from = 0;
	for (const { at, to = at, text: put } of edits.toSorted((a, b) => a.at - b.at)) {
		parts.push(text.slice(from, at), put);
		from = to;
	}
	const whole = [...parts, text.slice(from)].join("");
	return text.includes("\r\n") ? whole.replace(/\r?\n/g, "\r\n") : whole;
}

/** Where a node of YAML begins. */
export function startOf(node: unknown): number {
	return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}

/** Where the last value within a node ends. */
function endOf(node: unknown): number {
	if (isPair(node)) return Math.max(endOf(node.key), endOf(node.value));
	if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1));
	return (isNode(node) ? node.range?.[1] : undefined) ?? 0;
}

/** The blanks before a place on its line. */
export function indentOf(yaml: string, at: number): string {
	const start = yaml.lastIndexOf("\n", at - 1) + 1;
	return " ".repeat(at - start);
}

/** The place behind a sign that follows a node. */
export function lineBehind(yaml: string, node: unknown, sign: string): number {
	return yaml.indexOf(sign, endOf(node)) + sign.length;
}

/** Adds text before the sign that closes a collection in brackets. */
export function closing(yaml: string, node: YAMLMap | YAMLSeq, text: string): Edit {
	let at = endOf(node) - 1;
	while (/\s/.test(yaml[at - 1] ?? "")) at--;
	const needsComma = node.items.length > 0 && yaml[at - 1] !== ",";
	return { at, text: `${needsComma ? ", " : yaml[at - 1] === "," ? " " : ""}${text}` };
}

/** Adds lines behind the last line of a collection that is written in lines. */
export function added(yaml: string, node: YAMLMap | YAMLSeq, lines: readonly string[]): Edit {
	const end = endOf(node);
	const text = lines.join("\n");
	if (yaml[end - 1] === "\n") return { at: end, text: `${text}\n` };
	const line = yaml.indexOf("\n", end);
	return line < 0 ? { at: yaml.length, text: `\n${text}\n` } : { at: line, text: `\n${text}` };
}
