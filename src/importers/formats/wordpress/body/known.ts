import { escapeHtml, oneLine, percentDecoded } from "../../../../article/text.ts";
import { contentOf, type Expansion, type Step } from "./expansion.ts";
import { BUTTONS, FILES, KEPT_ELSEWHERE, MACHINES, MACHINES_WITH_SETTINGS, NOTES, QUOTATIONS } from "./names.ts";
import { type Settings, type ShortcodeTag, settingsIn } from "./scan.ts";

/** A shortcode in hand. */
interface Call {
	readonly tag: ShortcodeTag;
	readonly settings: Settings;
	/** What stands between it and its end, and where that ends; undefined where it has none. */
	readonly inside: { readonly content: string; readonly next: number } | undefined;
	readonly expansion: Expansion;
}

/** What becomes of a shortcode of which the tables of names know what it shows; undefined where none does. */
export function knownStep(tag: ShortcodeTag, expansion: Expansion): Step | undefined {
	const { name } = tag;
	if (tag.isEnd) return undefined;
	const call: Call = { tag, settings: settingsIn(tag.settings), inside: contentOf(tag, expansion), expansion };
	const html = htmlOf(name, call);
	return html === undefined ? undefined : { html, next: call.inside?.next ?? tag.end };
}

function htmlOf(name: string, call: Call): string | undefined {
	if (MACHINES.test(name) || (MACHINES_WITH_SETTINGS.test(name) && call.settings.size > 0)) return machine(call);
	if (QUOTATIONS.test(name)) return quotation(call);
	if (NOTES.test(name)) return note(call);
	if (FILES.test(name)) return file(call);
	if (BUTTONS.test(name)) return button(call);
	if (/^(table|tablepress)$/i.test(name)) return table(call);
	return KEPT_ELSEWHERE.test(name) ? elsewhere(call) : undefined;
}

function machine({ tag, expansion }: Call): string {
	expansion.taken.add(tag.name);
	return "\n\n";
}

function quotation({ settings, inside, expansion }: Call): string | undefined {
	const words = inside?.content.trim() || inHtml(settings, "quote", "tweet", "text", "content");
	if (words === "" || words === undefined) return undefined;
	const source = inHtml(settings, "cite", "author", "source", "name", "attribution", "by");
	const credit = source === undefined ? "" : `\n\n<p><cite>${source}</cite></p>`;
	return `\n\n<blockquote>\n\n${expansion.inner(words)}${credit}\n\n</blockquote>\n\n`;
}

/** A note at the foot of the story, with a mark in its place. */
function note({ tag, inside, expansion }: Call): string | undefined {
	const words = inside?.content.trim() ?? "";
	if (words === "") return undefined;
	// A note that stands by itself is a box.
	if (/^note$/i.test(tag.name) && /(^|\n)\s*$/.test(expansion.text.slice(Math.max(0, tag.start - 200), tag.start))) {
		expansion.taken.add(tag.name);
		return `\n\n${expansion.inner(words)}\n\n`;
	}
	return expansion.note(expansion.inner(words));
}

const ADDRESS_KEYS = ["url", "file", "src", "href", "source", "pdf", "link", "document", "doc"];

/** A link to a file, by its name. */
function file({ tag, settings, inside, expansion }: Call): string | undefined {
	const content = (inside?.content ?? "").replace(/<[^<>]*>/g, " ").trim();
	const address = addressIn(settings, ADDRESS_KEYS) ?? /https?:\/\/[^\s"'<>\]]+/.exec(content)?.[0];
	if (address === undefined) return undefined;
	if (/iframe/i.test(tag.name)) return `\n\n${expansion.embed(address)}\n\n`;
	const written = inHtml(settings, "title", "name", "text", "label") ?? (content.startsWith("http") ? "" : escapeHtml(oneLine(content)));
	return `\n\n<p><a href="${escapeHtml(address)}">${written || escapeHtml(nameOf(address))}</a></p>\n\n`;
}

/** The name of a file, as the last part of its address has it. */
function nameOf(address: string): string {
	const last = address
		.replace(/[?#].*$/, "")
		.split("/")
		.findLast((part) => part !== "");
	return percentDecoded(last ?? address);
}

function button({ tag, settings, inside, expansion }: Call): string | undefined {
	const address = addressIn(settings, ["link", "url", "href", "src", "button_link", "button_url"]);
	const words =
		(inside && expansion.inner(inside.content).trim()) || (inHtml(settings, "text", "title", "label", "button_text", "content") ?? "");
	if (words === "" || (address === undefined && inside === undefined)) return undefined;
	expansion.taken.add(tag.name);
	return address === undefined || /<a\b/i.test(words) ? words : `<a href="${escapeHtml(address)}">${words}</a>`;
}

function table({ tag, settings, expansion }: Call): string | undefined {
	const id = settings.get("id") ?? "";
	if (id === "") return undefined;
	const shown = expansion.table(id);
	if (shown === undefined) expansion.missing.push(`${tag.name}: ${id}`);
	return `\n\n${shown ?? ""}\n\n`;
}

function elsewhere({ tag, settings, expansion }: Call): string {
	const id = settings.get("id") ?? settings.get("ids") ?? settings.get("src") ?? settings.get("alias") ?? oneLine(tag.settings);
	expansion.missing.push(`${tag.name}: ${id.slice(0, 60)}`);
	expansion.taken.add(tag.name);
	return "\n\n";
}

function addressIn(settings: Settings, keys: readonly string[]): string | undefined {
	return keys
		.flatMap((key) => settings.get(key)?.trim() ?? [])
		.find((value) => /^(https?:\/\/|\/(?!\/))\S+$/i.test(value))
		?.replaceAll("&amp;", "&");
}

/** The first of some settings that is there, as HTML. */
function inHtml(settings: Settings, ...keys: readonly string[]): string | undefined {
	const value = keys.flatMap((key) => settings.get(key)?.trim() ?? []).find((words) => words !== "");
	return value === undefined ? undefined : escapeHtml(oneLine(value.replaceAll("&amp;", "&").replaceAll("&quot;", '"')));
}
