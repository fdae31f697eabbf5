import { escapeHtml } from "../../../article/body.ts";
import { itemsOf, membersOf } from "../../reading/values.ts";
import { cardHtml } from "./cards.ts";
import type { RenderedText } from "./mobiledoc.ts";

type LexicalNode = Readonly<Record<string, unknown>>;

/** The bits of Lexical for the form of a text (`IS_BOLD` and so on), and their elements, the innermost first. */
const FORMS = [
	[16, "code"],
	[32, "sub"],
	[64, "sup"],
	[4, "s"],
	[8, "u"],
	[128, "mark"],
	[2, "em"],
	[1, "strong"],
] as const;

/** Nodes that are nested deeper than this are left out. */
const DEEPEST = 200;

/** How each type of node is rendered. What `children` gives is the HTML of the nodes below it. */
const NODES: Readonly<Record<string, (node: LexicalNode, children: () => string) => string>> = {
	text: textHtml,
	"extended-text": textHtml,
	tk: textHtml,
	linebreak: () => "<br>",
	"extended-linebreak": () => "<br>",
	tab: () => "\t",
	zwnj: () => "",
	"at-link-search": () => "",
	paragraph: (_, children) => wrapped("p", children()),
	heading: headingHtml,
	"extended-heading": headingHtml,
	quote: (_, children) => wrapped("blockquote", children()),
	"extended-quote": (_, children) => wrapped("blockquote", children()),
	aside: (_, children) => wrapped("blockquote", children()),
	link: linkHtml,
	autolink: linkHtml,
	"at-link": linkHtml,
	list: (node, children) => listHtml(node, children()),
	listitem: (_, children) => wrapped("li", children()),
};

/** Cards that hold nodes which are not a part of the story's text. */
const NO_TEXT = new Set(["call-to-action", "email", "email-cta"]);

/**
 * Renders Lexical as Ghost 5 and 6 keep their posts (the types of Koenig's nodes).
 * @returns undefined if the text is not Lexical
 */
export function lexicalHtml(json: string): RenderedText | undefined {
	const root = rootOf(json);
	if (!root || !Array.isArray(root.children)) return undefined;
	const notCarried: string[] = [];
	return { html: root.children.map((child) => nodeHtml(membersOf(child), 1, notCarried)).join("\n"), notCarried };
}

function nodeHtml(node: LexicalNode, depth: number, notCarried: string[]): string {
	if (depth > DEEPEST) {
		notCarried.push("text that is nested too deeply");
		return "";
	}
	const children = () =>
		itemsOf(node.children)
			.map((child) => nodeHtml(membersOf(child), depth + 1, notCarried))
			.join("");
	const type = String(node.type);
	if (Object.hasOwn(NODES, type)) return NODES[type]?.(node, children) ?? "";
	// Keep the text of a node that is not known.
	if (!NO_TEXT.has(type) && Array.isArray(node.children)) return children();
	const card = cardHtml(type, node);
	if (card.notCarried !== undefined) notCarried.push(card.notCarried);
	return card.html;
}

function headingHtml({ tag }: LexicalNode, children: () => string): string {
	return wrapped(/^h[1-6]$/.test(String(tag)) ? String(tag) : "h2", children());
}

function linkHtml({ url }: LexicalNode, children: () => string): string {
	return `<a href="${escapeHtml(String(url ?? ""))}">${children()}</a>`;
}

function textHtml({ text, format }: LexicalNode): string {
	const bits = typeof format === "number" ? format : 0;
	return FORMS.reduce((html, [bit, tag]) => ((bits & bit) !== 0 ? wrapped(tag, html) : html), escapeHtml(String(text ?? "")));
}

function listHtml({ listType, tag, start }: LexicalNode, items: string): string {
	if (listType !== "number" && tag !== "ol") return wrapped("ul", items);
	return typeof start === "number" && start !== 1 ? `<ol start="${start}">${items}</ol>` : wrapped("ol", items);
}

function wrapped(tag: string, html: string): string {
	return `<${tag}>${html}</${tag}>`;
}

function rootOf(json: string): LexicalNode | undefined {
	try {
		return membersOf(membersOf(JSON.parse(json)).root);
	} catch {
		return undefined;
	}
}
