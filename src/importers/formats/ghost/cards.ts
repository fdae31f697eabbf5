import { escapeHtml } from "../../../article/body.ts";
import { renderedText } from "../../reading/rendered.ts";
import { itemsOf, membersOf } from "../../reading/values.ts";

/** A card of Ghost as HTML, and what of it is not carried. */
export interface RenderedCard {
	readonly html: string;
	readonly notCarried?: string;
}

/** The members of a card. Mobiledoc and Lexical have the same names. */
type Payload = Readonly<Record<string, unknown>>;

/** How each card is rendered, by its name. */
const CARDS: Readonly<Record<string, (card: Payload) => string>> = {
	image: (card) => figure(picture(card), card.caption),
	gallery: (card) =>
		figure(
			itemsOf(card.images)
				.map((image) => picture(membersOf(image)))
				.join(""),
			card.caption,
		),
	markdown: (card) => renderedText(text(card.markdown), "markdown"),
	html: (card) => text(card.html),
	code: codeBlock,
	codeblock: codeBlock,
	hr: () => "<hr>",
	horizontalrule: () => "<hr>",
	embed: (card) => figure(text(card.html) || link(card.url, text(membersOf(card.metadata).title)), card.caption),
	bookmark: (card) => {
		const { title, description } = membersOf(card.metadata);
		const line = `<p>${link(card.url ?? membersOf(card.metadata).url, text(title) || text(card.title))}</p>`;
		return figure(line + paragraph(escapeHtml(text(description))), card.caption);
	},
	callout: (card) => {
		const icon = escapeHtml(text(card.calloutEmoji));
		const words = text(card.calloutText);
		const whole = /^\s*<p\b/i.test(words) ? words : `<p>${words}</p>`;
		return `<aside>${icon ? whole.replace(/<p\b[^>]*>/i, (tag) => `${tag}${icon} `) : whole}</aside>`;
	},
	toggle: (card) => `<details><summary>${text(card.heading)}</summary>${text(card.content)}</details>`,
	"call-to-action": (card) => {
		const words = text(card.textValue);
		return (
			figure(picture({ src: card.imageUrl, alt: "", href: card.imageUrl && card.buttonUrl }), "") +
			paragraph(text(card.sponsorLabel).replace(/<\/?p\b[^<>]*>/gi, "")) +
			(/<(?:p|ul|ol|h\d|blockquote)\b/i.test(words) ? words : paragraph(words)) +
			(card.showButton === false ? "" : paragraph(link(card.buttonUrl, text(card.buttonText))))
		);
	},
	button: (card) => paragraph(link(card.buttonUrl, text(card.buttonText))),
	audio: (card) =>
		text(card.src)
			? figure(`<audio controls src="${attribute(card.src)}"></audio>`, text(card.caption) || escapeHtml(text(card.title)))
			: "",
	video: (card) => (text(card.src) ? figure(`<video controls src="${attribute(card.src)}"></video>`, card.caption) : ""),
	file: (card) => paragraph(link(card.src, text(card.fileTitle) || text(card.fileName))) + paragraph(escapeHtml(text(card.fileCaption))),
	product: (card) =>
		figure(picture({ src: card.productImageSrc, alt: "" }), "") +
		heading(text(card.productTitle)) +
		text(card.productDescription) +
		paragraph(link(card.productUrl, text(card.productButton))),
	header: (card) =>
		heading(text(card.header) || text(card.heading)) +
		paragraph(text(card.subheader) || text(card.subheading)) +
		paragraph(link(card.buttonUrl, text(card.buttonText))),
	"before-after": (card) => figure(picture(membersOf(card.beforeImage)) + picture(membersOf(card.afterImage)), card.caption),
	paywall: () => "",
};

const SAME: Readonly<Record<string, string>> = { "card-markdown": "markdown", "image-card": "image", beforeafter: "before-after" };

/** Renders a card. Cards that ask for a subscription or for money, and cards of e-mails, are not carried. */
export function cardHtml(name: string, payload: unknown): RenderedCard {
	const known = Object.hasOwn(SAME, name) ? (SAME[name] ?? name) : name;
	const card = membersOf(payload);
	if (isGated(card)) return { html: "", notCarried: "blocks for members" };
	const render = Object.hasOwn(CARDS, known) ? CARDS[known] : undefined;
	return render ? { html: render(card) } : { html: "", notCarried: `${name} cards` };
}

/** Whether a card is shown only to members. */
function isGated({ visibility }: Payload): boolean {
	const web = membersOf(membersOf(visibility).web);
	// Ghost 5.103 and earlier had two switches.
	return web.nonMember === false || membersOf(visibility).showOnWeb === false;
}

const GATE = /<!--\s*kg-gated-block:(begin|end)\b([^<>]*)-->/g;

/** Takes out of rendered HTML what Ghost shows to members only: a block that does not say otherwise, and one that does not end. */
export function withoutGatedBlocks(html: string): { readonly html: string; readonly blocks: number } {
	if (!html.includes("kg-gated-block:")) return { html, blocks: 0 };
	const parts: string[] = [];
	let [at, blocks] = [0, 0];
	/** Whether the block in hand, if there is any, is shown to everybody. */
	let isOpen: boolean | undefined;
	for (const match of html.matchAll(GATE)) {
		const [mark, kind, rule = ""] = match;
		if (kind === "begin" && isOpen !== undefined) continue;
		if (isOpen !== false) parts.push(html.slice(at, match.index));
		isOpen = kind === "begin" ? /nonMember:\s*true/i.test(rule) : undefined;
		if (isOpen === false) blocks++;
		at = match.index + mark.length;
	}
	if (isOpen !== false) parts.push(html.slice(at));
	return { html: parts.join(""), blocks };
}

/** Parts of rendered cards that are not in the story: icons of other sites, and controls of players. */
const ICON = /\bclass="[^"]*\bkg-(?:bookmark-icon|audio-thumbnail)\b/;
const PLAYER =
	/<div class="kg-bookmark-thumbnail">\s*<img\b[^<>]*>\s*<\/div>|<span class="kg-(?:audio|video)-current-time">[^<]*<\/span>|<div class="kg-(?:audio|video)-time">[^<]*(?:<span[^<>]*>[^<]*<\/span>\s*)?<\/div>|<div class="kg-file-card-filesize">[^<]*<\/div>/g;

/** Rendered HTML without the decoration of its cards. */
export function withoutDecoration(html: string): string {
	if (!html.includes("kg-")) return html;
	return html.replace(PLAYER, "").replace(/<img\b[^<>]*>/gi, (tag) => (ICON.test(tag) ? "" : tag));
}

function codeBlock(card: Payload): string {
	const language = text(card.language).replace(/[^\w+#-]/g, "");
	const code = `<pre><code${language && ` class="language-${language}"`}>${escapeHtml(text(card.code))}</code></pre>`;
	return text(card.caption) ? figure(code, card.caption) : code;
}

function picture({ src, alt, title, href }: Payload): string {
	if (!text(src)) return "";
	const image = `<img src="${attribute(src)}" alt="${attribute(alt)}"${text(title) && ` title="${attribute(title)}"`}>`;
	return text(href) ? `<a href="${attribute(href)}">${image}</a>` : image;
}

/** @param caption HTML */
function figure(content: string, caption: unknown): string {
	if (content === "") return "";
	return `<figure>${content}${text(caption) && `<figcaption>${text(caption)}</figcaption>`}</figure>`;
}

function link(address: unknown, label: string): string {
	if (!text(address)) return escapeHtml(label);
	return `<a href="${attribute(address)}">${escapeHtml(label || text(address))}</a>`;
}

function heading(html: string): string {
	return html && `<h2>${html}</h2>`;
}

function paragraph(html: string): string {
	return html && `<p>${html}</p>`;
}

function attribute(value: unknown): string {
	return escapeHtml(text(value));
}

function text(value: unknown): string {
	return typeof value === "string" ? value : "";
}
