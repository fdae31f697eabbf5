import nunjucks from "nunjucks";
import type { DeclaredField } from "../scripts/declared.ts";

/** The fields of a type, by name. */
export type Fields = ReadonlyMap<string, Pick<DeclaredField, "type" | "types">>;

/** What is known of a value: the fields that it has, and whether it is a list of such values. */
interface Known {
	readonly fields: Fields;
	readonly isList: boolean;
}

/** A node of Nunjucks' syntax tree. */
interface Node {
	readonly typename: string;
	readonly fields: readonly string[];
	readonly [field: string]: unknown;
}

type Scope = Map<string, Known | undefined>;

/** What a loop shows where there is nothing to go through. */
const ELSE = "else_";

const { parser } = nunjucks as unknown as { readonly parser: { parse(text: string): Node } };

/**
 * The fields that a template uses and that nobody declares, as far as that can be seen: those of variables, of what loops go through and of what `set` names.
 * What macros are given is not known.
 * @param globals the variables that the template sees
 * @param fieldsOf gives the fields of a declared type
 */
export function undeclaredIn(template: string, globals: Readonly<Record<string, Fields>>, fieldsOf: (type: string) => Fields): string[] {
	const found: string[] = [];
	const scope: Scope = new Map(Object.entries(globals).map(([name, fields]) => [name, { fields, isList: false }]));
	visit(parser.parse(template), scope);
	return [...new Set(found)];

	function visit(node: unknown, known: Scope): Known | undefined {
		if (Array.isArray(node)) for (const each of node) visit(each, known);
		if (!isNode(node)) return undefined;
		if (node.typename === "Symbol") return known.get(String(node.value));
		if (node.typename === "LookupVal") return lookUp(node, known);
		if (node.typename === "For") {
			const over = visit(node.arr, known);
			const inner = new Map(known).set(nameOf(node.name), over?.isList ? { ...over, isList: false } : undefined);
			visit(node.body, inner);
			visit(node[ELSE], known);
			return undefined;
		}
		if (node.typename === "Set") {
			const value = visit(node.value, known);
			for (const target of node.targets as unknown[]) known.set(nameOf(target), value);
			visit(node.body, known);
			return undefined;
		}
		if (node.typename === "Macro") {
			const inner = new Map(known);
			for (const argument of (node.args as Node).children as unknown[]) inner.set(nameOf(argument), undefined);
			visit(node.body, inner);
			return undefined;
		}
		for (const field of node.fields) visit(node[field], known);
		return undefined;
	}

	function lookUp(node: Node, known: Scope): Known | undefined {
		const target = visit(node.target, known);
		const name = (node.val as Node).typename === "Literal" ? (node.val as Node).value : undefined;
		if (!target) return undefined;
		if (target.isList) return typeof name === "number" ? { ...target, isList: false } : undefined;
		if (typeof name !== "string") return undefined;
		const field = target.fields.get(name);
		if (!field) {
			found.push(`${pathOf(node)}`);
			return undefined;
		}
		const [type] = field.types;
		return type === undefined ? undefined : { fields: fieldsOf(type), isList: field.type.startsWith("list of") };
	}
}

function isNode(value: unknown): value is Node {
	return typeof value === "object" && value !== null && "typename" in value;
}

function nameOf(node: unknown): string {
	return isNode(node) && node.typename === "Symbol" ? String(node.value) : "";
}

/** A chain of names as the template has it. */
function pathOf(node: Node): string {
	return node.typename === "LookupVal" ? `${pathOf(node.target as Node)}.${String((node.val as Node).value)}` : String(node.value ?? "…");
}
