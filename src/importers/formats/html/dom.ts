import { parseHTML } from "linkedom/worker";
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, serialize } from "parse5";

/** The part of an element (DOM, section 4.9) that is used here. */
export interface DomElement {
	readonly localName: string;
	readonly textContent: string;
	innerHTML: string;
	readonly outerHTML: string;
	readonly className: string;
	readonly id: string;
	readonly children: Iterable<DomElement>;
	readonly childNodes: Iterable<DomNode>;
	readonly nodeType: number;
	readonly parentElement: DomElement | null;
	readonly ownerDocument: DomDocument;
	getAttribute(name: string): string | null;
	setAttribute(name: string, value: string): void;
	removeAttribute(name: string): void;
	hasAttribute(name: string): boolean;
	querySelector(selector: string): DomElement | null;
	querySelectorAll(selector: string): Iterable<DomElement>;
	remove(): void;
}

/** A node: an element, a text, or another one. */
export interface DomNode {
	readonly nodeType: number;
	readonly textContent: string | null;
}

/** A document (DOM, section 4.5), which runs nothing and loads nothing. */
export interface DomDocument {
	readonly documentElement: DomElement;
	readonly body: DomElement;
	querySelector(selector: string): DomElement | null;
	querySelectorAll(selector: string): Iterable<DomElement>;
}

/** Pages that are nested deeper than this are refused. Browsers allow half of it. */
const DEEPEST = 1_000;

/** The most nodes that a page may have: elements and character references. More would take minutes. */
const MOST = 60_000;

/** linkedom, as far as it is used here, by the file that it is in as a whole: the package has that with it. */
const openDocument: (html: string) => { readonly document: DomDocument } = parseHTML;

/** Is thrown through the parser to leave it at once. */
const TOO_DEEP = new Error("too deep");

/** A page as parse5 has it, without what is passed over. It takes less time than a document, and selectors cannot be used on it. */
export type PageTree = DefaultTreeAdapterMap["document"];
/** An element, a text, a comment or a document type in a `PageTree`. */
export type TreeNode = DefaultTreeAdapterMap["childNode"];
/** An element in a `PageTree`, with its attributes and its children. */
export type TreeElement = DefaultTreeAdapterMap["element"];

/** Nodes that say nothing of a story, or that could run. */
const PASSED_OVER = new Set(["style", "template", "svg", "math", "#comment"]);

/**
 * Parses HTML as a browser would (parse5), and leaves out all scripts but JSON-LD.
 * @returns undefined if there are too many elements, or if they are nested too deeply
 */
export function parseTree(text: string): PageTree | undefined {
	let depth = 0;
	try {
		const tree = parse(text, {
			scriptingEnabled: false,
			treeAdapter: {
				...defaultTreeAdapter,
				onItemPush() {
					if (++depth > DEEPEST) throw TOO_DEEP;
				},
				onItemPop() {
					depth--;
				},
			},
		});
		return keepTelling(tree) ? tree : undefined;
	} catch (error) {
		if (error !== TOO_DEEP && !(error instanceof RangeError)) throw error;
		return undefined;
	}
}

/** @returns whether the tree is not too large */
function keepTelling(tree: PageTree): boolean {
	let nodesMet = 0;
	const open: TreeNode[][] = [tree.childNodes];
	for (let nodes = open.pop(); nodes; nodes = open.pop()) {
		const kept = nodes.filter(isTelling);
		for (const [index, node] of kept.entries()) nodes[index] = node;
		nodes.length = kept.length;
		nodesMet += kept.length;
		if (nodesMet > MOST) return false;
		for (const node of kept) if ("childNodes" in node) open.push(node.childNodes);
	}
	return true;
}

/** A tree as a document; undefined if it has too many nodes. */
export function documentOf(tree: PageTree): DomDocument | undefined {
	try {
		const html = serialize(tree);
		if (html.split("&", MOST + 1).length > MOST) return undefined;
		return openDocument(html).document;
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return undefined;
	}
}

/** Does both. */
export function parseDocument(text: string): DomDocument | undefined {
	const tree = parseTree(text);
	return tree && documentOf(tree);
}

function isTelling(node: TreeNode): boolean {
	if (node.nodeName !== "script") return !PASSED_OVER.has(node.nodeName);
	return "attrs" in node && node.attrs.some(({ name, value }) => name === "type" && /^\s*application\/ld\+json\b/i.test(value));
}

/** Every element that a selector finds, as a list. */
export function all(root: DomDocument | DomElement, selector: string): DomElement[] {
	return [...root.querySelectorAll(selector)];
}

const sets = new WeakMap<object, Map<string, ReadonlySet<DomElement>>>();

/** The elements of a document that a selector finds, as they were when it was first asked for: to ask each element takes much longer. */
function setOf(element: DomElement, selector: string): ReadonlySet<DomElement> {
	const document = element.ownerDocument;
	const known = sets.get(document) ?? new Map<string, ReadonlySet<DomElement>>();
	sets.set(document, known);
	const found = known.get(selector) ?? new Set(document.querySelectorAll(selector));
	known.set(selector, found);
	return found;
}

/** The element itself, or the nearest that it is in, that a selector finds. Nothing may have been added to the document. */
export function closest(element: DomElement | null, selector: string): DomElement | undefined {
	if (!element) return undefined;
	const found = setOf(element, selector);
	if (found.size === 0) return undefined;
	for (let at: DomElement | null = element; at; at = at.parentElement) if (found.has(at)) return at;
	return undefined;
}

/** Whether a selector finds an element. Nothing may have been added to the document. */
export function isOne(element: DomElement, selector: string): boolean {
	return setOf(element, selector).has(element);
}

/** An attribute without the white space around it; undefined if it is empty or missing. */
export function attribute(element: DomElement | null | undefined, name: string): string | undefined {
	const value = element?.getAttribute(name)?.trim();
	return value === "" ? undefined : (value ?? undefined);
}
