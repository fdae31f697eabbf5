import nunjucks from "nunjucks";

/** A node of Nunjucks' syntax tree. */
export interface Node {
	readonly typename: string;
	/** The names of its parts. */
	readonly fields: readonly string[];
	/** 0-based. */
	readonly lineno: number;
	readonly [field: string]: unknown;
}

/** What Nunjucks' parser lets a tag of somebody's own read of a template. */
interface Tokens {
	nextToken(): { readonly type: string } | null;
}

/** A tag that a config may add, as Nunjucks' parser takes it. */
interface Tag {
	readonly tags: readonly string[];
	parse(tokens: Tokens, nodes: Nodes): unknown;
}

interface Nodes {
	readonly Output: new (line: number, column: number, nodes: readonly unknown[]) => unknown;
}

const { parser } = nunjucks as unknown as { readonly parser: { parse(text: string, tags: readonly Tag[]): Node } };

const FRONT_MATTER = /^---\r?\n[\s\S]*?\n---[^\S\n]*(?:\n|$)/;

/** The front matter of a page of the owner's own, with its marks; empty where there is none. */
export function frontMatterOf(text: string): string {
	return FRONT_MATTER.exec(text)?.[0] ?? "";
}

/**
 * Parses a template as Nunjucks does. Tags that are none of Nunjucks' may be shortcodes: they are passed over, with what is given to them.
 * @returns undefined where the template has a mistake; it is told of when pages are rendered
 */
export function parseTemplate(text: string): Node | undefined {
	const matter = frontMatterOf(text);
	const body = matter.replace(/[^\n]/g, "") + text.slice(matter.length);
	const unknown: string[] = [];
	for (;;) {
		try {
			return parser.parse(body, unknown.length > 0 ? [passedOver(unknown)] : []);
		} catch (error) {
			const [, tag] = /unknown block tag: (\w+)/.exec(String(error)) ?? [];
			if (tag === undefined || unknown.includes(tag)) return undefined;
			unknown.push(tag);
		}
	}
}

function passedOver(tags: readonly string[]): Tag {
	return {
		tags,
		parse(tokens, nodes) {
			let token = tokens.nextToken();
			while (token && token.type !== "block-end") token = tokens.nextToken();
			return new nodes.Output(0, 0, []);
		},
	};
}

/** Whether a value is a node of a syntax tree. */
export function isNode(value: unknown): value is Node {
	return typeof value === "object" && value !== null && "typename" in value;
}

/** The parts of a node that are nodes themselves, in their order. */
export function partsOf(node: Node): Node[] {
	// What stands between `set` and `endset` is no field.
	const fields = node.typename === "Set" ? [...node.fields, "body"] : node.fields;
	return fields.flatMap((field) => node[field]).filter(isNode);
}

/** A node and all that it holds, each before what it holds. */
export function nodesIn(root: Node): Node[] {
	const nodes = [root];
	for (let at = 0; at < nodes.length; at++) {
		const node = nodes[at];
		if (node) for (const part of partsOf(node)) nodes.push(part);
	}
	return nodes;
}

/** The name that a node is; empty where it is something else. */
export function nameOf(node: unknown): string {
	return isNode(node) && (node.typename === "Symbol" || node.typename === "Literal") ? String(node.value) : "";
}

/** The text that an expression is; undefined where it is something else. */
export function textIn(node: unknown): string | undefined {
	return isNode(node) && node.typename === "Literal" && typeof node.value === "string" ? node.value : undefined;
}
