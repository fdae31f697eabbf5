import type { ExportFacts } from "../facts.ts";
import type { WxrRecord } from "../wxr/record.ts";
import { hasBlocks, unblock } from "./blocks.ts";
import { autoParagraphs } from "./paragraphs.ts";
import { expandShortcodes, link } from "./shortcodes.ts";

/** A story's text as HTML. */
export interface ItemBody {
	readonly html: string;
	/** Names of shortcodes and blocks that are not known. */
	readonly lost: readonly string[];
}

/** What a story's text may need to be complete. */
export interface BodyOptions {
	/** The id of the item. */
	readonly id: string;
	/** The address of the site; empty where it is not known. */
	readonly home: string;
	readonly meta: WxrRecord["meta"];
	readonly facts: ExportFacts;
}

/** Makes the HTML of an item's text as WordPress would show it: shortcodes, blocks and paragraphs become elements. */
export function itemBody(text: string, { id, home, meta, facts }: BodyOptions): ItemBody {
	// In HTML a CDATA section is a comment, and its words would be lost.
	const expanded = expandShortcodes(withOwnAddresses(text, home).replaceAll("<![CDATA[", "&lt;![CDATA["), {
		byId: facts.attachment,
		own: facts.uploadedWith(id),
	});
	const linked = expanded.html.replace(
		/^(<div class="wp-block-embed__wrapper">)?[^\S\n]*(https?:\/\/[^\s<>"]+)[^\S\n]*$/gm,
		(_, wrapper: string | undefined, url: string) => (wrapper ?? "") + link(url),
	);
	const plain = (html: string) => html.replace(/<!--(more|nextpage|noteaser)[^>]*-->/g, "");
	if (!hasBlocks(linked)) return { html: tidied(autoParagraphs(plain(linked))), lost: expanded.unknown };
	const { html, empty } = unblock(linked, { reusable: facts.reusable, footnotes: footnotesOf(meta.get("footnotes")) });
	return { html: tidied(plain(html)), lost: [...expanded.unknown, ...empty] };
}

/** The service of WordPress.com that makes pictures smaller stands before their addresses: it goes. */
function withOwnAddresses(text: string, home: string): string {
	const host = URL.canParse(home) ? new URL(home).hostname.replace(/^www\./, "").replace(/\W/g, "\\$&") : "";
	return host === "" ? text : text.replace(new RegExp(`https?://i\\d\\.wp\\.com/((?:www\\.)?${host}/)`, "gi"), "https://$1");
}

/** Pictures of faces become letters. A paragraph of white space only is a gap that an editor made by hand: it goes. */
function tidied(html: string): string {
	return html
		.replace(/<img\b[^>]*\bclass=["'][^"']*\b(?:wp-smiley|emoji)\b[^>]*>/gi, (tag) => /\balt=(["'])(.*?)\1/i.exec(tag)?.[2] ?? "")
		.replace(/<p\b[^>]*>(?:\s|&nbsp;|&#160;|\u00a0|<br\s*\/?>)*<\/p>/gi, "");
}

/** The footnotes that the block editor keeps beside a story. */
function footnotesOf(json: string | undefined): string | undefined {
	try {
		const notes = JSON.parse(json ?? "[]") as { readonly id?: unknown; readonly content?: unknown }[];
		const items = notes.map(({ id, content }) => `<li id="${String(id).replace(/[^\w-]/g, "")}">${String(content)}</li>`);
		return items.length === 0 ? undefined : `<ol>${items.join("")}</ol>`;
	} catch {
		return undefined;
	}
}
