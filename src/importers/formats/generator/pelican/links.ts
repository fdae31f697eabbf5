import { decodeHTML } from "entities";
import type { Format } from "../../../../article/article.ts";
import { withoutCode } from "../../../../article/body/markdown/codeblocks.ts";
import { percentDecoded } from "../../../../article/text.ts";
import type { CodeContext } from "../code/call.ts";
import { addressOf, fillFormat, pelicanSlug } from "./addresses.ts";
import type { PelicanConfig } from "./config.ts";

/** `{filename}path`, `|filename|path` and the like, up to what ends an address. A path may have blanks where it stands between quotation marks or brackets. */
const LINK =
	/(?<=(["'<(=]|[\s:]))(?:\{|%7B|\|)(filename|static|attach|author|category|tag|index)(?:\}|%7D|\|)((?:(?!\1)[^"'<>()\n]|\((?:[^()\n]{0,200})\)){0,1000})/gi;

/**
 * Gives links to other texts, files and lists of the site their addresses. Code in Markdown is not touched.
 * @returns the text, and names of links that lead nowhere, each as often as it was met
 */
export function withLinks(text: string, format: Format, config: PelicanConfig, context: CodeContext): string {
	if (!/(?:[{|]|%7B)(?:filename|static|attach|author|category|tag|index)/i.test(text)) return text;
	const plain = format === "markdown" ? withoutCode(text) : text;
	const parts: string[] = [];
	let at = 0;
	for (const match of plain.matchAll(LINK)) {
		const [, before = "", what = "", rest = ""] = match;
		// Outside quotation marks an address ends at a blank.
		const written = /["'<]/.test(before) ? rest : (/^\S*/.exec(rest)?.[0] ?? "");
		const to = match.index + match[0].length - rest.length + written.length;
		const address = addressFor(what.toLowerCase(), written, config, context);
		if (address === undefined) continue;
		parts.push(text.slice(at, match.index), address);
		at = to;
	}
	return parts.join("") + text.slice(at);
}

function addressFor(what: string, written: string, config: PelicanConfig, context: CodeContext): string | undefined {
	const [, path = "", rest = ""] = /^([^?#]*)([^]*)$/.exec(decodeHTML(written)) ?? [];
	const plain = percentDecoded(path);
	if (what === "index") return addressOf("", config) + rest;
	if (what === "author" || what === "category" || what === "tag") return termAddress(what, plain, config) + rest;
	for (const wanted of plain === path ? [plain] : [path, plain]) {
		const file = config.content + resolved(wanted, context.path.slice(config.content.length));
		const address = context.addressOf(file);
		if (address !== undefined) return address + rest;
	}
	return addressOf(resolved(plain, context.path.slice(config.content.length)), config) + rest;
}

/** A path in the content, from `/` or from the folder of the text. */
function resolved(wanted: string, from: string): string {
	const parts = wanted.startsWith("/") ? [] : from.split("/").slice(0, -1);
	for (const part of wanted.split("/")) {
		if (part === "..") parts.pop();
		else if (part !== "." && part !== "") parts.push(part);
	}
	return parts.join("/");
}

/** The address of the page that lists a term. */
export function termAddress(what: "author" | "category" | "tag", name: string, config: PelicanConfig): string {
	const slug = pelicanSlug(name, config.substitutions[what], config);
	const pattern = config.settings.text(`${what.toUpperCase()}_URL`) ?? `${what}/{slug}.html`;
	return addressOf(
		fillFormat(pattern, { path: "", role: "story", format: "html", fields: {}, body: "", values: { slug, name } }, config),
		config,
	);
}
