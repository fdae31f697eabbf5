import type { Element, Nodes, Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { visit } from "unist-util-visit";
import { BeyondBound } from "../../article/bounds/bounds.ts";
import { commentTree } from "../../article/comments/html.ts";
import { plainCommenter, withoutEmails } from "../../article/comments/names.ts";
import { type WrittenComment, writeComments } from "../../article/comments/write.ts";
import { withoutLatinControls } from "../../article/encoding.ts";
import { percentDecoded, textOfHtml, withoutControls } from "../../article/text.ts";
import { sha256Of } from "../../system/hash.ts";
import type { StoryComment } from "../contract/comment.ts";
import { cleanHtml } from "./clean.ts";
import { relink } from "./links.ts";
import { markdownOf } from "./markdown.ts";

/** The comments of a story as their file is to be written. */
export interface PreparedComments {
	readonly text: string;
	/** SHA-256 (hex) of the text in UTF-8. */
	readonly sha256: string;
	/** How many are in it. */
	readonly count: number;
	/** Why others are not. */
	readonly leftOut: readonly string[];
	/** What was taken out of texts, and how often. */
	readonly removed: readonly (readonly [string, number])[];
	/** Every address in them, as the source has it. */
	readonly used: readonly string[];
}

/** What stands in the place of an address for e-mail. */
const EMAIL = "(@)";

/** Cleans comments, takes addresses for e-mail out of them, replaces addresses of the old site, and writes them as a file. */
export function prepareComments(comments: readonly StoryComment[], addresses: ReadonlyMap<string, string>): PreparedComments {
	const removed = new Map<string, number>();
	const used = new Set<string>();
	const leftOut: string[] = [];
	const written: WrittenComment[] = [];
	for (const comment of comments) {
		const tree = treeOf(comment.text, removed);
		for (const address of relink(tree, (address) => addresses.get(address) ?? address)) used.add(address);
		const text = (markdownOf(tree) ?? htmlIn(tree)).trim();
		if (text === "") leftOut.push("without a text");
		else written.push({ ...fieldsOf(comment), text: `${text}\n` });
	}
	// What a reply was to may have been deleted.
	const ids = new Set(written.map(({ id }) => id));
	const { text, beyond } = writeComments(
		written.map(({ reply_to: to, ...comment }) => (to !== undefined && ids.has(to) ? { ...comment, reply_to: to } : comment)),
	);
	for (let more = 0; more < beyond; more++) leftOut.push("beyond what a story may have");
	return { text, sha256: sha256Of(text), count: written.length - beyond, leftOut, removed: [...removed], used: [...used] };
}

function fieldsOf({ id, parent, name, date }: StoryComment): Omit<WrittenComment, "text"> {
	const named = name === undefined ? undefined : plainCommenter(plainLine(name));
	return {
		...(id !== undefined && id !== "" && { id: withoutEmails(plainLine(id), EMAIL) }),
		...(parent !== undefined && parent !== "" && { reply_to: withoutEmails(plainLine(parent), EMAIL) }),
		...(named !== undefined && { name: named }),
		...(date !== undefined && date !== "" && { date }),
	};
}

function plainLine(text: string): string {
	return withoutControls(withoutLatinControls(text)).replace(/\s+/g, " ").trim();
}

function treeOf(html: string, removed: Map<string, number>): Root {
	const plain = withoutControls(withoutLatinControls(html).replace(/\r\n?/g, "\n").replace(/\f/g, "\n\n"));
	try {
		const { tree, removed: taken } = cleanHtml(plain);
		for (const [what, times] of taken) removed.set(what, (removed.get(what) ?? 0) + times);
		return commentTree(withoutAddresses(tree));
	} catch (error) {
		// Keep at least the words of what a build would refuse.
		if (!(error instanceof BeyondBound) && !(error instanceof RangeError)) throw error;
		const words = withoutEmails(textOfHtml(plain), EMAIL);
		return { type: "root", children: [{ type: "element", tagName: "p", properties: {}, children: [{ type: "text", value: words }] }] };
	}
}

/** Takes addresses for e-mail out of texts and attributes; a link with one leads nowhere. */
function withoutAddresses(tree: Root): Root {
	visit(tree, (node: Nodes) => {
		if (node.type === "text") node.value = withoutEmails(node.value, EMAIL);
		else if (node.type === "element") hideIn(node);
	});
	return tree;
}

function hideIn(element: Element): void {
	for (const [name, value] of Object.entries(element.properties)) {
		if (typeof value !== "string" || !/@|%40/.test(value)) continue;
		const hidden = withoutEmails(percentDecoded(value), EMAIL);
		if (hidden === percentDecoded(value)) continue;
		if (name === "href") delete element.properties.href;
		else element.properties[name] = hidden;
	}
}

/** HTML that stands in Markdown as it is: there a blank line would end it. */
function htmlIn(tree: Root): string {
	return toHtml(tree)
		.replace(/<pre>[^]*?<\/pre>/g, (code) => code.replaceAll("\n", "&#10;"))
		.replace(/\n{2,}/g, "\n");
}
