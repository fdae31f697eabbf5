import type { Element, ElementContent, Root } from "hast";
import { embedFigure, linkedLabel, wordsOf } from "./figure.ts";
import { shownAt } from "./platforms.ts";
import { QUOTED_CLASS, quotedPost } from "./quoted.ts";

/** The attribute of a link that `tidyHtml` wrote for what another site would have shown; the sanitiser takes it out. */
export const LINK_MARK = "data-embed";

/** Whether HTML may hold what `markEmbeds` changes. */
export function mayHoldEmbeds(html: string): boolean {
	return html.includes(LINK_MARK) || QUOTED_CLASS.test(html);
}

/** Elements between whose blocks a figure may stand. */
const CONTAINERS = new Set("article aside blockquote center dd details div figure li main section td".split(" "));

/** Elements that may stand around a frame alone. */
const AROUND = new Set([...CONTAINERS, "b", "em", "i", "noscript", "p", "span", "strong"]);

/** Elements of a line, beside which a link is a part of it. */
const INLINE = new Set("a abbr b br cite code em i img mark q s small span strong sub sup time u".split(" "));

/**
 * Gives the embeds in a tree their form (`embedFigure`), in place: posts as platforms give them to other sites, and links that `tidyHtml`
 * wrote for frames, where they stand by themselves. Every word stays.
 */
export function markEmbeds(parent: Root | Element): void {
	const children = parent.children as ElementContent[];
	const isPlace = parent.type === "root" || CONTAINERS.has(parent.tagName);
	parent.children = children.map((node, index) => {
		if (node.type !== "element") return node;
		const figure = isPlace ? embedOf(node, () => isBesideWords(children, index)) : undefined;
		if (!figure) markEmbeds(node);
		return figure ?? node;
	});
}

/** The figure for an element that holds an embed and nothing else but, perhaps, a caption. */
function embedOf(node: Element, isInLine: () => boolean): Element | undefined {
	if (node.tagName === "figure") return captioned(node);
	const quoted = quotedPost(node);
	if (quoted) return quoted;
	const link = loneLink(node);
	return link && !(INLINE.has(node.tagName) && isInLine()) ? frameFigure(link) : undefined;
}

/** A figure whose only content is an embed, with its caption. */
function captioned(node: Element): Element | undefined {
	const isCaption = (child: ElementContent) => child.type === "element" && child.tagName === "figcaption";
	const [first, ...more] = node.children.filter((child) => !isCaption(child) && !isBlank(child));
	if (first?.type !== "element" || more.length > 0) return undefined;
	const figure = embedOf(first, () => false) ?? wrapped(first);
	const words = node.children.filter(isCaption).flatMap((caption) => (caption as Element).children);
	const [own] = figure?.children.filter(isCaption) ?? [];
	if (figure && own?.type === "element" && words.some((word) => !isBlank(word)))
		own.children = [...words, { type: "element", tagName: "br", properties: {}, children: [] }, ...own.children];
	return figure;
}

/** The post in an element that only wraps it. */
function wrapped(node: Element): Element | undefined {
	if (node.tagName !== "div") return undefined;
	const [first, ...more] = node.children.filter((child) => !isBlank(child));
	return first?.type === "element" && more.length === 0 ? (quotedPost(first) ?? wrapped(first)) : undefined;
}

/** What programs write as the title of a frame, which says nothing of what it shows. */
const NO_TITLE =
	/placeholder|%\d?\$?s|^(?:embed(?:ded)?|[\w.]+)? ?(?:video|tweet|post|embed|content|iframe|frame|widget|map|player)(?: player| \d+)?$/i;

function frameFigure(link: Element): Element | undefined {
	const written = String(link.properties.href);
	const shown = shownAt(written);
	if (!shown) return undefined;
	const words = wordsOf(link).trim();
	const isNamed = words !== written && words !== "" && !NO_TITLE.test(words);
	const label: ElementContent = { type: "text", value: isNamed ? words : shown.isKnown ? linkedLabel(shown.address) : shown.address };
	const anchor: Element = { type: "element", tagName: "a", properties: { href: shown.address }, children: [label] };
	const paragraph: Element = { type: "element", tagName: "p", properties: {}, children: [anchor] };
	// The host of a site that is not known stands in its address already.
	return embedFigure([paragraph], isNamed || shown.isKnown ? [{ type: "text", value: shown.platform }] : []);
}

/** The link for a frame that stands alone in an element, or is that element. */
function loneLink(node: Element): Element | undefined {
	if (node.tagName === "a") return node.properties.dataEmbed === undefined ? undefined : node;
	if (!AROUND.has(node.tagName)) return undefined;
	const [first, ...more] = node.children.filter((child) => !isBlank(child));
	return first?.type === "element" && more.length === 0 ? loneLink(first) : undefined;
}

function isBesideWords(children: readonly ElementContent[], at: number): boolean {
	return [-1, 1].some((step) => {
		let place = at + step;
		for (let node = children[place]; node && isBlank(node); node = children[place]) place += step;
		const node = children[place];
		return node !== undefined && (node.type === "text" || (node.type === "element" && isWord(node)));
	});
}

function isWord(node: Element): boolean {
	return INLINE.has(node.tagName) && loneLink(node) === undefined;
}

function isBlank(node: ElementContent): boolean {
	return node.type === "comment" || (node.type === "text" && node.value.trim() === "");
}
