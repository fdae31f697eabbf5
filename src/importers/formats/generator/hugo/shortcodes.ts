import { lineOf, membersOf } from "../../../reading/values.ts";
import type { CodeContext, KnownCode, TemplateCall } from "../code/call.ts";
import { anchor, box, codeSpan, creditedFigure, details, player, quotation } from "../code/forms.ts";
import { PLATFORM_CODE } from "../code/platforms.ts";
import { codeBlock, inlineHtml } from "../code/show.ts";

type Becomes = KnownCode["becomes"];

/** The first of values by their names, or of those without a name by their number (from 0). */
function first(call: TemplateCall, ...names: readonly (string | number)[]): string | undefined {
	for (const name of names) {
		const value = typeof name === "number" ? (call.named.size === 0 ? call.values[name] : undefined) : call.named.get(name);
		if (value !== undefined && value !== "") return value;
	}
	return undefined;
}

const picture: Becomes = (call) => {
	const src = first(call, "src", "url", "image", "file", "path", "img", "link", 0);
	if (src === undefined) return undefined;
	const given = { link: first(call, "link", "href"), alt: first(call, "alt", 1), title: first(call, "title") };
	const caption = first(call, "caption", "cap", "legend", "text", "desc", "description", 2) ?? call.content?.trim();
	const credit = first(call, "attr", "credit", "attribution", "source", "author");
	const link = given.link === src ? undefined : given.link;
	const figured = { src, alt: given.alt ?? "", title: given.title ?? "", caption: caption ?? "", credit: credit ?? "", link: link ?? "" };
	return creditedFigure({ ...figured, creditLink: first(call, "attrlink", "creditlink", "attributionlink") ?? "" });
};

/** Something of a platform. Twitter and GitHub name who published it before its number. */
const onPlatform =
	(known: KnownCode): Becomes =>
	(call, context) => {
		const [user, id] = call.values;
		const by = first(call, "user", "username") ?? (call.values.length > 1 ? user : undefined);
		const named = call.named.get("id") ?? (call.values.length > 1 ? id : undefined);
		const isPost = /^(x|tweet|twitter)/.test(call.name) && by !== undefined && named !== undefined;
		const whole = isPost
			? `https://${call.name.startsWith("x") ? "x" : "twitter"}.com/${by}/status/${named}`
			: call.name === "gist" && call.values.length > 1
				? `${user}/${id}`
				: undefined;
		const held = call.values.length === 0 && call.named.size === 0 ? call.content?.trim() : undefined;
		const values = whole !== undefined ? [whole] : held === undefined || held === "" ? call.values : [held];
		const made = known.becomes({ ...call, values, named: whole === undefined ? call.named : new Map() }, context);
		return made && `${made}\n`;
	};

/** Names of boxes in themes, and the kinds of the house. */
const BOXES: Readonly<Record<string, string>> = {
	note: "note",
	info: "note",
	information: "note",
	tip: "tip",
	hint: "tip",
	success: "tip",
	important: "important",
	warning: "warning",
	warn: "warning",
	attention: "warning",
	caution: "caution",
	danger: "caution",
	error: "caution",
};

const asBox =
	(given?: string): Becomes =>
	(call, { format }) => {
		if (call.content === undefined) return undefined;
		const named = first(call, "type", "kind", "class", "level", "style", "color", "context", ...(given === undefined ? [0] : []));
		const kind = BOXES[(given ?? named ?? "note").toLowerCase().replace(/^alert-/, "")] ?? "note";
		const title = first(call, "title", "heading", "header", ...(given === undefined ? [1] : [0])) ?? "";
		// A second value of old themes switches something on or off.
		return box(kind, /^(true|false)$/.test(title) ? "" : title, call.content, format);
	};

const asDetails: Becomes = (call, { format }) =>
	call.content === undefined ? undefined : details(first(call, "summary", "title", "label", "name", 0) ?? "", call.content, format);

const asQuote: Becomes = (call, { format }) => {
	const content = call.content ?? first(call, "text", "quote");
	if (content === undefined) return undefined;
	const by = first(call, "author", "by", "cite", "caption", 0);
	const source = first(call, "source", "title", "work", 1);
	return quotation(content, format, { by: by ?? "", source: source ?? "", link: first(call, "link", "url", "href", 2) ?? "" });
};

/** The words stay, and what shows them side by side goes. */
const words: Becomes = ({ content }) => (content === undefined ? "" : `\n${content.replace(/^(?:[ \t]*\n)+|\s+$/g, "")}\n`);

const inLine: Becomes = ({ content }) => content;

const tab: Becomes = (call) => {
	const title = first(call, "name", "title", "header", "label", "tabName", 0);
	return `\n${title === undefined ? "" : `**${title.replace(/[*\\]/g, "\\$&")}**\n\n`}${(call.content ?? "").trim()}\n`;
};

const button: Becomes = (call) => {
	const href = first(call, "href", "link", "url", "relref", 0);
	const label = call.content?.trim() ?? first(call, "text", "label", "title", 1);
	return href === undefined ? undefined : anchor(href, label ?? "");
};

const highlight: Becomes = (call, { format }) => {
	if (call.content === undefined) return undefined;
	const isInLine = /hl_inline\s*=\s*"?true/i.test(call.written);
	return isInLine ? codeSpan(call.content, format) : codeBlock(call.content, first(call, "lang", "language", 0) ?? "", format);
};

const sound =
	(kind: "audio" | "video"): Becomes =>
	(call) => {
		const src = first(call, "src", "url", "file", "path", "mp3", "mp4", "webm", "ogg", "link", 0) ?? call.content?.trim();
		if (src === undefined || src === "") return undefined;
		return player(kind, src, { poster: first(call, "poster") ?? "", caption: first(call, "caption", "title") ?? "" });
	};

const param: Becomes = (call, { values }) => {
	const path = (call.values[0] ?? "").toLowerCase().split(".");
	const found = path.reduce((value: unknown, key) => membersOf(value)[key], { ...membersOf(values.params), ...values });
	return lineOf(found);
};

const gone: Becomes = () => "";

/** Further names of platforms. */
const ALSO: Readonly<Record<string, string>> = {
	x_simple: "x",
	youtubeLite: "youtube",
	"youtube-lite": "youtube",
	"youtube-enhanced": "youtube",
};

/** Shortcodes of Hugo and of the usual themes. Names that a site's own templates have stand over them. */
export function usualShortcodes(): Map<string, KnownCode> {
	const all = new Map<string, KnownCode>();
	const add = (names: string, becomes: Becomes, content: KnownCode["content"] = "expanded") => {
		for (const name of names.split(" ")) all.set(name, { content, becomes });
	};
	add("figure image img picture imgcap fig photo lightbox zoom-img imgproc", picture);
	for (const [name, known] of PLATFORM_CODE) add(name, onPlatform(known), "typed");
	for (const [name, usual] of Object.entries(ALSO)) {
		const known = PLATFORM_CODE.get(usual);
		if (known) add(name, onPlatform(known), "typed");
	}
	add("notice alert callout admonition box panel aside", asBox());
	for (const name of Object.keys(BOXES)) add(name, asBox(name));
	add("details expand collapse collapsible spoiler accordion-item toggle", asDetails);
	add("quote blockquote pullquote", asQuote);
	add(
		"columns column tabs tabpane tabbed steps accordion gallery center centre left right row col grid section div container cards carousel card-body wrapper lead",
		words,
	);
	add("tab code-tab", tab);
	add("button btn", button);
	add("highlight code codeblock", highlight, "typed");
	add("mermaid", ({ content }, { format }) => (content === undefined ? undefined : codeBlock(content, "mermaid", format)), "typed");
	add("audio", sound("audio"));
	add("video", sound("video"));
	add("param", param);
	add("kbd mark sub sup small u", ({ name, content, values }) => {
		const held = content ?? values[0];
		return held === undefined ? undefined : `<${name}>${content === undefined ? inlineHtml(held) : held}</${name}>`;
	});
	add("badge color colour span keyword", (call, context) =>
		call.content === undefined ? first(call, "text", "label") : inLine(call, context),
	);
	add("rawhtml raw html unsafe", ({ content }) => content, "typed");
	add("comment", gone, "typed");
	add("br", () => "<br>");
	add("load-photoswipe load-photoswipe-theme toc icon fa fontawesome clear", gone);
	return all;
}

/** An address by `becomes`, for `ref` and `relref`. */
export function reference(find: (written: string, context: CodeContext, language?: string) => string | undefined): KnownCode {
	return {
		address: "whole",
		becomes(call, context) {
			const written = call.named.get("path") ?? call.values[0];
			return written === undefined ? undefined : find(written, context, call.named.get("lang"));
		},
	};
}
