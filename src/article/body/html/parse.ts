import type { Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parseFragment } from "parse5";
import { BeyondBound, BOUNDS } from "../../bounds/bounds.ts";

type Fragment = DefaultTreeAdapterMap["documentFragment"];
type Node = DefaultTreeAdapterMap["childNode"];

/**
 * Looks at an element.
 * @param valueOf the value of an attribute (its name in lower case) with its references decoded; undefined where there is none
 * @param line 1-based
 */
export type LookAtElement = (name: string, valueOf: (attribute: string) => string | undefined, line: number) => void;

/**
 * Parses HTML as a browser would.
 * @throws {BeyondBound} where it has too many elements, or too deep ones, in whatever way they come about
 */
export function parseHtml(html: string): Root {
	return fromParse5(parseWithinBounds(html, false)) as Root;
}

/** Parses HTML as `parseHtml` does; gives undefined where it is beyond a bound. */
export function parseHtmlWithinBounds(html: string): Root | undefined {
	try {
		return parseHtml(html);
	} catch (error) {
		if (error instanceof BeyondBound) return undefined;
		throw error;
	}
}

/**
 * Looks at all elements of HTML, in their order.
 * @throws {BeyondBound} as `parseHtml` does
 */
export function eachElement(html: string, look: LookAtElement): void {
	eachNode(parseWithinBounds(html, true), (node) => {
		if (!("attrs" in node)) return;
		const valueOf = (attribute: string) => node.attrs.find(({ name }) => name === attribute)?.value;
		look(node.tagName, valueOf, node.sourceCodeLocation?.startLine ?? 1);
	});
}

function parseWithinBounds(html: string, sourceCodeLocationInfo: boolean): Fragment {
	let elements = 0;
	let open = 0;
	let written = 0;
	const fragment = parseFragment(html, {
		scriptingEnabled: false,
		sourceCodeLocationInfo,
		treeAdapter: {
			...defaultTreeAdapter,
			createElement(name, namespace, attributes) {
				if (++elements > BOUNDS.elements.most) throw new BeyondBound("elements");
				for (const { value } of attributes) written += value.length;
				if (written > 1_000_000 + BOUNDS.growth.most * html.length) throw new BeyondBound("growth");
				return defaultTreeAdapter.createElement(name, namespace, attributes);
			},
			createCommentNode(data) {
				if (++elements > BOUNDS.elements.most) throw new BeyondBound("elements");
				return defaultTreeAdapter.createCommentNode(data);
			},
			onItemPush() {
				if (++open > BOUNDS.depth.most) throw new BeyondBound("depth");
			},
			onItemPop() {
				open--;
			},
		},
	});
	// Elements that are moved when tags are closed in another order than they were opened are deeper than they were.
	eachNode(fragment, (_, depth) => {
		if (depth > BOUNDS.depth.most) throw new BeyondBound("depth");
	});
	return fragment;
}

/** Looks at each node in the order of the text, without calling itself: the depth of the stack is not the same everywhere. */
function eachNode(fragment: Fragment, look: (node: Node, depth: number) => void): void {
	const waiting: { readonly nodes: readonly Node[]; at: number }[] = [{ nodes: fragment.childNodes, at: 0 }];
	for (let level = waiting.at(-1); level; level = waiting.at(-1)) {
		const node = level.nodes[level.at++];
		if (node === undefined) {
			waiting.pop();
			continue;
		}
		look(node, waiting.length);
		if ("childNodes" in node && node.childNodes.length > 0) waiting.push({ nodes: node.childNodes, at: 0 });
	}
}
