import { parseHTML } from "linkedom";
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
	readonly parentElement: DomElement | null;
	getAttribute(name: string): string | null;
	setAttribute(name: string, value: string): void;
	removeAttribute(name: string): void;
	hasAttribute(name: string): boolean;
	querySelector(selector: string): DomElement | null;
	querySelectorAll(selector: string): Iterable<DomElement>;
	matches(selector: string): boolean;
	closest(selector: string): DomElement | null;
	remove(): void;
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

/** linkedom, as far as it is used here. */
const openDocument: (html: string) => { readonly document: DomDocument } = parseHTML;

/** Is thrown through the parser to leave it at once. */
const TOO_DEEP = new Error("too deep");

type Node = DefaultTreeAdapterMap["childNode"];

/** Nodes that say nothing of a story, or that could run. */
const PASSED_OVER = new Set(["style", "template", "svg", "math", "#comment"]);

/**
 * Parses HTML as a browser would (parse5), and leaves out all scripts but JSON-LD.
 * @returns undefined if there are too many elements, or if they are nested too deeply
 */
export function parseDocument(text: string): DomDocument | undefined {
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
		let nodesMet = 0;
		const open: Node[][] = [tree.childNodes];
		for (let nodes = open.pop(); nodes; nodes = open.pop()) {
			const kept = nodes.filter(isTelling);
			for (const [index, node] of kept.entries()) nodes[index] = node;
			nodes.length = kept.length;
			nodesMet += kept.length;
			if (nodesMet > MOST) return undefined;
			for (const node of kept) if ("childNodes" in node) open.push(node.childNodes);
		}
		const html = serialize(tree);
		if (html.split("&", MOST + 1).length > MOST) return undefined;
		return openDocument(html).document;
	} catch (error) {
		if (error !== TOO_DEEP && !(error instanceof RangeError)) throw error;
		return undefined;
	}
}

function isTelling(node: Node): boolean {
	if (node.nodeName !== "script") return !PASSED_OVER.has(node.nodeName);
	return "attrs" in node && node.attrs.some(({ name, value }) => name === "type" && /^\s*application\/ld\+json\b/i.test(value));
}

/** Every element that a selector finds, as a list. */
export function all(root: DomDocument | DomElement, selector: string): DomElement[] {
	return [...root.querySelectorAll(selector)];
}

/** An attribute without the white space around it; undefined if it is empty or missing. */
export function attribute(element: DomElement | null | undefined, name: string): string | undefined {
	const value = element?.getAttribute(name)?.trim();
	return value === "" ? undefined : (value ?? undefined);
}
