import { domainToUnicode } from "node:url";
import type { Format, WrittenLink } from "../article.ts";
import { hostOf } from "../hosts.ts";
import { lineAt } from "../text.ts";
import { eachElement } from "./html/parse.ts";
import { parseMarkdown, parseWithBareAddresses } from "./markdown.ts";
import { withPlainAddresses } from "./templateaddress.ts";
import { isTemplateCode } from "./templatecode.ts";

type LinkOnLine = WrittenLink & { readonly line: number };

/**
 * Finds what a story's body links to on this site: other stories, pages, places in the story itself, and files of sound, film and documents.
 * Each address is listed once, with the first line of the whole text on which it stands.
 * @param hosts the hosts whose addresses are those of this site, without `www.`
 */
export function linksIn(text: string, bodyAt: number, format: Format, hosts: readonly string[]): LinkOnLine[] {
	if (format === "text") return [];
	const body = text.slice(bodyAt);
	const { local, bare } = filtersFor(hosts);
	if (!local.test(body)) return [];
	const above = lineAt(text, bodyAt) - 1;
	const found = new Map<string, LinkOnLine>();
	for (const link of format === "html"
		? linksInHtml(withPlainAddresses(body, format))
		: linksInMarkdown(bare.test(body) ? parseWithBareAddresses(body) : parseMarkdown(body))) {
		const { href, line, isFile } = link;
		const key = `${isFile ? "file" : "link"} ${href}`;
		if (isLocal(href, hosts) && !found.has(key)) found.set(key, { ...link, line: line + above });
	}
	return [...found.values()];
}

/** An address of another scheme, or of another host, is none of this site. One with template code is not known. */
function isLocal(href: string, hosts: readonly string[]): boolean {
	if (href === "" || isTemplateCode(href)) return false;
	// Browsers pass over blanks and line ends before an address.
	if (!/^\s*([a-z][a-z\d+.-]*:|\/\/)/i.test(href)) return true;
	const host = hostOf(href);
	return host !== undefined && hosts.includes(host);
}

/** What is looked for before a body is parsed. */
interface Filters {
	/** A body that this does not match links to nothing on this site. Most bodies are not parsed, because they link elsewhere only. */
	readonly local: RegExp;
	/** An address on one of the hosts that stands in the text as it is, and that its page makes a link. */
	readonly bare: RegExp;
}

let lastFilters: (Filters & { readonly key: string }) | undefined;

function filtersFor(hosts: readonly string[]): Filters {
	const key = hosts.join(" ");
	if (lastFilters?.key !== key) {
		const names = hosts.flatMap((host) => [host, domainToUnicode(host)]).filter((name) => name !== "");
		const own = names.length === 0 ? "(?!)" : `(?:${names.map((name) => name.replace(/[^\w-]/g, "\\$&")).join("|")})(?![\\w-])`;
		const relative = String.raw`(?:\]\(\s*<?|\]:\s*<?|\b(?:href|src|poster)\s*=\s*["']?\s*)(?!\/\/|[a-z][a-z\d+.-]*:|["'<>\s)])`;
		lastFilters = {
			key,
			local: new RegExp(String.raw`${relative}|(?:\/\/(?:www\.)?|\bwww\.)${own}`, "i"),
			bare: new RegExp(String.raw`(?<!\]\(|[<"'=/\w.-])(?:https?:\/\/(?:www\.)?|www\.)${own}`, "i"),
		};
	}
	return lastFilters;
}

function linksInMarkdown(tokens: ReturnType<typeof parseMarkdown>): LinkOnLine[] {
	const found: LinkOnLine[] = [];
	let line = 1;
	for (const token of tokens) {
		// The tokens of a table's cells have no line, but that of their row has one.
		if (token.map) line = token.map[0] + 1;
		if (token.type === "html_block") found.push(...linksInHtml(token.content, line));
		let within = line;
		for (const child of token.children ?? []) {
			if (child.type === "link_open") found.push({ href: child.attrGet("href") ?? "", line: within });
			else if (child.type === "html_inline") found.push(...linksInHtml(child.content, within));
			within += child.type === "softbreak" || child.type === "hardbreak" ? 1 : child.content.split("\n").length - 1;
		}
	}
	return found;
}

/** The attributes that hold an address, by element, and whether they name a file that the page shows. Frames are shown as links. */
const ADDRESSES: Readonly<Record<string, readonly (readonly [attribute: string, isFile: boolean])[]>> = {
	a: [["href", false]],
	iframe: [["src", false]],
	embed: [["src", false]],
	audio: [["src", true]],
	video: [
		["src", true],
		["poster", true],
	],
	source: [["src", true]],
	track: [["src", true]],
};

/** @param firstLine the line on which the HTML begins */
function linksInHtml(html: string, firstLine = 1): LinkOnLine[] {
	if (!/\b(href|src|poster)\b/i.test(html)) return [];
	const found: LinkOnLine[] = [];
	eachElement(html, (name, valueOf, line) => {
		for (const [attribute, isFile] of (Object.hasOwn(ADDRESSES, name) ? ADDRESSES[name] : undefined) ?? []) {
			const href = valueOf(attribute);
			if (href !== undefined) found.push({ href, line: line + firstLine - 1, ...(isFile && { isFile: true as const }) });
		}
	});
	return found;
}
