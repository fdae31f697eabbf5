import { escapeHtml } from "../../../article/body.ts";
import { itemsOf, membersOf } from "../../reading/values.ts";
import { cardHtml } from "./cards.ts";
import type { RenderedText } from "./mobiledoc.ts";

type LexicalNode = Readonly<Record<string, unknown>>;

/** Lexical's bits for the form of a text, from the innermost: `IS_BOLD` and so on. */
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

/** Deeper than this is no text that anyone wrote; what lies below is left out. */
const DEEPEST = 200;

/**
 * Renders Lexical as Ghost 5 and 6 keep their posts (the types of Koenig's nodes).
 * @returns undefined where it is none
 */
export function lexicalHtml(json: string): RenderedText | undefined {
	const root = rootOf(json);
	if (!root || !Array.isArray(root.children)) return undefined;
	const notCarried: string[] = [];
	return { html: root.children.map((child) => nodeHtml(membersOf(child), 1)).join("\n"), notCarried };

	function nodeHtml(node: LexicalNode, depth: number): string {
		const type = String(node.type);
		if (depth > DEEPEST) {
			notCarried.push("text that is nested too deeply");
			return "";
		}
		const children = () =>
			itemsOf(node.children)
				.map((child) => nodeHtml(membersOf(child), depth + 1))
				.join("");
		switch (type) {
			case "text":
			case "extended-text":
			case "tk":
				return textHtml(node);
			case "linebreak":
			case "extended-linebreak":
				return "<br>";
			case "tab":
				return "\t";
			case "zwnj":
			case "at-link-search":
				return "";
			case "paragraph":
				return `<p>${children()}</p>`;
			case "heading":
			case "extended-heading":
				return wrapped(/^h[1-6]$/.test(String(node.tag)) ? String(node.tag) : "h2", children());
			case "quote":
			case "extended-quote":
				return wrapped("blockquote", children());
			case "aside":
				return wrapped("blockquote", children());
			case "link":
			case "autolink":
			case "at-link":
				return `<a href="${escapeHtml(String(node.url ?? ""))}">${children()}</a>`;
			case "list":
				return listHtml(node, children());
			case "listitem":
				return wrapped("li", children());
			default:
				return otherHtml(type, node, children);
		}
	}

	/** A card; or a node that no one knows, of which the text is kept. */
	function otherHtml(type: string, node: LexicalNode, children: () => string): string {
		if (type === "call-to-action" || type === "email" || type === "email-cta" || !Array.isArray(node.children)) {
			const card = cardHtml(type, node);
			if (card.notCarried !== undefined) notCarried.push(card.notCarried);
			return card.html;
		}
		return children();
	}
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
