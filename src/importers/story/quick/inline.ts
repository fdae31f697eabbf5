import type { Element, Nodes } from "hast";
import { escapeHtml } from "../../../article/body.ts";
import { escapeText, kindOf } from "./escape.ts";

/** A part of a story in Markdown, and what Markdown makes of that. */
export interface Written {
	readonly markdown: string;
	readonly html: string;
}

/** What the words of a block are in. */
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

/** Addresses that Markdown takes as they are, and gives back so. */
const PLAIN_ADDRESS = /^[\w/.:;,?#=@%+$!~&()-]+$/;

const PLAIN_TITLE = /^\w[\w ,.;:'()/-]*$/;

/** The words of a paragraph or a heading; undefined where it is not known here how they are written. */
export function inline(nodes: readonly Nodes[], around: Partial<InlineContext> = {}): Written | undefined {
	const { heading = false, label = false, nested = false } = around;
	let [markdown, html] = ["", ""];
	/** Whether a blank that comes next goes: there is one before it. */
	let blank = true;
	/** What the emphasis that ended just now ends with. */
	let ended: { readonly mark: string; readonly inside: string } | undefined;

	for (let at = 0; at < nodes.length; at++) {
		const node = nodes[at];
		if (node?.type === "text") {
			let value = node.value;
			for (let next = nodes[at + 1]; next?.type === "text"; next = nodes[++at + 1]) value += next.value;
			if (!text(value, nodes[at + 1])) return undefined;
		} else if (node?.type !== "element" || !element(node)) return undefined;
	}
	if (markdown === "" || markdown.endsWith("\\\n") || !closes("\n")) return undefined;
	return { markdown, html };

	function text(value: string, next: Nodes | undefined): boolean {
		let words = value.replace(/[\t\n\v\f\r ]+/g, " ");
		// Blanks at the edge of emphasis do not belong into it.
		if (nested && (words.startsWith(" ") || words.endsWith(" "))) return false;
		if (blank && words.startsWith(" ")) words = words.slice(1);
		if (words.endsWith(" ") && (next === undefined || isBreak(next))) words = words.slice(0, -1);
		if (words === "") return true;
		const first = !nested && !heading && (markdown === "" || markdown.endsWith("\n"));
		const escaped = escapeText(words, { first, heading, label });
		if (escaped === undefined || (words.startsWith("(") && markdown.endsWith("]"))) return false;
		blank = words.endsWith(" ");
		return put(escaped, escapeHtml(words));
	}

	function element(node: Element): boolean {
		const { tagName, children, properties } = node;
		const mark = MARKS[tagName];
		if (mark) return emphasis(mark[0], mark[1], children);
		if (tagName === "br") return lineBreak();
		blank = false;
		if (tagName === "a") return link(properties, children);
		if (tagName === "img") return picture(properties);
		return tagName === "code" && code(children);
	}

	function emphasis(mark: string, tag: string, children: readonly Nodes[]): boolean {
		const inside = inline(children, { heading, label, nested: true });
		if (!inside || ended || /[*_]$/.test(markdown)) return false;
		const [start, end] = [inside.markdown.charAt(0), inside.markdown.slice(-1)];
		// Emphasis at the edge of emphasis may need other marks.
		if (/[*_]/.test(start + end)) return false;
		if (!stands(mark, markdown.slice(-1), start)) return false;
		blank = false;
		if (!put(`${mark}${inside.markdown}${mark}`, `<${tag}>${inside.html}</${tag}>`)) return false;
		ended = { mark, inside: end };
		return true;
	}

	function lineBreak(): boolean {
		if (nested || heading || markdown === "" || markdown.endsWith("\n")) return false;
		blank = true;
		return put("\\\n", "<br>\n");
	}

	function link({ href, title }: Element["properties"], children: readonly Nodes[]): boolean {
		const inside = label ? undefined : inline(children, { heading, label: true, nested: true });
		const target = inside && targetOf("href", href, title);
		// An exclamation mark before it would make it a picture.
		if (!inside || !target || markdown.endsWith("!")) return false;
		return put(`[${inside.markdown}](${target.markdown})`, `<a${target.html}>${inside.html}</a>`);
	}

	function picture({ src, alt, title }: Element["properties"]): boolean {
		if (typeof alt !== "string" || /\s{2}|[\n\t\v\f]|^\s|\s$/.test(alt)) return false;
		const words = escapeText(alt, { first: false, heading, label: true });
		const target = targetOf("src", src, title, alt);
		if (words === undefined || !target) return false;
		return put(`![${words}](${target.markdown})`, `<img${target.html}>`);
	}

	function code(children: readonly Nodes[]): boolean {
		const [child, ...more] = children;
		if (child?.type !== "text" || more.length > 0) return false;
		if (!/^[^\s`[\]]+(?: [^\s`[\]]+)*$/.test(child.value)) return false;
		return put(`\`${child.value}\``, `<code>${escapeHtml(child.value)}</code>`);
	}

	function put(more: string, moreHtml: string): boolean {
		if (!closes(more.charAt(0))) return false;
		ended = undefined;
		markdown += more;
		html += moreHtml;
		return true;
	}

	/** Whether emphasis that ended just now does end, before such a character. */
	function closes(next: string): boolean {
		return ended === undefined || stands(ended.mark, next, ended.inside);
	}
}

/** Whether marks between two characters begin or end emphasis without more ado. */
function stands(mark: string, outside: string, inside: string): boolean {
	const [out, within] = [kindOf(outside), kindOf(inside)];
	if (out === undefined || within === undefined || within === "blank") return false;
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
