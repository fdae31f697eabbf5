import type { Nodes } from "hast";
import { toHtml } from "hast-util-to-html";
import { escapeHtml } from "../../article/body.ts";
import type { Body } from "../importer.ts";
import { renderWithinBounds } from "../reading/rendered.ts";
import { withoutEmails } from "../reading/values.ts";
import { cleanHtml } from "./clean.ts";
import { relink } from "./links.ts";
import { markdownOf } from "./markdown.ts";

/** Longer texts are no biographies; in UTF-16 units. */
const LONGEST = 50_000;

/** A biography as authors.yml has it. */
export interface PreparedBiography {
	/** Markdown; empty where it has no words. */
	readonly text: string;
	/** Whether e-mail addresses were taken out. */
	readonly hadEmails: boolean;
}

/**
 * Cleans what a source tells of an author, and writes it as Markdown. E-mail addresses are taken out.
 * @param resolve gives the new address for an address in it
 */
export function prepareBiography({ format, text }: Body, resolve: (address: string) => string): PreparedBiography {
	const short = text.slice(0, LONGEST);
	const html = format === "html" ? paragraphs(short) : renderWithinBounds(short, format);
	const { tree } = cleanHtml(html);
	const hadEmails = takeEmails(tree);
	relink(tree, resolve);
	return { text: (markdownOf(tree) ?? toHtml(tree)).trim(), hadEmails };
}

/** Programs keep biographies as text with line ends, in which there may be links. */
function paragraphs(text: string): string {
	if (/<(p|div|ul|ol|br|h[1-6])\b/i.test(text)) return text;
	const parts = text.split(/\n\s*\n/).map((part) => part.trim());
	const isPlain = !/<[a-z/][^<>]*>|&#?\w{1,30};/i.test(text);
	return parts.map((part) => (part === "" ? "" : `<p>${isPlain ? escapeHtml(part) : part}</p>`)).join("\n");
}

/** Takes e-mail addresses out of a tree, in place. @returns whether there were any */
function takeEmails(node: Nodes): boolean {
	let found = false;
	if (node.type === "text") {
		const plain = withoutEmails(node.value);
		found ||= plain !== node.value;
		node.value = plain;
	}
	if (!("children" in node)) return found;
	for (const child of node.children) found = takeEmails(child) || found;
	const isMail = (child: Nodes) => child.type === "element" && /^mailto:/i.test(String(child.properties.href ?? ""));
	found ||= node.children.some(isMail);
	node.children = node.children.flatMap((child) =>
		isMail(child) && "children" in child ? child.children : [child],
	) as typeof node.children;
	return found;
}
