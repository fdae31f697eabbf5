import type { Element, Root } from "hast";
import { defaultSchema, type Schema, sanitize } from "hast-util-sanitize";
import { visit } from "unist-util-visit";
import { EMBED } from "./embeds/figure.ts";
import { markEmbeds, mayHoldEmbeds } from "./embeds/mark.ts";
import { showSnapshots } from "./embeds/snapshots.ts";
import { parseHtml } from "./html/parse.ts";
import { htmlOf } from "./htmlof.ts";
import { missingNote } from "./missing.ts";
import type { PictureForms, Rewrite } from "./rewrite.ts";
import { FOLLOWED, LOADED, PICTURE_DATA, plainAddress } from "./schemes.ts";

/** Attributes that hold an address. */
const ADDRESSES: readonly string[] = ["href", "src", "cite", "poster", "longDesc"];

/** The elements that a news story may hold in addition to those of GitHub's list. */
const NEWS_ELEMENTS =
	"abbr acronym address article aside audio bdi bdo caption cite col colgroup dfn figcaption figure footer header mark small time track u video wbr";

/** The classes by which our Markdown aligns the cells of a table. */
const ALIGNMENT: [string, RegExp] = ["className", /^align-/];

/** What a story's HTML may hold: no style, no script, no form, no frame. */
const schema: Schema = {
	...defaultSchema,
	tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => name !== "input"), ...NEWS_ELEMENTS.split(" ")],
	attributes: {
		...defaultSchema.attributes,
		a: ["href", "title", "rel", "hrefLang", "name"],
		abbr: ["title"],
		audio: ["src", "controls", "preload"],
		blockquote: ["cite"],
		col: ["span"],
		colgroup: ["span"],
		figure: [["className", EMBED]],
		img: ["src", "alt", "width", "height", "title"],
		ol: ["start", "reversed", "type"],
		source: ["src", "type"],
		td: ["colSpan", "rowSpan", "headers", ALIGNMENT],
		th: ["colSpan", "rowSpan", "scope", "abbr", ALIGNMENT],
		time: ["dateTime"],
		track: ["src", "kind", "srcLang", "label"],
		video: ["src", "poster", "controls", "preload", "width", "height"],
		"*": ["id", "lang", "dir", "title"],
	},
	protocols: {
		href: FOLLOWED,
		cite: LOADED,
		src: [...LOADED, "data"],
		poster: LOADED,
		longDesc: LOADED,
	},
	clobberPrefix: "",
	clobber: [],
	strip: ["script", "style"],
};

/**
 * Keeps of HTML what a news story may hold, and passes every address in it through `rewrite`.
 * The text of an element that is taken out stays, but for scripts and style sheets: `tidyHtml` must have seen the HTML before.
 */
export function sanitiseHtml(html: string, rewrite: Rewrite, pictures?: PictureForms): string {
	const raw = parseHtml(html);
	if (mayHoldEmbeds(html)) markEmbeds(raw);
	if (UNPLAIN_ADDRESS.test(html)) visit(raw, "element", makeAddressesPlain);
	const tree = sanitize(raw, schema) as Root;
	dropEmptyPictures(tree);
	const shown = new Set<Element>();
	if (pictures) showSnapshots(tree, (src) => snapshot(src, rewrite, pictures, shown));
	visit(tree, "element", (element: Element) => {
		if (holdsForeignData(element)) delete element.properties.src;
		dropEmptyPictures(element);
		if (element.tagName === "h1") element.tagName = "h2";
		if (element.tagName === "acronym") element.tagName = "abbr";
		if (element.tagName === "audio" || element.tagName === "video") element.properties.controls = true;
		if (element.tagName === "img" && element.properties.alt === undefined) element.properties.alt = "";
		if (element.properties.name !== undefined) {
			element.properties.id ??= element.properties.name;
			delete element.properties.name;
		}
		// The ids of our own page elements begin with "bf-".
		if (String(element.properties.id ?? "").startsWith("bf-")) delete element.properties.id;
		if (shown.has(element) || (element.tagName === "img" && pictures && showPicture(element, pictures))) return;
		for (const name of ADDRESSES) {
			const value = element.properties[name];
			if (typeof value === "string") element.properties[name] = rewrite(value);
		}
	});
	return htmlOf(tree);
}

/** Whether an element shows data that stand in its address and are no picture. */
function holdsForeignData({ tagName, properties: { src } }: Element): boolean {
	return typeof src === "string" && /^\s*data:/i.test(src) && !(tagName === "img" && PICTURE_DATA.test(src));
}

/** Takes out the pictures that have no address, all at once: to move what follows for each of them would take long. */
function dropEmptyPictures(parent: Root | Element): void {
	const isEmpty = (node: Root["children"][number]) =>
		node.type === "element" && node.tagName === "img" && (node.properties.src === undefined || holdsForeignData(node));
	if (parent.children.some(isEmpty)) parent.children = parent.children.filter((node) => !isEmpty(node)) as Element["children"];
}

/** An address that the sanitiser would not know: its scheme is in capitals, or blanks stand before or in it. */
const UNPLAIN_ADDRESS = /\b(?:href|src|cite|poster|longdesc)\s*=\s*["']?(?![a-z]+:|[/#.\w-]+["'\s>])/i;

function makeAddressesPlain({ properties }: Element): void {
	for (const name of ADDRESSES) {
		const value = properties[name];
		if (typeof value === "string") properties[name] = plainAddress(value);
	}
}

/** The picture of what another site showed, if the site has it. */
function snapshot(src: string, rewrite: Rewrite, pictures: PictureForms, shown: Set<Element>): Element | undefined {
	const form = pictures(src, { isOptional: true });
	if ("missing" in form) return undefined;
	// The words beside it say what it shows.
	const picture: Element = {
		type: "element",
		tagName: "img",
		properties: { src: rewrite(src), alt: "", ...form.attributes },
		children: [],
	};
	shown.add(picture);
	return picture;
}

/** Shows a picture as the page needs it. @returns whether it is missing, and words stand in its place */
function showPicture(element: Element, pictures: PictureForms): boolean {
	const { properties } = element;
	const take = (name: "width" | "height") => {
		const value = Number(properties[name]);
		delete properties[name];
		return Number.isInteger(value) && value > 0 ? { [name]: value } : {};
	};
	const form = pictures(String(properties.src), { ...take("width"), ...take("height") });
	if ("missing" in form) Object.assign(element, missingNote(form.missing, String(properties.alt)));
	else Object.assign(properties, form.attributes);
	return "missing" in form;
}
