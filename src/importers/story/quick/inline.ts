import type { Element, Nodes } from "hast";
import { escapeHtml } from "../../../article/body.ts";
import { escapeText, kindOf } from "./escape.ts";

/** A part of a story in Markdown, and the HTML that Markdown makes of it. */
export interface Written {
	readonly markdown: string;
	readonly html: string;
}

/** Where words are. */
interface InlineContext {
	readonly heading: boolean;
	readonly label: boolean;
	/** Within emphasis or a link. */
	readonly nested: boolean;
}

const MARKS: Readonly<Record<string, readonly [mark: string, tag: string]>> = {
	em: ["_", "em"],
	i: ["_", "em"],
	strong: ["**", "strong"],
	b: ["**", "strong"],
};

/** Addresses that Markdown does not change. */
const PLAIN_ADDRESS = /^[\w/.:;,?#=@%+$!~&()-]+$/;

const PLAIN_TITLE = /^\w[\w ,.;:'()/-]*$/;

/** A line of words that is being written. */
interface OpenLine extends InlineContext {
	markdown: string;
	html: string;
	/** Whether white space at the beginning of the next text is dropped. */
	isBlank: boolean;
	/** The mark of the emphasis that ended just now, and the last character in it. */
	ended?: { readonly mark: string; readonly inside: string };
}

/** Writes the words of a paragraph or a heading; undefined if this function does not know how. */
export function inline(
	nodes: readonly Nodes[],
	{ heading = false, label = false, nested = false }: Partial<InlineContext> = {},
): Written | undefined {
	const line: OpenLine = { heading, label, nested, markdown: "", html: "", isBlank: true };
	for (let at = 0; at < nodes.length; at++) {
		const node = nodes[at];
		if (node?.type === "text") {
			let value = node.value;
			for (let next = nodes[at + 1]; next?.type === "text"; next = nodes[++at + 1]) value += next.value;
			if (!addText(value, nodes[at + 1], line)) return undefined;
		} else if (node?.type !== "element" || !addElement(node, line)) return undefined;
	}
	const { markdown, html } = line;
	if (markdown === "" || markdown.endsWith("\\\n") || !endsEmphasis("\n", line)) return undefined;
	return { markdown, html };
}

// Each of these functions returns false if it does not know how to write something.

function addText(value: string, next: Nodes | undefined, line: OpenLine): boolean {
	const { heading, label, nested } = line;
	let words = value.replace(/[\t\n\v\f\r ]+/g, " ");
	// White space at the edge of emphasis must not be in it.
	if (nested && (words.startsWith(" ") || words.endsWith(" "))) return false;
	if (line.isBlank && words.startsWith(" ")) words = words.slice(1);
	if (words.endsWith(" ") && (next === undefined || isBreak(next))) words = words.slice(0, -1);
	if (words === "") return true;
	const first = !nested && !heading && (line.markdown === "" || line.markdown.endsWith("\n"));
	const escaped = escapeText(words, { first, heading, label });
	if (escaped === undefined || (words.startsWith("(") && line.markdown.endsWith("]"))) return false;
	line.isBlank = words.endsWith(" ");
	return add(escaped, escapeHtml(words), line);
}

function addElement({ tagName, children, properties }: Element, line: OpenLine): boolean {
	const mark = MARKS[tagName];
	if (mark) return addEmphasis(mark[0], mark[1], children, line);
	if (tagName === "br") return addBreak(line);
	line.isBlank = false;
	if (tagName === "a") return addLink(properties, children, line);
	if (tagName === "img") return addPicture(properties, line);
	return tagName === "code" && addCode(children, line);
}

function addEmphasis(mark: string, tag: string, children: readonly Nodes[], line: OpenLine): boolean {
	const { heading, label } = line;
	const inside = inline(children, { heading, label, nested: true });
	if (!inside || line.ended || /[*_]$/.test(line.markdown)) return false;
	const [start, end] = [inside.markdown.charAt(0), inside.markdown.slice(-1)];
	// Emphasis at the edge of emphasis may need other marks.
	if (/[*_]/.test(start + end)) return false;
	if (!isPlainMark(mark, line.markdown.slice(-1), start)) return false;
	line.isBlank = false;
	if (!add(`${mark}${inside.markdown}${mark}`, `<${tag}>${inside.html}</${tag}>`, line)) return false;
	line.ended = { mark, inside: end };
	return true;
}

function addBreak(line: OpenLine): boolean {
	if (line.nested || line.heading || line.markdown === "" || line.markdown.endsWith("\n")) return false;
	line.isBlank = true;
	return add("\\\n", "<br>\n", line);
}

function addLink({ href, title }: Element["properties"], children: readonly Nodes[], line: OpenLine): boolean {
	const inside = line.label ? undefined : inline(children, { heading: line.heading, label: true, nested: true });
	const target = inside && targetOf("href", href, title);
	// An exclamation mark before it would make it a picture.
	if (!inside || !target || line.markdown.endsWith("!")) return false;
	return add(`[${inside.markdown}](${target.markdown})`, `<a${target.html}>${inside.html}</a>`, line);
}

function addPicture({ src, alt, title }: Element["properties"], line: OpenLine): boolean {
	if (typeof alt !== "string" || /\s{2}|[\n\t\v\f]|^\s|\s$/.test(alt)) return false;
	const words = escapeText(alt, { first: false, heading: line.heading, label: true });
	const target = targetOf("src", src, title, alt);
	if (words === undefined || !target) return false;
	return add(`![${words}](${target.markdown})`, `<img${target.html}>`, line);
}

function addCode(children: readonly Nodes[], line: OpenLine): boolean {
	const [child, ...more] = children;
	if (child?.type !== "text" || more.length > 0) return false;
	if (!/^[^\s`[\]]+(?: [^\s`[\]]+)*$/.test(child.value)) return false;
	return add(`\`${child.value}\``, `<code>${escapeHtml(child.value)}</code>`, line);
}

function add(markdown: string, html: string, line: OpenLine): boolean {
	if (!endsEmphasis(markdown.charAt(0), line)) return false;
	line.ended = undefined;
	line.markdown += markdown;
	line.html += html;
	return true;
}

/** Whether Markdown sees the end of the emphasis that ended just now, if this character follows. */
function endsEmphasis(next: string, { ended }: OpenLine): boolean {
	return ended === undefined || isPlainMark(ended.mark, next, ended.inside);
}

/** Whether a mark between two characters begins or ends emphasis in any case. */
function isPlainMark(mark: string, outside: string, inside: string): boolean {
	const [out, within] = [kindOf(outside), kindOf(inside)];
	if (out === undefined || within === undefined || within === "space") return false;
	return out !== "letter" || (mark === "**" && within === "letter");
}

function isBreak(node: Nodes): boolean {
	return node.type === "element" && node.tagName === "br";
}

/** The address and title of a link or a picture. */
function targetOf(name: "href" | "src", address: unknown, title: unknown, alt?: string): Written | undefined {
	if (typeof address !== "string" || !PLAIN_ADDRESS.test(address)) return undefined;
	if (title !== undefined && (typeof title !== "string" || !PLAIN_TITLE.test(title) || /\s$|\s{2}/.test(title))) return undefined;
	const written = address.replace(/[()]|&(?=[#A-Za-z])/g, "\\$&");
	return {
		markdown: title === undefined ? written : `${written} "${title}"`,
		html:
			` ${name}="${escapeHtml(address)}"` +
			(alt === undefined ? "" : ` alt="${escapeHtml(alt)}"`) +
			(title === undefined ? "" : ` title="${escapeHtml(title)}"`),
	};
}
