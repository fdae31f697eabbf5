import { escapeHtml } from "../../../../article/text.ts";
import { phpValue } from "../../../reading/php.ts";
import { jsonValue, membersOf } from "../../../reading/values.ts";
import type { WxrRecord } from "../wxr/record.ts";

/** Where page builders keep what they show, apart from the text of the story: Elementor, Bricks, Beaver Builder, SiteOrigin. */
const DATA = ["_elementor_data", "_bricks_page_content_2", "_fl_builder_data", "panels_data"];

/** Deeper elements are not looked at. */
const DEEPEST = 60;

/** The words and pictures of a page builder, in order, for a story whose text WordPress does not have itself; undefined where none keeps any. */
export function builtText(meta: WxrRecord["meta"]): string | undefined {
	const shortcodes = meta.get("ct_builder_shortcodes");
	if (shortcodes !== undefined && shortcodes.trim() !== "") return shortcodes;
	for (const key of DATA) {
		const written = meta.get(key);
		const data = written === undefined ? undefined : /^\s*[[{]/.test(written) ? jsonValue(written) : phpValue(written);
		const html = data === undefined ? "" : partsIn(data, 0).join("\n\n");
		if (html !== "") return html;
	}
	return undefined;
}

function partsIn(value: unknown, depth: number): string[] {
	if (depth > DEEPEST || typeof value !== "object" || value === null) return [];
	if (Array.isArray(value)) return value.flatMap((item) => partsIn(item, depth + 1));
	const node = value as Readonly<Record<string, unknown>>;
	const hasSettings = typeof node.settings === "object" && node.settings !== null && !Array.isArray(node.settings);
	const own = hasSettings ? settingsParts(membersOf(node.settings), depth) : "panels_info" in node ? settingsParts(node, depth) : [];
	const others = Object.entries(node).filter(([key]) => key !== "settings" && key !== "panels_info");
	return [...own, ...("panels_info" in node ? [] : others.flatMap(([, item]) => partsIn(item, depth + 1)))];
}

const HEADINGS = /^(title|heading|tab_title|headline|title_text|question)$/;
const TEXTS =
	/^(text|editor|content|tab_content|description(_text)?|html|caption|testimonial_content|blockquote_content|answer|quote|item_text|subtitle)$/;
const NAMES = /^(testimonial_name|testimonial_job|author_name|name|author|job|button_text)$/;
const FILES = /^(image|photo|photo_src|video|url|youtube_url|vimeo_url|dailymotion_url|video_url|attachment|link)$/;

/** The words and pictures in the settings of an element; the others say how it looks. */
function settingsParts(settings: Readonly<Record<string, unknown>>, depth: number): string[] {
	return Object.entries(settings).flatMap(([key, value]): string[] => {
		if (Array.isArray(value)) return value.flatMap((item) => settingsParts(membersOf(item), depth + 1));
		const address = addressIn(value);
		if (FILES.test(key) && address !== undefined) return key === "link" ? [] : [shown(address)];
		if (typeof value !== "string" || !/\p{L}/u.test(value) || /^https?:\/\/\S+$/.test(value)) return [];
		if (HEADINGS.test(key)) return [`<h3>${value}</h3>`];
		if (TEXTS.test(key)) return [value];
		return NAMES.test(key) ? [`<p>${escapeHtml(value)}</p>`] : [];
	});
}

function addressIn(value: unknown): string | undefined {
	const address = typeof value === "string" ? value : membersOf(value).url;
	return typeof address === "string" && /^https?:\/\/\S+$/.test(address.trim()) ? address.trim() : undefined;
}

function shown(address: string): string {
	return /\.(jpe?g|png|gif|webp|avif)([?#]|$)/i.test(address) ? `<figure><img src="${escapeHtml(address)}" alt=""></figure>` : address;
}
