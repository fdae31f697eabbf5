import { escapeHtml } from "../../../../article/text.ts";
import { childrenOf, type Element, textIn } from "../../../reading/elements.ts";
import { figure, type WirePicture } from "../pictures.ts";

/** Elements of NITF 3 that HTML has under another name. */
const RENAMED: Readonly<Record<string, string>> = {
	hl1: "h2",
	hl2: "h2",
	bq: "blockquote",
	block: "",
	copyrite: "",
	fn: "small",
	"body.content": "",
};

/** Elements that NITF and HTML have in common. */
const SAME = new Set(
	"p a em strong q sub sup br hr ul ol li dl dt dd pre table caption thead tbody tfoot tr th td h1 h2 h3 h4 blockquote i b u cite".split(
		" ",
	),
);

/** Elements that hold a paragraph's worth of words, such as the credit of a quotation. */
const BLOCKS = new Set(["credit", "note", "datasource", "tagline", "bibliography", "custom-table", "nitf-table-metadata"]);

/** Words of `<block class="lead_paragraph">` stand in the full text as well: so archives of one paper have it. */
const REPEATED = /^lead_paragraph$/;

/** What stands in `<body.content>` and `<body.end>` as HTML: words that NITF marks as names, places or money stay words. */
export function nitfHtml(element: Element): string {
	const hasWhole = childrenOf(element, "nitf:block").some(({ attributes }) => attributes.class === "full_text");
	return element.children
		.map((child) => {
			if (typeof child === "string") return escapeHtml(child);
			if (hasWhole && child.name === "block" && (REPEATED.test(child.attributes.class ?? "") || isCorrection(child))) return "";
			if (child.name === "media") return mediaHtml(child);
			return wrapped(child, nitfHtml(child));
		})
		.join("");
}

function wrapped({ name, attributes }: Element, inner: string): string {
	const tag = RENAMED[name] ?? (SAME.has(name) ? name : BLOCKS.has(name) ? "p" : "");
	if (tag === "") return inner;
	if (tag === "br" || tag === "hr") return `<${tag}>`;
	const href = name === "a" && attributes.href !== undefined ? ` href="${escapeHtml(attributes.href)}"` : "";
	const spans = ["colspan", "rowspan"]
		.map((key) => (attributes[key] === undefined ? "" : ` ${key}="${escapeHtml(attributes[key])}"`))
		.join("");
	return `<${tag}${href}${spans}>${inner}</${tag}>`;
}

/** Whether a block says what was put right in the story. */
export function isCorrection({ attributes }: Element): boolean {
	return attributes.class?.startsWith("correction") ?? false;
}

function mediaHtml(media: Element): string {
	const [reference] = childrenOf(media, "nitf:media-reference");
	const type = media.attributes["media-type"] ?? "";
	const src = reference?.attributes.source ?? "";
	if (src === "")
		return childrenOf(media, "nitf:media-caption")
			.map((caption) => `<p>${nitfHtml(caption)}</p>`)
			.join("");
	if (type === "image" || reference?.attributes["mime-type"]?.startsWith("image/")) return figure({ ...pictureOf(media) });
	const kind = /^(audio|video)$/.test(type) ? type : undefined;
	return kind === undefined
		? `<p><a href="${escapeHtml(src)}">${escapeHtml(src)}</a></p>`
		: `<${kind} controls src="${escapeHtml(src)}"></${kind}>`;
}

/** A picture of `<media>`. */
export function pictureOf(media: Element): WirePicture {
	const [reference] = childrenOf(media, "nitf:media-reference");
	return {
		src: reference?.attributes.source,
		alt: reference?.attributes["alternate-text"] ?? reference?.attributes.name,
		caption: textIn(childrenOf(media, "nitf:media-caption")[0]),
		credit: textIn(childrenOf(media, "nitf:media-producer")[0]),
	};
}
