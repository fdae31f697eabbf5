import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { defaultSchema, type Schema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import { visit } from "unist-util-visit";

/** Attributes that hold an address. */
const ADDRESSES: readonly string[] = ["href", "src", "cite", "poster", "longDesc"];

/** The elements that a news story may hold beside those of GitHub's list. */
const NEWS =
	"abbr address article aside audio bdi bdo caption cite col colgroup dfn figcaption figure footer header mark small time track u video wbr";

/** No style, no script, no form, no frame. */
const schema: Schema = {
	...defaultSchema,
	tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => name !== "input"), ...NEWS.split(" ")],
	attributes: {
		...defaultSchema.attributes,
		a: ["href", "title", "rel", "hrefLang"],
		abbr: ["title"],
		audio: ["src", "controls", "preload"],
		blockquote: ["cite"],
		col: ["span"],
		colgroup: ["span"],
		img: ["src", "alt", "width", "height", "title"],
		ol: ["start", "reversed", "type"],
		source: ["src", "type"],
		td: ["colSpan", "rowSpan", "headers"],
		th: ["colSpan", "rowSpan", "scope", "abbr"],
		time: ["dateTime"],
		track: ["src", "kind", "srcLang", "label"],
		video: ["src", "poster", "controls", "preload", "width", "height"],
		"*": ["id", "lang", "dir", "title"],
	},
	protocols: {
		href: ["http", "https", "mailto", "tel", "ftp"],
		cite: ["http", "https"],
		src: ["http", "https"],
		poster: ["http", "https"],
		longDesc: ["http", "https"],
	},
	clobberPrefix: "",
	clobber: [],
	strip: ["script", "style", "title", "textarea", "select", "option", "iframe", "object", "template", "noscript"],
};

/** Keeps of HTML what a news story may hold, and gives every address in it to `rewrite`. What is taken out is gone; its text stays, a script's does not. */
export function sanitiseHtml(html: string, rewrite: (address: string) => string): string {
	const tree = sanitize(fromHtml(html, { fragment: true }), schema) as Root;
	visit(tree, "element", (element: Element) => {
		if (element.tagName === "audio" || element.tagName === "video") element.properties.controls = true;
		if (element.tagName === "img" && element.properties.alt === undefined) element.properties.alt = "";
		for (const name of ADDRESSES) {
			const value = element.properties[name];
			if (typeof value === "string") element.properties[name] = rewrite(value);
		}
	});
	return toHtml(tree);
}
