import type { UnknownCode } from "../../../importer.ts";
import type { Rules } from "../../../rules/rules.ts";
import type { ExportFacts } from "../facts.ts";
import type { WxrRecord } from "../wxr/record.ts";
import { withAudioPlayers } from "./audioplayer.ts";
import { hasBlocks, unblock } from "./blocks.ts";
import { builtText } from "./built.ts";
import { makeShowEmbed, type ShowEmbed } from "./cached.ts";
import { shownElsewhere } from "./media.ts";
import { autoParagraphs } from "./paragraphs.ts";
import { expandShortcodes } from "./shortcodes.ts";
import { keepVerbatim } from "./verbatim.ts";

/** A story's text as HTML. */
export interface ItemBody {
	readonly html: string;
	/** Names of shortcodes that were taken away, and of blocks that are not known. */
	readonly lost: readonly string[];
	/** Names of shortcodes that are not known and stay as they stand, each as often as it stands there. */
	readonly unknown: readonly UnknownCode[];
	/** What it shows that is not in the export. */
	readonly missing: readonly string[];
}

/** What a story's text may need to be complete. */
export interface BodyOptions {
	/** The id of the item. */
	readonly id: string;
	/** The address of the site; empty where it is not known. */
	readonly home: string;
	readonly meta: WxrRecord["meta"];
	readonly facts: ExportFacts;
	/** What shortcodes become that nobody knows. */
	readonly rules?: Rules;
}

/** Makes the HTML of an item's text as WordPress would show it: shortcodes, blocks and paragraphs become elements. */
export function itemBody(written: string, { id, home, meta, facts, rules }: BodyOptions): ItemBody {
	const text = written.trim() === "" ? (builtText(meta) ?? written) : written;
	// In HTML a CDATA section is a comment, and its words would be lost.
	const kept = keepVerbatim(withOwnAddresses(text, home).replaceAll("<![CDATA[", "&lt;![CDATA["));
	const embed = makeShowEmbed(meta, facts.answer);
	const attachments = { byId: facts.attachment, own: facts.uploadedWith(id) };
	const expanded = expandShortcodes(withAudioPlayers(withEmbedBlocks(kept.text, embed)), attachments, {
		embed,
		table: facts.table,
		...(rules && { rules }),
	});
	const linked = expanded.html.replace(
		LONE_ADDRESS,
		(_, wrapper: string | undefined, url: string) => (wrapper ?? "") + shownElsewhere(url, embed),
	);
	const { unknown, missing, taken } = expanded;
	if (!hasBlocks(linked)) return { html: finished(autoParagraphs(withoutMarks(linked))), lost: taken, unknown, missing };
	const { html, empty } = unblock(linked, { reusable: facts.reusable, footnotes: footnotesOf(meta.get("footnotes")), embed });
	return { html: finished(withoutMarks(html)), lost: [...taken, ...empty], unknown, missing };

	function finished(html: string): string {
		return kept.restore(tidied(html));
	}
}

/** An address on a line of its own, which WordPress shows what stands at. */
const LONE_ADDRESS = /^(<div class="wp-block-embed__wrapper">|<p>)?[ \t\u00a0]*(https?:\/\/[^\s<>"]+)[ \t\u00a0]*(?:<\/p>)?$/gm;

/** A block of the editor that shows what stands at an address, with its caption. */
const EMBED_BLOCK =
	/<figure\b[^<>]*\bwp-block-embed\b[^<>]*>\s*<div class="wp-block-embed__wrapper">\s*(https?:\/\/[^\s<>"]+)\s*<\/div>\s*(?:<figcaption\b[^<>]*>([^]{0,3000}?)<\/figcaption>)?\s*<\/figure>/g;

function withEmbedBlocks(text: string, embed: ShowEmbed): string {
	if (!text.includes("wp-block-embed")) return text;
	return text.replace(EMBED_BLOCK, (_, url: string, caption: string | undefined) => embed(url, caption ?? "").trim());
}

/** Where a page of a story, or its opening, ends. */
function withoutMarks(html: string): string {
	return html.replace(/<!--(more|nextpage|noteaser)[^<>]*-->/g, "");
}

/** Takes the address of the service of WordPress.com that makes pictures smaller out of the addresses of pictures. */
function withOwnAddresses(text: string, home: string): string {
	const host = URL.canParse(home) ? new URL(home).hostname.replace(/^www\./, "").replace(/\W/g, "\\$&") : "";
	return host === "" ? text : text.replace(new RegExp(`https?://i\\d\\.wp\\.com/((?:www\\.)?${host}/)`, "gi"), "https://$1");
}

/** A gallery as a list, as the block editor wrote it until 2021. */
const GALLERY_LIST = /\b(?:blocks-gallery-grid|wp-block-gallery|slideshow_swiper-wrapper)\b/;

/** Takes the tags of lists away where these are galleries: what stands in them are figures. */
function withoutGalleryLists(html: string): string {
	if (!GALLERY_LIST.test(html)) return html;
	/** For each open list whether it is a gallery. */
	const open: boolean[] = [];
	return html.replace(/<(\/?)(ul|li)\b[^<>]*>/gi, (tag, slash: string, name: string) => {
		if (/^li$/i.test(name)) return open.at(-1) ? "" : tag;
		if (slash === "") open.push(GALLERY_LIST.test(tag));
		return (slash === "" ? open.at(-1) : open.pop()) ? "" : tag;
	});
}

/** Replaces pictures of emoji by letters, and takes out empty paragraphs, which editors used as gaps. */
function tidied(html: string): string {
	return (
		withoutGalleryLists(html)
			.replace(/<img\b[^<>]*>/gi, (tag) => {
				const classes = /\bclass=(?:"([^"]*)"|'([^']*)')/i.exec(tag);
				if (!/\b(wp-smiley|emoji)\b/.test(classes?.[1] ?? classes?.[2] ?? "")) return tag;
				const alt = /\balt=(?:"([^"]*)"|'([^']*)')/i.exec(tag);
				return alt?.[1] ?? alt?.[2] ?? "";
			})
			// The file stands in a link beside them already.
			.replace(
				/<object\b[^<>]*\bwp-block-file__embed\b[^<>]*>[^<]{0,500}<\/object>|<a\b[^<>]*\bwp-block-file__button\b[^<>]*>[^<]{0,500}<\/a>/gi,
				"",
			)
			.replace(/<p\b[^<>]*>(?:\s|&nbsp;|&#160;|<br\s*\/?>)*<\/p>/gi, "")
	);
}

/** The footnotes of a story, which the block editor keeps apart from its text. */
function footnotesOf(json: string | undefined): string | undefined {
	try {
		const notes = JSON.parse(json ?? "[]") as { readonly id?: unknown; readonly content?: unknown }[];
		const items = notes.map(({ id, content }) => `<li id="${String(id).replace(/[^\w-]/g, "")}">${String(content)}</li>`);
		return items.length === 0 ? undefined : `<ol>${items.join("")}</ol>`;
	} catch {
		return undefined;
	}
}
