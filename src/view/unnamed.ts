import type { Element, Nodes } from "hast";
import { EXIT, visit } from "unist-util-visit";
import { parseHtmlWithinBounds } from "../article/body/html/parse.ts";
import { htmlOf } from "../article/body/htmlof.ts";
import { percentDecoded } from "../article/text.ts";

/** A heading, a link or the head of a column, in which there is nothing, or only pictures. */
const MAYBE_UNNAMED = /<(h[1-6]|a|th)\b[^>]*>(?:\s|<\/?(?:b|br|em|i|p|span|strong)>|<img\b[^>]*>)*<\/\1>/;

/**
 * Mends what a screen reader would announce and then say nothing of: a heading or the head of a column with nothing in it is none,
 * a link with nothing in it leads nowhere, and a picture that is all of a link has the name of its file.
 * @param html a body as HTML, sanitised
 */
export function withNames(html: string): string {
	if (!MAYBE_UNNAMED.test(html)) return html;
	const tree = parseHtmlWithinBounds(html);
	if (!tree) return html;
	visit(tree, "element", mend);
	return htmlOf(tree);
}

function mend(element: Element): void {
	const { tagName, properties } = element;
	if (!/^(h[1-6]|a|th)$/.test(tagName) || hasWords(element)) return;
	if (tagName === "th") element.tagName = "td";
	else if (tagName !== "a") element.tagName = "div";
	else if (properties.href !== undefined) {
		const picture = find(element, ({ tagName: name }) => name === "img");
		const fileName = picture && fileNameOf(String(picture.properties.src ?? ""));
		if (picture && fileName) picture.properties.alt = fileName;
		else if (!find(element, ({ tagName: name }) => name === "audio" || name === "video")) delete properties.href;
	}
}

/** Whether there are words in an element, those of alternative texts among them. */
function hasWords(element: Element): boolean {
	let found = false;
	visit(element, (node: Nodes) => {
		const words = node.type === "text" ? node.value : node.type === "element" ? String(node.properties.alt ?? "") : "";
		found = /[^\s\u200b]/.test(words);
		return found ? EXIT : undefined;
	});
	return found;
}

function find(within: Element, isSought: (element: Element) => boolean): Element | undefined {
	let found: Element | undefined;
	visit(within, "element", (element) => {
		if (!isSought(element)) return undefined;
		found = element;
		return EXIT;
	});
	return found;
}

/** The name of the file that an address ends with, as people read it; empty where it has none. */
function fileNameOf(address: string): string {
	if (/^data:/i.test(address)) return "";
	const path = address.replace(/[?#].*$/s, "").replace(/\/+$/, "");
	return percentDecoded(path.slice(path.lastIndexOf("/") + 1));
}
