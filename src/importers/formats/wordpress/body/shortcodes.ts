import { escapeHtml } from "../../../../article/body.ts";

/** A picture or another file of the site, as its record describes it. */
export interface Attachment {
	readonly url: string;
	readonly alt?: string;
	readonly caption?: string;
	readonly title?: string;
}

/** Where shortcodes find files. */
export interface Attachments {
	byId(id: string): Attachment | undefined;
	/** The files that were uploaded with the story, in the order of the export. */
	readonly own: readonly (Attachment & { readonly id: string })[];
}

/** A body whose shortcodes are HTML. */
export interface Expanded {
	readonly html: string;
	/** Names of shortcodes that are not known. They stay in the text. */
	readonly unknown: readonly string[];
}

type Attributes = ReadonlyMap<string, string>;

const KNOWN = "caption|wp_caption|gallery|embed|audio|video|playlist";

const SHORTCODE = new RegExp(`\\[(\\[?)(${KNOWN})(?![\\w-])([^\\]]*?)(/)?\\](?:([^]{0,20000}?)\\[/\\2\\])?(\\]?)`, "g");

const ENCLOSING = new Set(["caption", "wp_caption", "embed", "audio", "video"]);

/** Text that looks like a shortcode: it has a value or an end. `[sic]` has neither. */
const OTHER = /(?<!\[)\[([a-z][a-z0-9_-]{2,})(?:\s+[\w-]+\s*=[^\]]*\]|[^\]\n]{0,200}\][^]{0,5000}?\[\/\1\])/gi;

/** Shortcodes of WordPress.com and of plugins that show something of another site. */
const ELSEWHERE =
	/(?<!\[)\[(youtube|vimeo|tweet|twitter|soundcloud|googlemaps|dailymotion|instagram|facebook|spotify|bandcamp|tiktok|ted|flickr)(?=[\s=])([^\]]*)\](?!\])/gi;

const PLAYABLE = /\.(mp3|m4a|aac|ogg|oga|opus|wav|flac|wma|mp4|m4v|webm|ogv|flv|wmv|mov|avi|mpe?g|3gp)([?#]|$)/i;

const SOUND = /\.(mp3|m4a|ogg|oga|opus|wav|flac)$/i;

/** Replaces WordPress's own shortcodes by HTML. Others stay, and their names are returned. */
export function expandShortcodes(text: string, attachments: Attachments): Expanded {
	if (!text.includes("[")) return { html: text, unknown: [] };
	const html = text
		.replace(ELSEWHERE, elsewhere)
		.replace(
			SHORTCODE,
			(
				all: string,
				before: string,
				name: string,
				settings: string,
				alone: string | undefined,
				content: string | undefined,
				after: string,
			) => {
				if (before !== "" && after !== "") return all.slice(1, -1);
				const inside = ENCLOSING.has(name) && !alone ? (content ?? "") : "";
				const behind = ENCLOSING.has(name) || content === undefined ? "" : `${content}[/${name}]`;
				return before + expand(name, attributesOf(settings), inside, attachments) + behind + after;
			},
		);
	const unknown = new Set([...html.matchAll(OTHER)].map(([, name = ""]) => `shortcode ${name}`));
	return { html, unknown: [...unknown] };
}

function expand(name: string, attributes: Attributes, content: string, attachments: Attachments): string {
	if (name === "embed") return link(content.trim() || (attributes.get("src") ?? ""));
	if (name === "gallery") return gallery(attributes, attachments);
	if (name === "playlist") return playlist(attributes, attachments);
	if (name === "audio" || name === "video") return player(name, attributes, content, attachments);
	return caption(attributes, content);
}

/** `[caption]<img> words[/caption]`. Older ones have the words in an attribute. */
function caption(attributes: Attributes, content: string): string {
	const picture = /^\s*(?:<p>)?\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([^]*)$/i.exec(content);
	const words = (attributes.get("caption") ?? picture?.[2] ?? "").trim().replace(/\s*\n\s*/g, " ");
	if (!picture?.[1]) return content;
	return figure(picture[1], words);
}

function gallery(attributes: Attributes, attachments: Attachments): string {
	const ids = listOf(attributes.get("ids") ?? attributes.get("include"));
	const left = new Set(listOf(attributes.get("exclude")));
	const pictures =
		ids.length > 0
			? ids.flatMap((id) => attachments.byId(id) ?? [])
			: attachments.own.filter(({ id, url }) => !left.has(id) && /\.(jpe?g|png|gif|webp|avif|svg)$/i.test(url));
	return pictures.map((picture) => figure(image(picture), escaped(picture.caption))).join("\n\n");
}

function playlist(attributes: Attributes, attachments: Attachments): string {
	const ids = listOf(attributes.get("ids") ?? attributes.get("include"));
	const files = ids.length > 0 ? ids.flatMap((id) => attachments.byId(id) ?? []) : attachments.own.filter(({ url }) => SOUND.test(url));
	return files
		.map((file) =>
			figure(
				`<${SOUND.test(file.url) ? "audio" : "video"} controls src="${escapeHtml(file.url)}"></${SOUND.test(file.url) ? "audio" : "video"}>`,
				escaped(file.title),
			),
		)
		.join("\n\n");
}

function player(name: "audio" | "video", attributes: Attributes, content: string, attachments: Attachments): string {
	const kinds = name === "audio" ? ["mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "wma"] : ["mp4", "m4v", "webm", "ogv", "flv", "wmv"];
	const own = attachments.own.find(({ url }) => (name === "audio" ? SOUND : /\.(mp4|m4v|webm|ogv)$/i).test(url))?.url;
	const sources = ["src", ...kinds].flatMap((key) => attributes.get(key) ?? []);
	const [first = /https?:\/\/[^\s"'<>]+/.exec(content)?.[0] ?? own] = sources;
	if (first === undefined) return "";
	// Pages and scripts of other sites cannot be played.
	if (!PLAYABLE.test(first)) return link(first);
	const poster = attributes.get("poster");
	const inner = sources.length < 2 ? "" : sources.map((source) => `<source src="${escapeHtml(source)}">`).join("");
	const src = inner === "" ? ` src="${escapeHtml(first)}"` : "";
	return `<${name} controls${src}${poster === undefined ? "" : ` poster="${escapeHtml(poster)}"`}>${inner}</${name}>`;
}

function elsewhere(all: string, name: string, settings: string): string {
	const address = /https?:\/\/[^\s"'<>\]]+/.exec(settings)?.[0];
	if (address !== undefined) return link(address);
	const id = /^[\s=]*(?:id=)?["']?([\w-]{5,})["']?/.exec(settings)?.[1];
	if (id !== undefined && /^vimeo$/i.test(name)) return link(`https://vimeo.com/${id}`);
	if (id !== undefined && /^youtube$/i.test(name)) return link(`https://www.youtube.com/watch?v=${id}`);
	return all;
}

/** A paragraph with a link, instead of what another site would show. */
export function link(address: string): string {
	const plain = address.replace(/<[^>]*>/g, "").trim();
	return /^https?:\/\/\S+$/.test(plain) ? `\n\n<p><a href="${attribute(plain)}">${attribute(plain)}</a></p>\n\n` : plain;
}

function image({ url, alt = "" }: Attachment): string {
	return `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">`;
}

function figure(inner: string, words: string): string {
	return `\n\n<figure>${inner}${words === "" ? "" : `<figcaption>${words}</figcaption>`}</figure>\n\n`;
}

function escaped(words: string | undefined): string {
	return words === undefined ? "" : escapeHtml(words.replace(/\s*\n\s*/g, " ").trim());
}

/** An address that may hold `&amp;` already. */
function attribute(address: string): string {
	return escapeHtml(address.replaceAll("&amp;", "&"));
}

function listOf(value: string | undefined): string[] {
	return (value ?? "").split(/[\s,]+/).filter((id) => id !== "");
}

function attributesOf(text: string): Attributes {
	const pairs = text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))|"(https?:[^"]*)"|(https?:\S+)/g);
	return new Map(
		[...pairs].map(([, name, double, single, bare, quoted, plain]) => [
			name?.toLowerCase() ?? "src",
			double ?? single ?? bare ?? quoted ?? plain ?? "",
		]),
	);
}
