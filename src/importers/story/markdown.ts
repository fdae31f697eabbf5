import type { Nodes, Root } from "hast";
import { toMdast } from "hast-util-to-mdast";
import { gfmStrikethroughToMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown } from "mdast-util-to-markdown";
import { parseHtml } from "../../article/body/html/parse.ts";
import { renderBody } from "../../article/body.ts";
import { quickMarkdown } from "./quick/markdown.ts";
import { signature } from "./signature.ts";

/** Elements that Markdown can express. */
const WRITABLE = new Set(
	"a b blockquote br code del em h2 h3 h4 h5 h6 hr i img li ol p pre s strike strong table tbody td th thead tr ul".split(" "),
);

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = { a: ["href", "title"], img: ["src", "alt", "title"], ol: ["start"] };

const options = {
	bullet: "-",
	emphasis: "_",
	fence: "`",
	rule: "-",
	listItemIndent: "one",
	resourceLink: true,
	extensions: [gfmTableToMarkdown(), gfmStrikethroughToMarkdown()],
} as const;

/**
 * Writes clean HTML as Markdown, if a build makes the same HTML of it again; undefined if something would be lost.
 * @param tree is not changed
 */
export function markdownOf(tree: Root): string | undefined {
	if (!isWritable(tree)) return undefined;
	const quick = quickMarkdown(tree);
	if (quick && readsSame(renderBody(quick.markdown, "markdown", sameAddress), quick.html)) return quick.markdown;
	return carefulMarkdown(tree);
}

/** The most characters of words for which the libraries are asked: they take seconds for a megabyte. */
const LONGEST = 200_000;

/** What a build adds to the HTML of Markdown: names of headings. */
const ADDED = /<(h[2-6]) id="[^"]*">/g;

/** A link whose text is its address: a build makes one of a bare address, too. */
const BARE_LINK = /<a href="(?:http:\/\/|mailto:)?([^"]*)">\1<\/a>/g;

/** Whether the HTML that a build makes reads like another, whatever it adds to that. */
function readsSame(rendered: string, wanted: string): boolean {
	if (rendered === wanted) return true;
	const plain = rendered.replace(ADDED, "<$1>");
	return plain === wanted || plain.replace(BARE_LINK, "$1") === wanted.replace(BARE_LINK, "$1");
}

/** Does the same with libraries. They know all of Markdown, and are ten times slower. */
export function carefulMarkdown(tree: Root): string | undefined {
	const wanted = signature(tree);
	if (wanted.length > LONGEST || longestWordlessRow(tree) > MOST_WORDLESS) return undefined;
	let markdown: string;
	try {
		markdown = toMarkdown(toMdast(tree), { ...options, extensions: [...options.extensions] });
	} catch {
		// If it cannot be written as Markdown, it stays HTML.
		return undefined;
	}
	const rendered = parseHtml(renderBody(markdown, "markdown", sameAddress).replace(ADDED, "<$1>"));
	return signature(rendered) === wanted ? markdown : undefined;
}

/** A story has no longer row of pieces without words: for each of them the libraries look at all that follow it. */
const MOST_WORDLESS = 500;

/** Elements of a line; the others end a row, since they show something or begin a block. */
const INLINE = new Set("a b code del em i s strike strong".split(" "));

/** How long the longest row is of blanks and of elements that hold nothing that a reader sees. */
function longestWordlessRow(tree: Root): number {
	let [row, longest] = [0, 0];
	const look = (node: Nodes): void => {
		const isPart = node.type === "text" ? node.value.trim() === "" : node.type !== "element" || INLINE.has(node.tagName);
		row = isPart ? row + 1 : 0;
		longest = Math.max(longest, row);
		if ("children" in node) for (const child of node.children) look(child);
		if (!isPart) row = 0;
	};
	look(tree);
	return longest;
}

function sameAddress(address: string): string {
	return address;
}

/** No story is nested deeper than this, and the cost of the attempt grows with the square of the depth. */
const DEEPEST = 40;

/** Whether Markdown can express all elements and attributes. If not, the attempt is not worth its cost. */
function isWritable(node: Nodes, depth = 0): boolean {
	if (depth > DEEPEST) return false;
	if (node.type === "element") {
		if (!WRITABLE.has(node.tagName)) return false;
		const known = ATTRIBUTES[node.tagName] ?? [];
		for (const name of Object.keys(node.properties)) if (!known.includes(name)) return false;
	}
	return !("children" in node) || node.children.every((child) => isWritable(child as Nodes, depth + 1));
}
