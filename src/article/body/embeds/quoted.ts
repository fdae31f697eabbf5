import type { Element, ElementContent } from "hast";
import { embedFigure, linkedLabel, wordsOf } from "./figure.ts";
import { shownAt } from "./platforms.ts";

/** The classes by which platforms mark their posts for other sites, and the platforms' names. */
const QUOTED: ReadonlyMap<string, string> = new Map([
	["twitter-tweet", "Twitter"],
	["twitter-video", "Twitter"],
	["instagram-media", "Instagram"],
	["tiktok-embed", "TikTok"],
	["fb-post", "Facebook"],
	["fb-video", "Facebook"],
	["fb-xfbml-parse-ignore", "Facebook"],
	["reddit-card", "Reddit"],
	["reddit-embed-bq", "Reddit"],
	["bluesky-embed", "Bluesky"],
	["mastodon-embed", "Mastodon"],
	["text-post-media", "Threads"],
	["imgur-embed-pub", "Imgur"],
	["tumblr-post", "Tumblr"],
]);

/** Finds what may be such a post in HTML. */
export const QUOTED_CLASS = new RegExp(`["' =](?:${[...QUOTED.keys()].join("|")})["' >]`);

/** The figure for a post as its platform gives it to other sites; undefined for any other element. */
export function quotedPost(node: Element): Element | undefined {
	if (node.tagName !== "blockquote" && node.tagName !== "div") return undefined;
	const { className } = node.properties;
	const known = Array.isArray(className) ? className.find((name) => QUOTED.has(String(name))) : undefined;
	const platform = QUOTED.get(String(known));
	return platform === undefined ? undefined : figureOf(node, platform);
}

/** A paragraph, a list and the like; or what stands loose between those. */
interface Part {
	readonly isLoose: boolean;
	readonly nodes: ElementContent[];
}

function figureOf(node: Element, platform: string): Element | undefined {
	const parts = partsOf(node).filter(({ nodes }) => nodes.some((part) => wordsOf(part).trim() !== "" || holdsPicture(part)));
	const address = addressIn(node);
	splitCredit(parts, address);
	const last = parts.at(-1);
	const isCredit = last !== undefined && parts.length > 1 && (last.isLoose || last.nodes.some((part) => links(part).length > 0));
	const credit = isCredit ? inline(last.nodes) : [];
	const words = isCredit ? parts.slice(0, -1) : parts;
	if (words.length === 0 && address === undefined) return undefined;
	const isLinked = credit.some((part) => links(part).some((href) => shownAt(href)?.address === address));
	const name: ElementContent[] =
		address === undefined || isLinked || words.length === 0 ? [{ type: "text", value: platform }] : [link(address, platform)];
	const caption: ElementContent[] = credit.length === 0 ? name : [...withoutDash(credit), { type: "text", value: ", " }, ...name];
	if (words.length === 0) return embedFigure([paragraph([link(address ?? "", linkedLabel(address ?? ""))])], caption);
	const quotation: Element = { type: "element", tagName: "blockquote", properties: {}, children: words.flatMap(asBlocks) };
	return embedFigure([quotation], caption);
}

/** Parts a credit from the words of a post where an editor has put both into one paragraph: `… — Ann (@ann) <a>March 2</a>`. */
function splitCredit(parts: Part[], address: string | undefined): void {
	const [node, ...more] = parts.length === 1 ? (parts[0]?.nodes ?? []) : [];
	const children = node?.type === "element" && more.length === 0 ? node.children : (parts[0]?.nodes ?? []);
	const end = children.findLastIndex((child) => child.type === "element" || wordsOf(child).trim() !== "");
	const [before, date] = [children[end - 1], children[end]];
	const dash = before?.type === "text" ? before.value.lastIndexOf("—") : -1;
	if (parts.length !== 1 || address === undefined || before?.type !== "text" || date?.type !== "element" || dash < 0) return;
	if (!links(date).some((href) => shownAt(href)?.address === address)) return;
	const words = [...children.slice(0, end - 1), { type: "text" as const, value: before.value.slice(0, dash).trimEnd() }];
	const credit: Part = { isLoose: true, nodes: [{ type: "text", value: before.value.slice(dash) }, date] };
	const first: Part =
		node?.type === "element" && more.length === 0
			? { isLoose: false, nodes: [{ ...node, children: words }] }
			: { isLoose: true, nodes: words };
	parts.splice(0, 1, first, credit);
}

const WRAPPERS = new Set(["div", "section", "blockquote", "center"]);
const BLOCKS = new Set([...WRAPPERS, "p", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "table"]);

/** The blocks in an element, without those that only wrap others, and what stands between them. */
function partsOf(node: Element): Part[] {
	const parts: Part[] = [];
	let loose: Part | undefined;
	for (const child of node.children) {
		const name = child.type === "element" ? child.tagName : "";
		if (child.type !== "element" || !BLOCKS.has(name)) {
			if (!loose) parts.push((loose = { isLoose: true, nodes: [] }));
			loose.nodes.push(child);
			continue;
		}
		loose = undefined;
		if (WRAPPERS.has(name)) parts.push(...partsOf(child));
		else parts.push({ isLoose: false, nodes: [child] });
	}
	return parts;
}

function asBlocks({ isLoose, nodes }: Part): ElementContent[] {
	return isLoose ? [paragraph(nodes)] : nodes;
}

/** What stands in a part as the words of a line. */
function inline(nodes: readonly ElementContent[]): ElementContent[] {
	return nodes.flatMap((node) => (node.type === "element" && node.tagName === "p" ? node.children : [node]));
}

/** A credit without the dash that it begins with, and without blanks around it. */
function withoutDash(nodes: readonly ElementContent[]): ElementContent[] {
	const start = nodes.findIndex((node) => wordsOf(node).trim() !== "");
	return nodes.slice(Math.max(0, start)).map((node, index, all) => {
		if (node.type !== "text") return node;
		const begun = index === 0 ? node.value.replace(/^\s*(?:[—–-]|&mdash;)?\s*/, "") : node.value;
		return { type: "text", value: index === all.length - 1 ? begun.trimEnd() : begun };
	});
}

/** The address of a post: what its element says, else its last link to the platform. */
function addressIn(node: Element): string | undefined {
	const { cite, dataHref, dataInstgrmPermalink, dataTextPostPermalink, dataEmbedUrl } = node.properties;
	const told = [dataInstgrmPermalink, dataTextPostPermalink, dataEmbedUrl, dataHref, cite].find((value) => typeof value === "string");
	const found = links(node).filter((href) => /^(https?:)?\/\//i.test(href));
	const written = typeof told === "string" ? told : (found.findLast((href) => shownAt(href)?.picture !== undefined) ?? found.at(-1));
	const bare = written?.replace(/\?(?:ref_src|ref_url|utm_|igshid)[^#]*$/, "").replace(/(\/@[^/]+\/\d+)\/embed$/, "$1");
	return bare === undefined ? undefined : shownAt(bare)?.address;
}

function links(node: ElementContent): string[] {
	if (node.type !== "element") return [];
	const own = node.tagName === "a" && typeof node.properties.href === "string" ? [node.properties.href] : [];
	return [...own, ...node.children.flatMap(links)];
}

function holdsPicture(node: ElementContent): boolean {
	return node.type === "element" && (node.tagName === "img" || node.children.some(holdsPicture));
}

function link(address: string, words: string): Element {
	return { type: "element", tagName: "a", properties: { href: address }, children: [{ type: "text", value: words }] };
}

function paragraph(children: readonly ElementContent[]): Element {
	return { type: "element", tagName: "p", properties: {}, children: [...children] };
}
