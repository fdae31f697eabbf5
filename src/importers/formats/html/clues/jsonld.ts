import { itemsOf, membersOf } from "../../../reading/values.ts";
import { all, type DomDocument } from "../dom.ts";

/** A node of JSON-LD: an object as it stands there. */
export type LdNode = Readonly<Record<string, unknown>>;

/** What a page says of itself in JSON-LD. */
export interface LinkedData {
	/** Every node, the outer ones first. */
	readonly nodes: readonly LdNode[];
	/** Blocks that are no JSON, as they stand there. */
	readonly broken: readonly string[];
}

/** More than anybody writes by hand or a program for one page. */
const MOST = 5_000;
const DEEPEST = 8;

const ARTICLE = /(Article|BlogPosting|^Report|^SocialMediaPosting)$/;

/** Reads all JSON-LD of a page; a block that is no JSON is passed over. Nothing that it names is fetched. */
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

/** Line ends and other controls within strings are common, and no JSON. */
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

/** The names of a node's types, without the vocabulary's address. */
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

/** Nodes that say of a page that it lists others. */
const LISTS = new Set(["CollectionPage", "SearchResultsPage", "ProfilePage"]);

/** Nodes that mostly say so, but stand on other pages too. */
const PERHAPS = new Set(["Blog", "ItemList", "Series"]);

/** Whether a page says that it lists others; undefined where it may mean a part of itself. */
export function isList({ nodes }: LinkedData): boolean | undefined {
	const types = new Set(nodes.flatMap(typesOf));
	if ([...LISTS].some((type) => types.has(type))) return true;
	return [...PERHAPS].some((type) => types.has(type)) ? undefined : false;
}

/** The values of a member as a list, with nodes that are only named (`@id`) put in their place. */
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

/** The texts of a member: those that stand there, or the names of the nodes that do. */
export function textsOf(node: LdNode | undefined, name: string, data: LinkedData): string[] {
	return valuesOf(node, name, data).flatMap((value) => {
		const text = typeof value === "object" ? (membersOf(value)["@value"] ?? membersOf(value).name) : value;
		return typeof text === "string" || typeof text === "number" ? [String(text)] : [];
	});
}
