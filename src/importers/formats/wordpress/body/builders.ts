import { decodeHTML } from "entities";
import { percentDecoded } from "../../../../article/text.ts";
import { type Attachments, figure, filesById, idsIn, image, inOneLine, link, plainWords } from "./files.ts";
import type { Settings } from "./scan.ts";

/** Shortcodes by which page builders and themes lay a page out, by the beginnings of their names. */
const PREFIXES =
	/^(vc|et_pb|fusion|av|mk|cs|x|wpb|tatsu|tm_pb|kc|nectar|cmsmasters|ult|dfd|qode|eltdf|mkdf|edgtf|stm|penci|ux|thrive|themify|siteorigin|fl|bsf|minti|tvc|bt_bb)_\w/;

/** Such names without a beginning of their own: they lay out only where they have an end. */
const LAYOUT =
	/^(rows?|columns?|col|col-?md-?\d+|span\d+|sections?|container|(one|two|three|four)_(half|third|thirds|fourth|fourths|fifth|sixth|quarter)(_first|_last)?|tabs?|tabgroup|accordions?|toggles?|spoiler|dropcap|center|box|highlight|lead|intro|well)$/i;

/** Whether a name is one of a page builder's. */
export function isBuilder(name: string, hasEnd: boolean): boolean {
	return PREFIXES.test(name) || (hasEnd && LAYOUT.test(name));
}

/** Whether a shortcode stands within a line. */
export function isInline(name: string): boolean {
	return /(^|_)(dropcap|highlight)$/i.test(name);
}

const PICTURES = ["image", "images", "image_url", "img", "photo", "src", "url", "link", "video", "video_url"];
const WORDS = ["title", "heading", "header", "text", "subtitle", "sub_title", "name", "author", "job_title", "question", "button_text"];

/** Names that say how something looks or behaves, whatever their settings are called. */
const SILENT = /_(row|column|section|inner|spacer|separator|divider|space|gap|icon|sidebar|code)(_inner)?$/;

/**
 * What a shortcode of a page builder shows that stands in its settings: words, pictures, films.
 * @param content of one that holds no text of its own
 */
export function openedByBuilder(
	name: string,
	settings: Settings,
	content: string | undefined,
	attachments: Attachments,
): { readonly html: string; readonly missing: readonly string[] } {
	if (content !== undefined) return { html: name === "vc_raw_html" ? rawHtml(content) : "", missing: [] };
	if (SILENT.test(name)) return { html: "\n\n", missing: [] };
	const missing: string[] = [];
	const parts = PICTURES.flatMap((key) => {
		const value = settings.get(key)?.trim() ?? "";
		if (/^\d[\d\s,]*$/.test(value) && /^(image|images|img|photo)$/.test(key)) {
			const found = filesById(idsIn(value), attachments);
			missing.push(...found.missing);
			return found.files.map((file) => figure(image(file), inOneLine(file.caption ?? "")));
		}
		if (!/^https?:\/\//i.test(value)) return [];
		return /\.(jpe?g|png|gif|webp|avif)([?#]|$)/i.test(value)
			? figure(image({ url: value, alt: settings.get("alt") ?? "" }), "")
			: link(value);
	});
	const words = WORDS.flatMap((key) => {
		const value = plainWords(decodeHTML(settings.get(key) ?? ""));
		if (value === "" || !/\p{L}/u.test(value)) return [];
		return /head|title/.test(`${name} ${key}`) ? `<h3>${value}</h3>` : `<p>${value}</p>`;
	});
	return { html: `\n\n${[...words, ...parts].join("\n\n")}\n\n`, missing };
}

/** Raw HTML as WPBakery keeps it: percent-encoded, then in base 64. */
function rawHtml(content: string): string {
	const code = content.replace(/<\/?p>|\s/g, "");
	if (!/^[\w+/]+=*$/.test(code)) return content;
	return `\n\n${percentDecoded(Buffer.from(code, "base64").toString("latin1"))}\n\n`;
}
