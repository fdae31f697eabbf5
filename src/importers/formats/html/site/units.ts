import type { PageTree, TreeElement, TreeNode } from "../dom.ts";
import { labelOf, mixed } from "./paths.ts";

/** An element in its place. */
export interface Spot {
	/** That of its path: the labels of all elements that it stands in, and its own. */
	readonly path: number;
	readonly tag: string;
	readonly parent?: Spot;
	readonly element?: TreeElement;
}

/** A run of text on a page: a paragraph, a heading, a line of a menu. */
export interface Unit {
	readonly spot: Spot;
	/** The beginning of its text; breaks are line ends. */
	readonly text: string;
	/** That of its path and its text: two pages have the same unit if this is equal. */
	readonly same: number;
	/** Its letters, and those of them that are in links. */
	readonly length: number;
	readonly linked: number;
	/** Whether it is a heading, or within one. */
	readonly isHeading: boolean;
}

/** So many runs of a page are looked at, and so many characters are kept of each. */
const [MOST, KEPT] = [800, 300];

/** Elements within a line. */
const INLINE = new Set(
	"a abbr acronym b bdo big br cite code dfn em font i img ins kbd mark nobr q s samp small span strike strong sub sup time tt u var wbr".split(
		" ",
	),
);

/** Elements whose text is none of the page's. */
const NO_TEXT = new Set(["head", "script", "noscript", "select", "option", "button", "textarea", "iframe", "object"]);

const HEADING = /^h[1-6]$/;

/** Classes and ids of what readers wrote. */
const OF_READERS = /(^|[-_ ])(comments?|commentlist|respond|disqus|kommentare?|commentaires?|comentarios?|commenti|reacties)([-_ ]|$)/i;

/** What is known of an element while the tree is walked. */
interface Walk {
	readonly isLink: boolean;
	readonly isHeading: boolean;
	/** The run of text that the element is in. */
	readonly open?: OpenUnit;
}

interface OpenUnit {
	readonly spot: Spot;
	readonly isHeading: boolean;
	text: string;
	length: number;
	linked: number;
}

/**
 * The runs of text of a page, in their order, without those of readers' comments.
 * @param keeps whether elements are kept with them, which keeps all of the page
 */
export function unitsOf(tree: PageTree, keeps: boolean): Unit[] {
	const found: OpenUnit[] = [];
	for (const node of tree.childNodes) if ("tagName" in node) walk(node, undefined, { isLink: false, isHeading: false });
	return found
		.filter(({ length }) => length > 0)
		.map(({ text, ...unit }) => ({ ...unit, text, same: mixed(`${unit.length} ${text}`, unit.spot.path) }));

	function walk(element: TreeElement, parent: Spot | undefined, { isLink, isHeading, open }: Walk): void {
		const tag = element.tagName;
		if (NO_TEXT.has(tag) || found.length >= MOST) return;
		if (tag === "br") {
			if (open) open.text += "\n";
			return;
		}
		if (tag !== "body" && element.attrs.some(({ name, value }) => (name === "class" || name === "id") && OF_READERS.test(value))) return;
		const spot: Spot = { path: mixed(labelOf(element), parent?.path), tag, parent, ...(keeps && { element }) };
		const heading = isHeading || HEADING.test(tag);
		const link = isLink || tag === "a";
		const goesOn = open !== undefined && INLINE.has(tag) ? open : undefined;
		const own = goesOn ?? (element.childNodes.some(isText) ? begin(spot, heading) : undefined);
		for (const node of element.childNodes) {
			if ("tagName" in node) walk(node, spot, { isLink: link, isHeading: heading, open: own });
			else if (own && "value" in node) note(own, node.value, link);
		}
	}

	function begin(spot: Spot, isHeading: boolean): OpenUnit {
		const unit = { spot, isHeading, text: "", length: 0, linked: 0 };
		found.push(unit);
		return unit;
	}
}

function isText(node: TreeNode): boolean {
	return "value" in node && /[\p{L}\p{N}]/u.test(node.value);
}

function note(unit: OpenUnit, value: string, isLink: boolean): void {
	const text = value.replace(/\s+/g, " ");
	const letters = text.length - (text.split(" ").length - 1);
	if (letters === 0 && unit.text === "") return;
	unit.length += letters;
	if (isLink) unit.linked += letters;
	if (unit.text.length < KEPT) unit.text = (unit.text + text).slice(0, KEPT);
}
