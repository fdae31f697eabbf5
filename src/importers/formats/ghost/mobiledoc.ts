import { escapeHtml } from "../../../article/body.ts";
import { itemsOf, membersOf } from "../../reading/values.ts";
import { cardHtml } from "./cards.ts";

/** A text of an editor as HTML. */
export interface RenderedText {
	readonly html: string;
	/** Names of what could not be rendered, as often as it was met. */
	readonly notCarried: readonly string[];
}

/** Tags that are allowed. Mobiledoc itself allows any. */
const TAGS = new Set("a aside b blockquote code del em h1 h2 h3 h4 h5 h6 i li mark ol p pull-quote s strong sub sup u ul".split(" "));

/**
 * Renders Mobiledoc 0.3 (section kinds 1 text, 2 picture, 3 list, 10 card), as Ghost 1 to 4 keep their posts.
 * @returns undefined if the text is not Mobiledoc
 */
export function mobiledocHtml(json: string): RenderedText | undefined {
	const document = parsed(json);
	if (!document || !Array.isArray(document.sections)) return undefined;
	const notCarried: string[] = [];
	const html = document.sections.map((section) => sectionHtml(itemsOf(section))).join("\n");
	return { html, notCarried };

	function sectionHtml([kind, first, second]: readonly unknown[]): string {
		if (kind === 1) return element(first === "pull-quote" ? "blockquote" : first, markersHtml(second));
		if (kind === 2) return typeof first === "string" ? `<img src="${escapeHtml(first)}" alt="">` : "";
		if (kind === 3)
			return element(
				first,
				itemsOf(second)
					.map((item) => `<li>${markersHtml(item)}</li>`)
					.join(""),
			);
		if (kind !== 10) return "";
		const [name, payload] = itemsOf(itemsOf(document?.cards)[Number(first)]);
		const card = cardHtml(String(name), payload);
		if (card.notCarried !== undefined) notCarried.push(card.notCarried);
		return card.html;
	}

	/** Markers are [kind, markups that open, how many close, text or the number of an atom]. */
	function markersHtml(markers: unknown): string {
		const open: string[] = [];
		let html = "";
		for (const marker of itemsOf(markers)) {
			const [kind, opening, closing, value] = itemsOf(marker);
			for (const index of itemsOf(opening)) {
				const [tag, attributes] = itemsOf(itemsOf(document?.markups)[Number(index)]);
				const name = TAGS.has(String(tag)) ? String(tag) : "span";
				open.push(name);
				html += `<${name}${name === "a" ? hrefOf(itemsOf(attributes)) : ""}>`;
			}
			html += kind === 1 ? atomHtml(itemsOf(itemsOf(document?.atoms)[Number(value)])) : escapeHtml(String(value ?? ""));
			for (let left = Math.min(Number(closing) || 0, open.length); left > 0; left--) html += `</${open.pop()}>`;
		}
		return (
			html +
			open
				.reverse()
				.map((name) => `</${name}>`)
				.join("")
		);
	}
}

function atomHtml([name, value]: readonly unknown[]): string {
	return name === "soft-return" ? "<br>" : escapeHtml(String(value ?? ""));
}

function element(tag: unknown, html: string): string {
	const name = TAGS.has(String(tag)) ? String(tag) : "p";
	return `<${name}>${html}</${name}>`;
}

/** Attributes are one list: name, value, name, value. */
function hrefOf(attributes: readonly unknown[]): string {
	const at = attributes.indexOf("href");
	return at < 0 ? "" : ` href="${escapeHtml(String(attributes[at + 1] ?? ""))}"`;
}

function parsed(json: string): Readonly<Record<string, unknown>> | undefined {
	try {
		return membersOf(JSON.parse(json));
	} catch {
		return undefined;
	}
}
