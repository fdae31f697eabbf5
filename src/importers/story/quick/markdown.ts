import type { Element, Nodes, Root } from "hast";
import { inline, type Written } from "./inline.ts";

/**
 * Writes simple stories as Markdown, with the HTML that a build makes of it: paragraphs, headings, lists, quotations, links, pictures, emphasis.
 * The result is that of the library, many times faster; undefined for any other story, and if in doubt.
 * @param tree is clean, and has only elements and attributes that Markdown can express
 */
export function quickMarkdown(tree: Root): Written | undefined {
	const written = blocks(tree.children);
	return written && { ...written, markdown: `${written.markdown}\n` };
}

function blocks(nodes: readonly Nodes[]): Written | undefined {
	const parts: string[] = [];
	let html = "";
	let before = "";
	for (const node of nodes) {
		if (isBlank(node)) continue;
		if (node.type !== "element" || (isList(node.tagName) && isList(before))) return undefined;
		const written = block(node);
		if (!written) return undefined;
		parts.push(written.markdown);
		html += written.html;
		before = node.tagName;
	}
	return parts.length === 0 ? undefined : { markdown: parts.join("\n\n"), html };
}

function block({ tagName, children, properties }: Element): Written | undefined {
	if (tagName === "p") return wrapped("", "p", inline(children));
	if (/^h[2-6]$/.test(tagName)) return wrapped(`${"#".repeat(Number(tagName.charAt(1)))} `, tagName, inline(children, { heading: true }));
	if (tagName === "hr") return { markdown: "---", html: "<hr>\n" };
	if (tagName === "blockquote") return quotation(blocks(children));
	return isList(tagName) ? list(tagName, properties.start, children) : undefined;
}

function wrapped(sign: string, tag: string, inside: Written | undefined): Written | undefined {
	return inside && { markdown: sign + inside.markdown, html: `<${tag}>${inside.html}</${tag}>\n` };
}

function quotation(inside: Written | undefined): Written | undefined {
	return (
		inside && {
			markdown: inside.markdown.replace(/^(.?)/gm, (_, next: string) => (next === "" ? ">" : `> ${next}`)),
			html: `<blockquote>\n${inside.html}</blockquote>\n`,
		}
	);
}

function list(tag: string, start: unknown, children: readonly Nodes[]): Written | undefined {
	const first = start === undefined ? 1 : start;
	// A list begins with 1 by default, and Markdown does not write that.
	if (start === 1 || typeof first !== "number" || !Number.isInteger(first) || first < 0) return undefined;
	const items: string[] = [];
	let html = start === undefined ? `<${tag}>\n` : `<${tag} start="${first}">\n`;
	for (const child of children) {
		if (isBlank(child)) continue;
		const written = child.type === "element" && child.tagName === "li" ? item(child.children) : undefined;
		if (!written) return undefined;
		const bullet = tag === "ul" ? "- " : `${first + items.length}. `;
		items.push(bullet + written.markdown.replace(/\n(?=[^\n])/g, `\n${" ".repeat(bullet.length)}`));
		html += `<li>${written.html}</li>\n`;
	}
	return items.length === 0 ? undefined : { markdown: items.join("\n"), html: `${html}</${tag}>\n` };
}

/** An item of a list: words, and perhaps a list below them. */
function item(children: readonly Nodes[]): Written | undefined {
	const found = children.findIndex((child) => child.type === "element" && isList(child.tagName));
	if (found === -1) return inline(children);
	const below = children[found];
	if (below?.type !== "element" || !children.slice(found + 1).every(isBlank)) return undefined;
	const [words, more] = [inline(children.slice(0, found)), list(below.tagName, below.properties.start, below.children)];
	// A number after words begins a list only if it is 1.
	if (!words || !more || below.properties.start !== undefined) return undefined;
	return { markdown: `${words.markdown}\n${more.markdown}`, html: `${words.html}\n${more.html}` };
}

function isList(tag: string): boolean {
	return tag === "ul" || tag === "ol";
}

function isBlank(node: Nodes): boolean {
	return node.type === "text" && /^[\t\n\v\f\r ]*$/.test(node.value);
}
