import type { Element, ElementContent } from "hast";
import { escapeHtml } from "../../text.ts";
import { shownAt } from "./platforms.ts";

/** The class of a figure that shows something of another site. */
export const EMBED = "embed";

/** Something of another site that a story shows, such as a post, a film or a sound: as much of it as the source holds. */
export interface Embed {
	/** The platform's name as people write it, such as `YouTube`; empty where it is not known. */
	readonly platform: string;
	/** Whole (`https://…`). */
	readonly address: string;
	/** Its words, as HTML of the source. */
	readonly html?: string;
	/** The name of it, such as that of a film. */
	readonly title?: string;
	readonly author?: string;
	/** As the source writes it. */
	readonly published?: string;
	/** Words that the story has about it, as HTML. */
	readonly caption?: string;
}

/**
 * An embed as it stands in a story's body: a figure with its words as a quotation, else with a link, and below that its caption, author,
 * date and platform. Nothing is asked of the other site.
 */
export function embedHtml({ platform, address, html = "", title, author, published, caption = "" }: Embed): string {
	const shown = shownAt(address);
	const href = escapeHtml(shown?.address ?? address);
	const name = platform === "" ? (shown?.platform ?? "") : platform;
	const hasWords = html.trim() !== "";
	const quoted = hasWords ? `<blockquote>${/<(?:p|ul|ol|div|blockquote|h\d)\b/i.test(html) ? html : `<p>${html}</p>`}</blockquote>` : "";
	const label = escapeHtml(title?.trim() || linkedLabel(shown?.address ?? address));
	const head = hasWords && !title ? quoted : `<p><a href="${href}">${label}</a></p>${quoted}`;
	const source = hasWords && !title && name !== "" ? `<a href="${href}">${escapeHtml(name)}</a>` : escapeHtml(name);
	const credit = [author, published].flatMap((part) => (part === undefined || part.trim() === "" ? [] : escapeHtml(part.trim())));
	const line = [...credit, source].filter((part) => part !== "").join(", ");
	const words = [caption.trim(), line].filter((part) => part !== "").join("<br>");
	return `<figure class="${EMBED}">${head}${words === "" ? "" : `<figcaption>${words}</figcaption>`}</figure>`;
}

/** The words of a link that has no others: its address, without what every address has. */
export function linkedLabel(address: string): string {
	return address.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/$/, "");
}

/** The same form for elements that are there already. @param caption may be empty */
export function embedFigure(content: readonly ElementContent[], caption: readonly ElementContent[]): Element {
	const below: Element[] = caption.length === 0 ? [] : [{ type: "element", tagName: "figcaption", properties: {}, children: [...caption] }];
	return { type: "element", tagName: "figure", properties: { className: [EMBED] }, children: [...content, ...below] };
}

/** The words in a node. */
export function wordsOf(node: ElementContent): string {
	if (node.type === "text") return node.value;
	return node.type === "element" ? node.children.map(wordsOf).join("") : "";
}
