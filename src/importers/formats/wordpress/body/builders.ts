import { decodeHTML } from "entities";
import { escapeHtml, percentDecoded } from "../../../../article/text.ts";
import type { ShowEmbed } from "./cached.ts";
import type { Expansion } from "./expansion.ts";
import { figure, filesById, idsIn, image, inOneLine, plainWords } from "./files.ts";
import { shownElsewhere } from "./media.ts";
import { LAYOUT, LAYOUT_INLINE, LAYOUT_PREFIXES } from "./names.ts";
import type { Settings } from "./scan.ts";

/** Whether a name is one of a page builder's. */
export function isBuilder(name: string, hasEnd: boolean): boolean {
	return LAYOUT_PREFIXES.test(name) || (hasEnd && LAYOUT.test(name));
}

/** Whether a shortcode stands within a line. */
export function isInline(name: string): boolean {
	return LAYOUT_INLINE.test(name);
}

const FILES = [
	"image",
	"images",
	"image_url",
	"image_id",
	"image_ids",
	"gallery_ids",
	"img",
	"photo",
	"src",
	"url",
	"link",
	"video",
	"video_url",
];
const WORDS = (
	"title heading header custom_title text subtitle sub_title h2 h4 name author position job_title company company_name question quote " +
	"heading_text description content_text label button_text"
).split(" ");

/** Names that say how something looks or behaves, whatever their settings are called. */
const SILENT =
	/_(row|column|section|inner|spacer|(?<!text_)separator|divider|space|gap|icon|sidebar|code|gmaps|grid|posts|wp_\w+)(_inner)?$/;

/**
 * What a shortcode of a page builder shows that stands in its settings: words, pictures, films.
 * @param content of one that holds no text of its own
 */
export function openedByBuilder(
	name: string,
	settings: Settings,
	content: string | undefined,
	{ attachments, embed }: Pick<Expansion, "attachments" | "embed">,
): { readonly html: string; readonly missing: readonly string[] } {
	if (content !== undefined && !/image/.test(name)) return { html: name.endsWith("_js") ? "" : rawHtml(content), missing: [] };
	if (SILENT.test(name)) return { html: "\n\n", missing: [] };
	const missing: string[] = [];
	const [words, target] = [wordsOf(name, settings), addressOf(settings.get("link") ?? settings.get("url") ?? settings.get("button_url"))];
	if (/button|btn|cta/.test(name) && target !== undefined && words.length > 0)
		return { html: `\n\n<p><a href="${escapeHtml(target)}">${words.map(({ text }) => text).join(" ")}</a></p>\n\n`, missing };
	const inside = content === undefined ? [] : content.trim().startsWith("<") ? [content] : shownFile(content.trim(), settings, embed);
	const parts = FILES.flatMap((key) => {
		const value = settings.get(key)?.trim() ?? "";
		if (!/^\d[\d\s,]*$/.test(value) || !/^(image|images|img|photo|\w+_ids?)$/.test(key))
			return shownFile(addressOf(value), settings, embed);
		const found = filesById(idsIn(value), attachments);
		missing.push(...found.missing);
		return found.files.map((file) => figure(image(file), inOneLine(file.caption ?? "")));
	});
	const written = words.map(({ text, isHeading }) => (isHeading ? `<h3>${text}</h3>` : `<p>${text}</p>`));
	return { html: `\n\n${[...written, ...inside, ...parts].join("\n\n")}\n\n`, missing };
}

function wordsOf(name: string, settings: Settings): { readonly text: string; readonly isHeading: boolean }[] {
	return WORDS.flatMap((key) => {
		const text = plainWords(decodeHTML(settings.get(key) ?? ""));
		return text === "" || !/\p{L}/u.test(text) ? [] : [{ text, isHeading: /head|title|^h\d/.test(key) || /heading|title/.test(name) }];
	});
}

/** An address, also as WPBakery writes those of links: `url:https%3A%2F%2F…|title:…`. */
function addressOf(value: string | undefined): string | undefined {
	const plain = value?.startsWith("url:") ? percentDecoded(/^url:([^|]*)/.exec(value)?.[1] ?? "") : value?.trim();
	return plain !== undefined && /^https?:\/\/\S+$/i.test(plain) ? plain : undefined;
}

function shownFile(address: string | undefined, settings: Settings, embed: ShowEmbed): string[] {
	if (address === undefined || !/^https?:\/\//.test(address)) return [];
	const isPicture = /\.(jpe?g|png|gif|webp|avif)([?#]|$)/i.test(address);
	return [isPicture ? figure(image({ url: address, alt: settings.get("alt") ?? "" }), "") : shownElsewhere(address, embed)];
}

/** Raw HTML as WPBakery keeps it: percent-encoded, then in base 64. */
function rawHtml(content: string): string {
	const code = content.replace(/<\/?p>|\s/g, "");
	if (!/^[\w+/]{12,}=*$/.test(code)) return content.replaceAll("<!-- [et_pb_line_break_holder] -->", "\n");
	return `\n\n${percentDecoded(Buffer.from(code, "base64").toString("latin1"))}\n\n`;
}
