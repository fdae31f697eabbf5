import type { Element, ElementContent, Root, RootContent } from "hast";
import { defaultSchema, type Schema, sanitize } from "hast-util-sanitize";
import { EMBED } from "../../article/body/embeds/figure.ts";
import { markEmbeds, mayHoldEmbeds } from "../../article/body/embeds/mark.ts";
import { parseHtml } from "../../article/body/html/parse.ts";
import { type Removed, tidyHtml } from "../../article/body/html/tidy.ts";
import { FOLLOWED, LOADED, PICTURE_DATA, plainAddress } from "../../article/body/schemes.ts";
import { isPhrasing, paragraphs } from "./paragraphs.ts";
import { quickClean } from "./quick/clean.ts";

/** How often each thing was taken out of a text: `<script>`, `onclick`, `javascript:`. */
export type RemovedCounts = ReadonlyMap<string, number>;

/** HTML as it may stand in the archive. */
export interface CleanedHtml {
	readonly tree: Root;
	readonly removed: RemovedCounts;
}

/** Elements that are taken out with everything in them. Of others that a story cannot have the words stay. */
const GONE = new Set(["script", "style"]);

/** Elements that hold no words. */
const EMPTY = new Set("meta base link param input area frame bgsound basefont keygen spacer".split(" "));

/** Elements that a story may have. Of other elements the contents stay. */
const KEPT =
	"a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp small source strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr".split(
		" ",
	);

const isKept = new Set(KEPT);

/** Elements that another site fills. They become a link to it. */
const EMBEDS = new Set(["iframe", "embed", "object"]);

/** Elements that mean nothing without a style sheet. The report does not count them. */
const SILENT = new Set(["div", "span", "section", "main", "hgroup", "tt", "html", "body"]);

/** Elements that get another name: HTML no longer has them, or stories must not have them. */
const RENAMED: Readonly<Record<string, string>> = { acronym: "abbr", strike: "s", dir: "ul", h1: "h2" };

/** An allow-list for stories. A build allows all of it (article/sanitise.ts), so that nothing is lost there. */
const schema: Schema = {
	...defaultSchema,
	tagNames: KEPT,
	ancestors: {},
	required: {},
	attributes: {
		a: ["href", "title", "hrefLang"],
		abbr: ["title"],
		audio: ["src", "controls", "preload"],
		bdo: ["dir"],
		blockquote: ["cite"],
		col: ["span"],
		colgroup: ["span"],
		del: ["cite", "dateTime"],
		figure: [["className", EMBED]],
		details: ["open"],
		img: ["src", "alt", "width", "height", "title"],
		ins: ["cite", "dateTime"],
		ol: ["start", "reversed", "type"],
		q: ["cite"],
		source: ["src", "type"],
		td: ["colSpan", "rowSpan", "headers"],
		th: ["colSpan", "rowSpan", "scope", "abbr"],
		time: ["dateTime"],
		track: ["src", "kind", "srcLang", "label"],
		video: ["src", "poster", "controls", "preload", "width", "height"],
		"*": ["id", "lang", "dir"],
	},
	protocols: {
		href: FOLLOWED,
		cite: LOADED,
		src: [...LOADED, "data"],
		poster: LOADED,
	},
	clobber: [],
	clobberPrefix: "",
	strip: [...GONE],
};

/** Parses HTML and keeps what a story may hold. It runs and fetches nothing. */
export function cleanHtml(html: string): CleanedHtml {
	return quickClean(html) ?? carefulClean(html);
}

/** Does the same for any HTML, which it parses as a browser would. */
export function carefulClean(html: string): CleanedHtml {
	const removed = new Map<string, number>();
	const count = (what: string) => removed.set(what, (removed.get(what) ?? 0) + 1);
	const tidy = tidyHtml(html);
	countRemoved(tidy.removed, removed);
	const raw = parseHtml(tidy.html);
	if (mayHoldEmbeds(tidy.html)) markEmbeds(raw);
	const pruned: Root = { type: "root", children: paragraphs(raw.children.flatMap((node) => prune(node, count))) };
	const tree = sanitize(pruned, schema) as Root;
	for (const node of tree.children) if (node.type === "text" && node.value.trim() === "") node.value = "\n\n";
	return { tree, removed };
}

/** The elements that are taken out of the text before it is parsed, by their kinds. */
const TAKEN_OUT: Readonly<Partial<Record<Removed["kind"], string>>> = { script: "<script>", style: "<style>", drawing: "<svg>" };

/** Counts what was taken out before the parser saw it. Attributes are counted later. */
function countRemoved(taken: readonly Removed[], removed: Map<string, number>): void {
	const add = (what: string, times: number) => removed.set(what, (removed.get(what) ?? 0) + times);
	for (const { kind, name, length } of taken) {
		const element = kind === "component" ? `<${name}>` : TAKEN_OUT[kind];
		if (element !== undefined) add(element, 1);
		if (kind === "script" || kind === "style") add(`characters in ${TAKEN_OUT[kind]}`, length);
	}
}

function prune(node: RootContent, count: (what: string) => void): ElementContent[] {
	if (node.type === "text") return [node];
	if (node.type !== "element") return [];
	if (EMBEDS.has(node.tagName)) return linkFor(node, count);
	if (GONE.has(node.tagName) || EMPTY.has(node.tagName)) {
		count(`<${node.tagName}>`);
		return [];
	}
	node.tagName = RENAMED[node.tagName] ?? node.tagName;
	dropAttributes(node, count);
	// The contents of a template are not its children, and are not kept.
	const children = node.children.flatMap((child) => prune(child, count));
	if (!isKept.has(node.tagName)) {
		if (!SILENT.has(node.tagName)) count(`<${node.tagName}>`);
		return unwrapped(node, children);
	}
	if (node.tagName === "img" && !node.properties.src) {
		if (node.properties.alt) return [{ type: "text", value: String(node.properties.alt) }];
		return [];
	}
	if (node.tagName === "img") node.properties.alt ??= "";
	if (node.tagName === "audio" || node.tagName === "video") node.properties.controls = true;
	// A link without an address is kept only if it is a target itself.
	if (node.tagName === "a" && node.properties.href === undefined && node.properties.id === undefined) return children;
	node.children = children;
	return [node];
}

/** The contents of an element that is taken away. If it was a block, they stay apart from what is around it. */
function unwrapped(node: Element, children: ElementContent[]): ElementContent[] {
	if (isPhrasing(node)) return children;
	return paragraphs(children);
}

const ADDRESSES = ["href", "src", "cite", "poster"] as const;

/** Takes out attributes that could run or style a page, and counts them. Other attributes are taken out by the sanitiser, and not counted. */
function dropAttributes(node: Element, count: (what: string) => void): void {
	const { properties } = node;
	for (const name of Object.keys(properties)) {
		if (/^on/i.test(name)) {
			count(name.toLowerCase());
			delete properties[name];
		} else if (name === "style") {
			count(/expression\s*\(|javascript:|-moz-binding/i.test(String(properties.style)) ? "style with code" : "style");
			delete properties.style;
		}
	}
	for (const name of ADDRESSES) {
		const value = properties[name];
		if (typeof value !== "string") continue;
		const scheme = /^([a-z][a-z\d+.-]*):/i.exec(bare(value))?.[1]?.toLowerCase();
		const isAllowed = scheme === "data" ? node.tagName === "img" && PICTURE_DATA.test(value.trim()) : isOpen(name, scheme);
		if (isAllowed) {
			properties[name] = plainAddress(value);
			continue;
		}
		count(`${scheme}:`);
		delete properties[name];
	}
	// Ids of our own pages begin like this.
	if (String(properties.id ?? "").startsWith("bf-")) delete properties.id;
	if (node.tagName === "a" && typeof properties.name === "string") properties.id ??= properties.name;
}

function isOpen(attribute: string, scheme: string | undefined): boolean {
	return scheme === undefined || schema.protocols?.[attribute]?.includes(scheme) === true;
}

/** An address without the characters that browsers ignore. */
function bare(address: string): string {
	// oxlint-disable-next-line no-control-regex -- browsers ignore these
	return address.replace(/[\u0000-\u0020\u007f-\u009f]/g, "");
}

/** Makes a link of a frame that another site would fill. */
function linkFor(node: Element, count: (what: string) => void): ElementContent[] {
	count(`<${node.tagName}>`);
	const { src, data, title, dataSrc } = node.properties;
	const address = [src, dataSrc, data].find((value) => typeof value === "string" && value !== "" && value !== "about:blank");
	const href = bare(String(address ?? ""));
	const whole = href.startsWith("//") ? `https:${href}` : href;
	const fallback = node.tagName === "object" ? node.children.flatMap((child) => prune(child, count)) : [];
	if (!/^https?:\/\//i.test(whole)) return fallback;
	const label = typeof title === "string" && title.trim() !== "" ? title.trim() : whole;
	return [{ type: "element", tagName: "a", properties: { href: whole }, children: [{ type: "text", value: label }] }];
}
