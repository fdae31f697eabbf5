import { itemsOf, membersOf } from "../../../reading/values.ts";
import { all, type DomDocument } from "../dom.ts";

/** A node of JSON-LD: an object, as the page has it. */
export type LdNode = Readonly<Record<string, unknown>>;

/** What a page says of itself in JSON-LD. */
export interface LinkedData {
	/** Every node, the outer ones first. */
	readonly nodes: readonly LdNode[];
	/** Blocks that are not JSON, as the page has them. */
	readonly broken: readonly string[];
}

/** Limits: no page has more nodes, or deeper ones. */
const MOST = 5_000;
const DEEPEST = 8;

const ARTICLE = /(Article|BlogPosting|^Report|^SocialMediaPosting)$/;

/** Reads all JSON-LD of a page; and skips blocks that are not JSON. Nothing is fetched. */
export function linkedData(document: DomDocument): LinkedData {
	const nodes: LdNode[] = [];
	const broken: string[] = [];
	for (const script of all(document, "script")) {
		const text = script.textContent;
		const parsed = parsedJson(text);
		if (parsed !== undefined) collect(parsed.value, nodes, 0);
		else if (text.trim() !== "") broken.push(text);
	}
	return { nodes, broken };
}

/** Parses JSON as pages write it: with comments around it, and with line ends in strings. */
function parsedJson(text: string): { readonly value: unknown } | undefined {
	const plain = text
		.trim()
		.replace(/^(<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[|<!\[CDATA\[)/, "")
		.replace(/;$/, "")
		.trimEnd()
		.replace(/(-->|\/\*\]\]>\*\/|\/\/\]\]>|\]\]>)$/, "")
		// oxlint-disable-next-line no-control-regex -- these are what is looked for
		.replace(/[\u0000-\u001f]+/g, " ");
	try {
		return { value: JSON.parse(plain) as unknown };
	} catch {
		return undefined;
	}
}

function collect(value: unknown, nodes: LdNode[], depth: number): void {
	if (depth > DEEPEST || nodes.length >= MOST || typeof value !== "object" || value === null) return;
	if (Array.isArray(value)) {
		for (const item of value) collect(item, nodes, depth + 1);
		return;
	}
	const node = value as LdNode;
	nodes.push(node);
	for (const member of Object.values(node)) collect(member, nodes, depth + 1);
}

/** The names of a node's types, without the address of the vocabulary. */
export function typesOf(node: LdNode): string[] {
	return [node["@type"]]
		.flat()
		.filter((type) => typeof type === "string")
		.map((type) => type.replace(/^.*[/#:]/, ""));
}

/** Whether a node is a story. */
export function isArticle(node: LdNode): boolean {
	return typesOf(node).some((type) => ARTICLE.test(type));
}

/** Types of nodes that only listings have. */
const LISTS = new Set(["CollectionPage", "SearchResultsPage", "ProfilePage"]);

/** Types of nodes that listings have, and sometimes other pages. */
const PERHAPS = new Set(["Blog", "ItemList", "Series"]);

/** Whether a page says that it is a listing; undefined if it may mean only a part of the page. */
export function isList({ nodes }: LinkedData): boolean | undefined {
	const types = new Set(nodes.flatMap(typesOf));
	if ([...LISTS].some((type) => types.has(type))) return true;
	return [...PERHAPS].some((type) => types.has(type)) ? undefined : false;
}

/** The values of a member as a list. A reference (`@id`) is replaced by the node with that id. */
export function valuesOf(node: LdNode | undefined, name: string, { nodes }: LinkedData): readonly unknown[] {
	const value = node?.[name];
	const list = Array.isArray(value)
		? value
		: itemsOf(membersOf(value)["@list"]).length > 0
			? membersOf(value)["@list"]
			: value === undefined || value === null
				? []
				: [value];
	return (list as readonly unknown[]).map((item) => {
		const members = membersOf(item);
		if (typeof members["@id"] !== "string" || Object.keys(members).length > 2) return item;
		return nodes.find((other) => other["@id"] === members["@id"] && Object.keys(other).length > 2) ?? item;
	});
}

/** The texts of a member: its values, or their names if they are nodes. */
export function textsOf(node: LdNode | undefined, name: string, data: LinkedData): string[] {
	return valuesOf(node, name, data).flatMap((value) => {
		const text = typeof value === "object" ? (membersOf(value)["@value"] ?? membersOf(value).name) : value;
		return typeof text === "string" || typeof text === "number" ? [String(text)] : [];
	});
}
