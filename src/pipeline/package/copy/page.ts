import { escapeHtml } from "../../../article/text.ts";
import { type Tag, type TagAttribute, valueOf, visitTags } from "../tags.ts";
import { offlineSearch, type PagePlace } from "./search.ts";
import { rewriteStyles } from "./styles.ts";
import type { Relative } from "./targets.ts";

/** A piece of a page that is replaced. */
interface Change {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** Attributes that hold one address. `data-day` is that of the page of a day, which a script completes. */
const ADDRESSES = new Set([
	"href",
	"src",
	"poster",
	"action",
	"formaction",
	"data",
	"cite",
	"background",
	"longdesc",
	"xlink:href",
	"data-day",
]);

/** Attributes that hold several addresses. */
const ADDRESS_LISTS = new Set(["srcset", "imagesrcset"]);

/** Links in the head that say where the page stands online; they stay whole. */
const IDENTITIES = /^(canonical|shortlink|cite-as)$/i;

/** Attributes by which browsers ask a server; from a stick there is none, and they refuse what they would fetch. */
const DROPPED = new Set(["crossorigin", "integrity", "data-today"]);

/** Links that browsers fetch as a script does, which they refuse from a stick. */
const FETCHED = /(^|\s)(manifest|modulepreload|preload|prefetch|search)(\s|$)/i;

/**
 * A page as it works from a folder: its addresses are relative, what needs a server is taken out or hidden.
 */
export function offlinePage(html: string, relative: Relative, place: PagePlace): string {
	const changes: Change[] = [];
	let from = relative;
	visitTags(html, {
		onTag(tag) {
			// The first one counts.
			if (tag.name === "base" && from === relative) from = fromBase(tag, relative, place.online);
			changes.push(...tagChanges(tag, from, relative, place));
		},
		onText(name, text, start, end) {
			const css = name === "style" ? rewriteStyles(text, from) : text;
			if (css !== text) changes.push({ start, end, text: css });
		},
	});
	return applied(html, changes);
}

/** How addresses are read behind a `base` element, which itself is taken out. */
function fromBase(tag: Tag, relative: Relative, online: string): Relative {
	const base = valueOf(tag, "href");
	if (base === undefined || !URL.canParse(base, online)) return relative;
	const whole = new URL(base, online).href;
	return (address) => (URL.canParse(address, whole) ? relative(new URL(address, whole).href) : address);
}

function tagChanges(tag: Tag, from: Relative, relative: Relative, place: PagePlace): readonly Change[] {
	const whole = { start: tag.start, end: tag.end };
	if (tag.name === "base") return [{ ...whole, text: "" }];
	if (tag.name === "link" && FETCHED.test(valueOf(tag, "rel") ?? "")) return [{ ...whole, text: "" }];
	const isModule = tag.name === "script" && valueOf(tag, "type")?.toLowerCase() === "module";
	const isAbsent = tag.name === "script" && isNotInCopy(valueOf(tag, "src"), from, place.online);
	const changes = tag.attributes.flatMap((attribute) => {
		const text = (isModule || isAbsent) && attribute.name === "src" ? "" : changedAttribute(tag, attribute, from);
		return text === undefined ? [] : [{ start: attribute.start, end: attribute.end, text }];
	});
	// Inline, a module may not import anything either: as a type that browsers do not know, it is not run.
	if (isModule) return [...changes, ...typeChange(tag)];
	if (tag.name === "form") return formChanges(tag, changes, relative, place);
	if (hasClass(tag, "search-found")) return [...changes, { start: tag.end - 1, end: tag.end - 1, text: HIDDEN }];
	return changes;
}

function typeChange({ attributes }: Tag): readonly Change[] {
	return attributes.filter(({ name }) => name === "type").map(({ start, end }) => ({ start, end, text: 'type="text/plain"' }));
}

/** Written into a tag before its end. */
const HIDDEN = ' hidden style="display:none!important"';

/** A form that asks this site cannot be answered. The search page has its lists instead. */
function formChanges(tag: Tag, changes: readonly Change[], relative: Relative, place: PagePlace): readonly Change[] {
	const { file, online } = place;
	const action = valueOf(tag, "action") ?? "";
	if (/^[a-z][a-z\d+.-]*:/i.test(relative(action)) && !isNotInCopy(action, relative, online)) return changes;
	const isSearch = valueOf(tag, "id") === "bf-search";
	const before = isSearch
		? [
				{
					start: tag.start,
					end: tag.start,
					text: offlineSearch(tag, relative, (target) => "../".repeat(file.split("/").length - 1) + target, place),
				},
			]
		: [];
	const kept = changes.filter(
		({ start, end }) => !tag.attributes.some((of) => of.name === "style" && of.start === start && of.end === end),
	);
	const styles = tag.attributes.filter(({ name }) => name === "style").map(({ start, end }) => ({ start, end, text: "" }));
	return [...before, ...kept, ...styles, { start: tag.end - 1, end: tag.end - 1, text: HIDDEN }];
}

/** Whether an address is one of the site's own at which the copy has no file. */
function isNotInCopy(address: string | undefined, relative: Relative, online: string): boolean {
	const target = address === undefined ? "" : relative(address);
	return URL.canParse(target) && new URL(target).host === new URL(online).host;
}

/** The attribute as the copy needs it; undefined where it stays. */
function changedAttribute(tag: Tag, { name, value }: TagAttribute, relative: Relative): string | undefined {
	if (DROPPED.has(name)) return "";
	if (name === "style") return changed(name, value, rewriteStyles(value, relative));
	if (ADDRESS_LISTS.has(name)) return changed(name, value, rewriteList(value, relative));
	if (tag.name === "meta" && name === "content" && valueOf(tag, "http-equiv")?.toLowerCase() === "refresh")
		return changed(name, value, rewriteRefresh(value, relative));
	if (!ADDRESSES.has(name) || (tag.name === "link" && IDENTITIES.test(valueOf(tag, "rel") ?? ""))) return undefined;
	return changed(name, value, relative(value));
}

function changed(name: string, before: string, after: string): string | undefined {
	return before === after ? undefined : `${name}="${escapeHtml(after)}"`;
}

/** The address in a list of pictures, and what is said of it up to the next. */
const CANDIDATE = /([\s,]*)(\S+)([^,]*)/y;

function rewriteList(list: string, relative: Relative): string {
	let result = "";
	CANDIDATE.lastIndex = 0;
	for (let at = 0; at < list.length; at = CANDIDATE.lastIndex) {
		CANDIDATE.lastIndex = at;
		const [whole, before = "", address = "", after = ""] = CANDIDATE.exec(list) ?? [];
		if (whole === undefined) return result + list.slice(at);
		// A comma at its end ends an address about which nothing is said.
		const plain = address.replace(/,+$/, "");
		const isEnded = plain !== address;
		result += `${before}${relative(plain)}${isEnded ? "," : after}`;
		CANDIDATE.lastIndex = at + before.length + address.length + (isEnded ? 0 : after.length);
	}
	return result;
}

function rewriteRefresh(content: string, relative: Relative): string {
	const [, before, quote = "", address] = /^(\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?)(["']?)([^"']*)/i.exec(content) ?? [];
	return before === undefined || address === undefined ? content : `${before}${quote}${relative(address)}${quote}`;
}

function hasClass(tag: Tag, name: string): boolean {
	return valueOf(tag, "class")?.split(/\s+/).includes(name) ?? false;
}

function applied(html: string, changes: readonly Change[]): string {
	let [result, at] = ["", 0];
	for (const { start, end, text } of [...changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
		result += html.slice(at, start) + text;
		at = end;
	}
	return result + html.slice(at);
}
