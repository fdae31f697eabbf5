import { escapeHtml } from "../../../../article/text.ts";
import { isBuilder, isInline, openedByBuilder } from "./builders.ts";
import { type Attachments, type FileList, figure, filesById, idsIn, image, inOneLine, link, plainWords } from "./files.ts";
import { makeFinder, type Settings, type ShortcodeTag, settingsIn, shortcodeTags } from "./scan.ts";

/** A body whose shortcodes are HTML. */
export interface Expanded {
	readonly html: string;
	/** Names of those that are not known and stay as they stand, and of those of page builders, whose content alone stays. */
	readonly unknown: readonly string[];
	/** What the shortcodes show that is not in the export: `files 901 and 902`. */
	readonly missing: readonly string[];
}

/** What is made of a shortcode: the HTML for it, and where the text goes on. */
interface Step {
	readonly html: string;
	readonly next: number;
}

/** A body in hand. */
interface Expansion {
	readonly text: string;
	readonly attachments: Attachments;
	readonly find: (wanted: string, from: number) => number;
	/** The names that have an end somewhere. */
	readonly ended: ReadonlySet<string>;
	readonly unknown: Set<string>;
	readonly missing: string[];
}

const ENCLOSING = new Set(["caption", "wp_caption", "embed", "audio", "video"]);

/** Shortcodes of WordPress.com and of plugins that show something of another site, which they name. */
const ELSEWHERE =
	/^(youtube|vimeo|tweet|twitter|soundcloud|googlemaps|dailymotion|instagram|facebook|spotify|bandcamp|tiktok|ted|flickr|gist)$/i;

const PLAYABLE = /\.(mp3|m4a|aac|ogg|oga|opus|wav|flac|wma|mp4|m4v|webm|ogv|flv|wmv|mov|avi|mpe?g|3gp)([?#]|$)/i;

const SOUND = /\.(mp3|m4a|ogg|oga|opus|wav|flac)$/i;

/** The longest content of a shortcode that encloses something. */
const LONGEST = 20_000;

/** Writes WordPress's own shortcodes out as HTML, and takes those of page builders away; others are left alone and named. */
export function expandShortcodes(text: string, attachments: Attachments): Expanded {
	if (!text.includes("[")) return { html: text, unknown: [], missing: [] };
	const tags = [...shortcodeTags(text)];
	const ended = new Set(tags.filter(({ isEnd }) => isEnd).map(({ name }) => name));
	const expansion: Expansion = { text, attachments, find: makeFinder(text), ended, unknown: new Set(), missing: [] };
	const parts: string[] = [];
	let at = 0;
	for (const tag of tags) {
		if (tag.start < at) continue;
		const step = tag.isEscaped ? { html: text.slice(tag.start + 1, tag.end - 1), next: tag.end } : stepOf(tag, expansion);
		if (!step) continue;
		parts.push(text.slice(at, tag.start), step.html);
		at = step.next;
	}
	parts.push(text.slice(at));
	return { html: parts.join(""), unknown: [...expansion.unknown].map((name) => `shortcode ${name}`), missing: expansion.missing };
}

/** @returns undefined where the tag is left as it stands */
function stepOf(tag: ShortcodeTag, expansion: Expansion): Step | undefined {
	const { name, isEnd, end, settings } = tag;
	if (isBuilder(name, isEnd || expansion.ended.has(name))) {
		expansion.unknown.add(name);
		if (isInline(name)) return { html: "", next: end };
		return isEnd ? { html: "\n\n", next: end } : opened(tag, expansion);
	}
	if (isEnd) return undefined;
	if (ELSEWHERE.test(name)) return elsewhere(tag, expansion);
	if (ENCLOSING.has(name)) return enclosing(tag, expansion);
	if (name === "gallery" || name === "playlist") {
		const shown = (name === "gallery" ? gallery : playlist)(settingsIn(settings), expansion.attachments);
		tell(name, shown.missing, expansion);
		return { html: shown.html, next: end };
	}
	// `[sic]` is no shortcode: one has a value, or an end.
	if (name.length > 2 && (/\s[\w-]+\s*=/.test(settings) || expansion.ended.has(name))) expansion.unknown.add(name);
	return undefined;
}

function opened({ name, settings, end }: ShortcodeTag, expansion: Expansion): Step {
	const { text, find, attachments } = expansion;
	// Raw HTML is written in a code of its own, which a reader must not see.
	const close = /^vc_raw_(html|js)$/.test(name) ? find(`[/${name}]`, end) : -1;
	const shown = openedByBuilder(name, settingsIn(settings), close < 0 ? undefined : text.slice(end, close), attachments);
	tell(name, shown.missing, expansion);
	return { html: shown.html, next: close < 0 ? end : close };
}

function tell(name: string, missing: readonly string[], expansion: Expansion): void {
	if (missing.length > 0) expansion.missing.push(`${name}: ${missing.join(", ")}`);
}

function enclosing({ name, isAlone, end, settings }: ShortcodeTag, { text, attachments, find, missing }: Expansion): Step {
	const close = isAlone ? -1 : find(`[/${name}]`, end);
	const isEnded = close >= 0 && close - end <= LONGEST;
	const content = isEnded ? text.slice(end, close) : "";
	const next = isEnded ? close + name.length + 3 : end;
	const attributes = settingsIn(settings);
	if ((name === "audio" || name === "video") && addressOf(name, attributes, content, attachments) === undefined)
		missing.push(`${name}: a file without an address`);
	if (name === "embed") return { html: link(content.trim() || (attributes.get("src") ?? "")), next };
	if (name === "audio" || name === "video") return { html: player(name, attributes, content, attachments), next };
	return { html: caption(attributes, content), next };
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
	return sourcesIn(name, attributes)[0] ?? addressIn(content) ?? own;
}

function player(name: "audio" | "video", attributes: Settings, content: string, attachments: Attachments): string {
	const sources = sourcesIn(name, attributes);
	const first = addressOf(name, attributes, content, attachments);
	if (first === undefined) return "";
	// Pages and scripts of other sites cannot be played.
	if (!PLAYABLE.test(first)) return link(first);
	const poster = attributes.get("poster");
	const inner = sources.length < 2 ? "" : sources.map((source) => `<source src="${escapeHtml(source)}">`).join("");
	const src = inner === "" ? ` src="${escapeHtml(first)}"` : "";
	return `<${name} controls${src}${poster === undefined ? "" : ` poster="${escapeHtml(poster)}"`}>${inner}</${name}>`;
}

function elsewhere({ name, settings, end }: ShortcodeTag, { text, find, unknown }: Expansion): Step | undefined {
	const close = find(`[/${name}]`, end);
	const isEnded = close >= 0 && close - end <= LONGEST && !text.slice(end, close).includes("[");
	const next = isEnded ? close + name.length + 3 : end;
	const address = addressIn(settings) ?? (isEnded ? addressIn(text.slice(end, close)) : undefined);
	if (address !== undefined) return { html: link(address), next };
	const id = /^[\s=]*(?:id=)?["']?([\w-]{5,})["']?/.exec(settings)?.[1];
	const page = id === undefined ? undefined : PAGES[name.toLowerCase()];
	if (page !== undefined) return { html: link(page + id), next };
	if (/[\s=]/.test(settings) || isEnded) unknown.add(name);
	return undefined;
}

const PAGES: Readonly<Record<string, string>> = {
	vimeo: "https://vimeo.com/",
	youtube: "https://www.youtube.com/watch?v=",
	gist: "https://gist.github.com/",
};

function addressIn(text: string): string | undefined {
	return /https?:\/\/[^\s"'<>\]]+/.exec(text)?.[0];
}
