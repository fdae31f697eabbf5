import type { Element, ElementContent, Properties, Root, RootContent } from "hast";
import { visit } from "unist-util-visit";
import { parseHtml } from "../body/html/parse.ts";
import { htmlOf } from "../body/htmlof.ts";
import { refuseLargeBody } from "../body/inspect.ts";
import type { Rewrite } from "../body/rewrite.ts";
import { plainAddress } from "../body/schemes.ts";
import { renderBody } from "../body.ts";
import { BeyondBound } from "../bounds/bounds.ts";

/** Elements that a comment may have: much fewer than a story, and none that takes a place on the page beside it. Of others the words stay. */
const ELEMENTS: ReadonlySet<string> = new Set(
	"a abbr b blockquote br cite code del em hr i ins li ol p pre q s strong sub sup ul".split(" "),
);

/** Blocks whose words make a paragraph of their own. */
const PARAGRAPH = /^(h[1-6]|dt|dd|figcaption|summary|caption|tr|div|address)$/;

const BLOCK = /^(p|blockquote|ul|ol|pre|hr)$/;

/** Keeps of a tree what a comment may hold. Of a picture its words stay; a heading is a paragraph. */
export function commentTree(tree: Root): Root {
	return { type: "root", children: tree.children.flatMap(plain) };
}

/** The depth of a tree is bounded by whoever parsed it. */
function plain(node: RootContent): ElementContent[] {
	if (node.type === "text") return [node];
	if (node.type !== "element") return [];
	const { tagName, properties } = node;
	if (tagName === "img") return properties.alt ? [{ type: "text", value: String(properties.alt) }] : [];
	if (tagName === "script" || tagName === "style") return [];
	const children = node.children.flatMap(plain);
	const made = (name: string, kept: Properties = {}): ElementContent[] => [{ type: "element", tagName: name, properties: kept, children }];
	if (tagName === "a") return isWebAddress(properties.href) ? made("a", { href: properties.href }) : children;
	if (ELEMENTS.has(tagName)) return made(tagName, tagName === "ol" && properties.start !== undefined ? { start: properties.start } : {});
	return PARAGRAPH.test(tagName) && !children.some(isBlock) ? made("p") : children;
}

/** Whether the address of a link is one that comments may lead to: of the web, or of this site. */
function isWebAddress(href: unknown): href is string {
	return typeof href === "string" && !/^(?!https?:)[a-z][a-z\d+.-]*:/i.test(plainAddress(href));
}

function isBlock(node: ElementContent): boolean {
	return node.type === "element" && BLOCK.test(node.tagName);
}

/** Tags that need no look, as our Markdown writes them. */
const SIMPLE = /<\/?(?:p|em|strong|s|code|pre|blockquote|ul|ol|li|hr)>|<br>|<a href="(?:https?:\/\/|\/|#)[^"<>]*">|<\/a>/g;

/** Comments may not lend the good name of the site to what they link to. */
const REL = "nofollow ugc";

/**
 * The text of a comment as HTML, sanitised. Markup that is beyond a bound is left out; the words stay.
 * @param text Markdown
 */
export function commentHtml(text: string, rewrite: Rewrite): string {
	try {
		refuseLargeBody(text, "markdown");
		const html = renderBody(text, "markdown", rewrite);
		if (!html.replace(SIMPLE, "").includes("<")) return html.replaceAll("<a href=", `<a rel="${REL}" href=`).trimEnd();
		const tree = commentTree(parseHtml(html));
		visit(tree, "element", (element: Element) => {
			if (element.tagName === "a") element.properties.rel = REL.split(" ");
		});
		return htmlOf(tree).trimEnd();
	} catch (error) {
		if (!(error instanceof BeyondBound) && !(error instanceof RangeError)) throw error;
		return renderBody(text, "text", rewrite).trimEnd();
	}
}
