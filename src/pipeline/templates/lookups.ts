import { fieldOf, hasName, loopShape, type Shape } from "./shapes.ts";
import { isNode, type Node, nameOf, nodesIn, partsOf } from "./syntax.ts";

/** A name in a template behind which there is nothing. */
export interface MissingName {
	/** 1-based. */
	readonly line: number;
	/** As the template has it: `item.headlin`; of a variable its name alone. */
	readonly path: string;
	/** The last name of the path. */
	readonly name: string;
	/** What has no such name, and how the template calls that; undefined where there is no variable of that name. */
	readonly of?: { readonly path: string; readonly shape: Shape };
	/** The variables that there are at that place, where there is none of that name. */
	readonly variables: readonly string[];
}

/** The variables that there are at a place, and what is known of each. */
type Scope = Map<string, Shape | undefined>;

/** One walk over a template. */
interface Walk {
	readonly found: MissingName[];
	/** Names that are set more than once: what they hold depends on what was run. */
	readonly setOften: ReadonlySet<string>;
}

type Visitor = (node: Node, scope: Scope, walk: Walk) => Shape | undefined;

/** Methods of lists that give a list of the same members. */
const SAME_LIST: ReadonlySet<string> = new Set(["slice", "filter", "reverse", "sort", "toSorted", "toReversed"]);

/** Filters that give one member of a list. */
const ONE_OF: ReadonlySet<string> = new Set(["first", "last", "random"]);

/** Filters that give a list of the same members. */
const REORDERED: ReadonlySet<string> = new Set(["reverse", "sort"]);

/**
 * The names in a template behind which there is nothing, as far as that can be seen without running it: those of variables, of what loops go
 * through and of what `set` names. What macros are given, and what filters make, is not known, and nothing is said of it.
 * @param globals what is known of the variables that the template sees
 */
export function missingNames(root: Node, globals: ReadonlyMap<string, Shape | undefined>): MissingName[] {
	const once = new Set<string>();
	const setOften = new Set(namesSet(root).filter((name) => once.size === once.add(name).size));
	const walk: Walk = { found: [], setOften };
	visit(root, new Map(globals), walk);
	return walk.found;
}

/** The names that a template sets, as often as it does. */
export function namesSet(root: Node): string[] {
	return nodesIn(root).flatMap((node) => (node.typename === "Set" ? (node.targets as unknown[]).map(nameOf) : []));
}

/** The names that a template gives to anything: by `set`, in loops, as macros and what these are given, by imports. */
export function namesGiven(root: Node): string[] {
	return nodesIn(root).flatMap((node) => {
		if (node.typename === "For") return loopNames(node);
		if (node.typename === "Set") return (node.targets as unknown[]).map(nameOf);
		if (node.typename === "Macro" || node.typename === "Caller") return [nameOf(node.name), ...argumentNames(node)];
		if (node.typename === "Import") return [nameOf(node.target)];
		return node.typename === "FromImport" ? importedNames(node) : [];
	});
}

function visit(node: unknown, scope: Scope, walk: Walk): Shape | undefined {
	if (!isNode(node)) return undefined;
	const visitor = Object.hasOwn(VISITORS, node.typename) ? VISITORS[node.typename] : undefined;
	if (visitor) return visitor(node, scope, walk);
	const shapes = partsOf(node).map((part) => visit(part, scope, walk));
	return node.typename === "Group" && shapes.length === 1 ? shapes[0] : undefined;
}

const VISITORS: Readonly<Record<string, Visitor>> = {
	Symbol(node, scope, { found }) {
		const name = nameOf(node);
		if (!scope.has(name)) found.push({ line: node.lineno + 1, path: name, name, variables: [...scope.keys()] });
		return scope.get(name);
	},
	LookupVal: lookUp,
	For: visitLoop,
	AsyncEach: visitLoop,
	AsyncAll: visitLoop,
	Set(node, scope, walk) {
		const shape = visit(node.value, scope, walk);
		visit(node.body, scope, walk);
		for (const name of (node.targets as unknown[]).map(nameOf)) scope.set(name, walk.setOften.has(name) ? undefined : shape);
		return undefined;
	},
	Macro: visitMacro,
	Caller: visitMacro,
	Import(node, scope, walk) {
		visit(node.template, scope, walk);
		scope.set(nameOf(node.target), undefined);
		return undefined;
	},
	FromImport(node, scope, walk) {
		visit(node.template, scope, walk);
		for (const name of importedNames(node)) scope.set(name, undefined);
		return undefined;
	},
	Block(node, scope, walk) {
		visit(node.body, new Map(scope), walk);
		return undefined;
	},
	Pair(node, scope, walk) {
		// The key of a value is a name or a text, and no variable.
		visit(node.value, scope, walk);
		return undefined;
	},
	Is(node, scope, walk) {
		visit(node.left, scope, walk);
		// The name of a test is no variable.
		if (isNode(node.right)) visit(node.right.args, scope, walk);
		return undefined;
	},
	InlineIf(node, scope, walk) {
		visit(node.cond, scope, walk);
		const shape = visit(node.body, scope, walk);
		const other = visit(node.else_, scope, walk);
		return node.else_ === null ? shape : either(shape, other);
	},
	Or: (node, scope, walk) => either(visit(node.left, scope, walk), visit(node.right, scope, walk)),
	Filter: visitFilter,
	FilterAsync: visitFilter,
	FunCall(node, scope, walk) {
		const of = isNode(node.name) && node.name.typename === "LookupVal" ? node.name : undefined;
		visit(node.args, scope, walk);
		if (of && SAME_LIST.has(nameOf(of.val))) {
			const list = visit(of.target, scope, walk);
			return list?.sort === "list" ? list : undefined;
		}
		visit(node.name, scope, walk);
		return undefined;
	},
};

function lookUp(node: Node, scope: Scope, walk: Walk): Shape | undefined {
	const shape = visit(node.target, scope, walk);
	const { typename, value } = node.val as Node;
	if (typename !== "Literal") visit(node.val, scope, walk);
	const isMember = typename !== "Literal" || typeof value === "number";
	if (!shape || isMember) return shape?.sort === "list" ? shape.of : undefined;
	const name = String(value);
	if (hasName(shape, name)) return fieldOf(shape, name);
	walk.found.push({ line: node.lineno + 1, path: pathOf(node), name, of: { path: pathOf(node.target), shape }, variables: [] });
	return undefined;
}

function visitLoop(node: Node, scope: Scope, walk: Walk): undefined {
	const over = visit(node.arr, scope, walk);
	const [only, ...others] = loopNames(node);
	const inner = new Map(scope).set("loop", loopShape);
	if (only !== undefined) inner.set(only, over?.sort === "list" && others.length === 0 ? over.of : undefined);
	for (const name of others) inner.set(name, undefined);
	visit(node.body, inner, walk);
	visit(node.else_, scope, walk);
}

function visitMacro(node: Node, scope: Scope, walk: Walk): undefined {
	scope.set(nameOf(node.name), undefined);
	visit(node.args, new Map([...scope, ...argumentNames(node).map((name) => [name, undefined] as const)]), walk);
	const inner = new Map(scope).set("caller", undefined);
	for (const name of argumentNames(node)) inner.set(name, undefined);
	visit(node.body, inner, walk);
}

function visitFilter(node: Node, scope: Scope, walk: Walk): Shape | undefined {
	const [value, ...rest] = (node.args as Node).children as unknown[];
	const shape = visit(value, scope, walk);
	for (const each of rest) visit(each, scope, walk);
	if (shape?.sort !== "list") return undefined;
	if (ONE_OF.has(nameOf(node.name))) return shape.of;
	return REORDERED.has(nameOf(node.name)) ? shape : undefined;
}

/** What one of two values is, where both are of the same form. */
function either(one: Shape | undefined, other: Shape | undefined): Shape | undefined {
	return JSON.stringify(plain(one)) === JSON.stringify(plain(other)) ? one : undefined;
}

function plain(shape: Shape | undefined): unknown {
	if (shape?.sort === "list") return [plain(shape.of)];
	return shape?.sort === "fields" ? [...shape.fields] : (shape?.sort ?? null);
}

function loopNames(node: Node): string[] {
	return isNode(node.name) && node.name.typename === "Array" ? (node.name.children as unknown[]).map(nameOf) : [nameOf(node.name)];
}

function argumentNames(node: Node): string[] {
	return ((node.args as Node).children as Node[]).flatMap((each) =>
		each.typename === "KeywordArgs" ? (each.children as Node[]).map((pair) => nameOf(pair.key)) : [nameOf(each)],
	);
}

function importedNames(node: Node): string[] {
	return ((node.names as Node).children as Node[]).map((each) => nameOf(each.typename === "Pair" ? each.value : each));
}

/** A value as the template has it: `item.stories`. */
function pathOf(node: unknown): string {
	if (!isNode(node)) return "…";
	if (node.typename === "LookupVal") {
		const { typename, value } = node.val as Node;
		return `${pathOf(node.target)}${typename === "Literal" && typeof value === "string" ? `.${value}` : "[…]"}`;
	}
	return node.typename === "Symbol" ? nameOf(node) : "(…)";
}
