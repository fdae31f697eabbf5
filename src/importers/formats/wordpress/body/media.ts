import { escapeHtml } from "../../../../article/text.ts";
import type { ShowEmbed } from "./cached.ts";
import { contentOf, type Expansion, type Step } from "./expansion.ts";
import { type Attachments, type FileList, figure, filesById, idsIn, image, inOneLine, plainWords } from "./files.ts";
import { type Settings, type ShortcodeTag, settingsIn } from "./scan.ts";

const ENCLOSING = new Set(["caption", "wp_caption", "embed", "audio", "video"]);

const PLAYABLE = /\.(mp3|m4a|aac|ogg|oga|opus|wav|flac|wma|mp4|m4v|webm|ogv|flv|wmv|mov|avi|mpe?g|3gp)([?#]|$)/i;

const SOUND = /\.(mp3|m4a|ogg|oga|opus|wav|flac)$/i;

/** WordPress's own shortcodes for pictures, sound and film; undefined for any other. */
export function mediaStep(tag: ShortcodeTag, expansion: Expansion): Step | undefined {
	const { name, settings, end } = tag;
	if (ENCLOSING.has(name)) return enclosing(tag, expansion);
	if (name !== "gallery" && name !== "playlist") return undefined;
	const shown = (name === "gallery" ? gallery : playlist)(settingsIn(settings), expansion.attachments);
	tell(name, shown.missing, expansion);
	return { html: shown.html, next: end };
}

/** Tells of the files that a shortcode names and the export does not hold. */
export function tell(name: string, missing: readonly string[], expansion: Expansion): void {
	if (missing.length > 0) expansion.missing.push(`${name}: ${missing.join(", ")}`);
}

function enclosing(tag: ShortcodeTag, expansion: Expansion): Step {
	const { name, end, settings } = tag;
	const { attachments, missing, embed } = expansion;
	const { content, next } = contentOf(tag, expansion) ?? { content: "", next: end };
	const attributes = settingsIn(settings);
	if (name === "embed") return { html: embedded(content, attributes, embed), next };
	if (name !== "audio" && name !== "video") return { html: caption(attributes, content), next };
	if (addressOf(name, attributes, content, attachments) === undefined) missing.push(`${name}: a file without an address`);
	return { html: player(name, attributes, content, expansion), next };
}

function embedded(content: string, attributes: Settings, embed: ShowEmbed): string {
	const address = content.replace(/<[^<>]*>/g, "").trim() || (attributes.get("src") ?? "");
	return /^https?:\/\/\S+$/.test(address) ? shownElsewhere(address, embed) : content;
}

/** What an address alone in a line shows: a player for a file, else what the other site showed. */
export function shownElsewhere(address: string, embed: ShowEmbed): string {
	if (!PLAYABLE.test(address)) return `\n\n${embed(address)}\n\n`;
	const kind = SOUND.test(address.replace(/[?#].*$/, "")) ? "audio" : "video";
	return `\n\n<${kind} controls src="${escapeHtml(address.replaceAll("&amp;", "&"))}"></${kind}>\n\n`;
}

const PICTURE = /^(?:<p>)?\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?)/i;

/** `[caption]<img> words[/caption]`; older ones have their words in an attribute. */
function caption(attributes: Settings, content: string): string {
	const plain = content.trim();
	const [whole = "", picture] = PICTURE.exec(plain) ?? [];
	if (picture === undefined) return content;
	return figure(picture, inOneLine(attributes.get("caption") ?? plain.slice(whole.length)));
}

interface Shown {
	readonly html: string;
	readonly missing: readonly string[];
}

function gallery(attributes: Settings, attachments: Attachments): Shown {
	const left = new Set(idsIn(attributes.get("exclude")));
	const isShown = ({ id, url }: { readonly id: string; readonly url: string }) =>
		!left.has(id) && /\.(jpe?g|png|gif|webp|avif|svg)$/i.test(url);
	const { files, missing } = listed(attributes, attachments, isShown);
	return { html: files.map((picture) => figure(image(picture), inOneLine(picture.caption ?? ""))).join("\n\n"), missing };
}

function playlist(attributes: Settings, attachments: Attachments): Shown {
	const wanted = attributes.get("type") === "video" ? /\.(mp4|m4v|webm|ogv)$/i : SOUND;
	const { files, missing } = listed(attributes, attachments, ({ url }) => wanted.test(url));
	const players = files.map(({ url, title }) => {
		const kind = SOUND.test(url) ? "audio" : "video";
		return figure(`<${kind} controls src="${escapeHtml(url)}"></${kind}>`, plainWords(title));
	});
	return { html: players.join("\n\n"), missing };
}

/** The files that a shortcode names; else those that were uploaded with the story. */
function listed(attributes: Settings, attachments: Attachments, isShown: (file: Attachments["own"][number]) => boolean): FileList {
	const ids = idsIn(attributes.get("ids") ?? attributes.get("include"));
	if (ids.length > 0) return filesById(ids, attachments);
	const other = attributes.get("id");
	const files = attachments.own.filter(isShown);
	if (files.length > 0) return { files, missing: [] };
	return { files, missing: [other === undefined ? "the files that were uploaded with the story" : `the files of the record ${other}`] };
}

const KINDS = {
	audio: ["mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "wma"],
	video: ["mp4", "m4v", "webm", "ogv", "flv", "wmv"],
} as const;

function sourcesIn(name: "audio" | "video", attributes: Settings): string[] {
	return ["src", ...KINDS[name]].flatMap((key) => attributes.get(key) ?? []);
}

/** What is played: what the settings name, else an address in the content, else a file that was uploaded with the story. */
function addressOf(name: "audio" | "video", attributes: Settings, content: string, attachments: Attachments): string | undefined {
	const own = attachments.own.find(({ url }) => (name === "audio" ? SOUND : /\.(mp4|m4v|webm|ogv)$/i).test(url))?.url;
	return sourcesIn(name, attributes)[0] ?? /https?:\/\/[^\s"'<>\]]+/.exec(content)?.[0] ?? own;
}

function player(name: "audio" | "video", attributes: Settings, content: string, { attachments, embed }: Expansion): string {
	const sources = sourcesIn(name, attributes);
	const first = addressOf(name, attributes, content, attachments);
	if (first === undefined) return "";
	// Pages and scripts of other sites cannot be played.
	if (!PLAYABLE.test(first)) return `\n\n${embed(first)}\n\n`;
	const poster = attributes.get("poster");
	const tracks = content.match(/<track\b[^<>]*>/gi) ?? [];
	const inner = [...(sources.length < 2 ? [] : sources.map((source) => `<source src="${escapeHtml(source)}">`)), ...tracks].join("");
	const src = sources.length < 2 ? ` src="${escapeHtml(first)}"` : "";
	return `<${name} controls${src}${poster === undefined ? "" : ` poster="${escapeHtml(poster)}"`}>${inner}</${name}>`;
}
