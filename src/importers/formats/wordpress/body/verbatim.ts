import { escapeHtml } from "../../../../article/text.ts";
import { makeFinder, settingsIn, shortcodeTags } from "./scan.ts";

/** A text in which marks stand for what is to stay as it is. */
export interface Kept {
	readonly text: string;
	/** Puts what was kept in place of its marks. */
	restore(html: string): string;
}

/** Shortcodes whose content is a program, as plugins that colour programs know them. */
const CODE =
	/^(sourcecode|source|code|php|html|css|js|javascript|jscript|java|python|py|ruby|rails|perl|sql|bash|shell|xml|csharp|cpp|powershell|scala|yaml|json|pascal|pas|delphi|c|cplusplus|c-sharp|objc|vb|vbnet|go|golang|r|diff|patch|groovy|haskell|erlang|clojure|fsharp|matlab|actionscript3|as3|coldfusion|javafx|sass|scss|swift|jsx|xhtml|xslt|plain)$/;

const TAG = /<(\/?)(pre|script|style|textarea|svg)\b([^<>]*)>/gi;

/** Keeps preformatted text, programs and drawings from what is done with the rest of a body. No text holds U+0000. */
export function keepVerbatim(text: string): Kept {
	const kept: string[] = [];
	const keep = (html: string) => `\u0000${kept.push(html) - 1}\u0000`;
	return {
		text: keepElements(keepCode(text, keep), keep),
		restore: (html) => putBack(putBack(html, kept), kept),
	};
}

function putBack(html: string, kept: readonly string[]): string {
	// oxlint-disable-next-line no-control-regex -- no text holds it; it marks a place
	return html.includes("\u0000") ? html.replace(/\u0000(\d+)\u0000/g, (_, index: string) => kept[Number(index)] ?? "") : html;
}

function keepCode(text: string, keep: (html: string) => string): string {
	if (!text.includes("[/")) return text;
	const find = makeFinder(text);
	const parts: string[] = [];
	let at = 0;
	for (const tag of shortcodeTags(text)) {
		if (tag.start < at || tag.isEnd || tag.isAlone || tag.isEscaped || !CODE.test(tag.name)) continue;
		const end = find(`[/${tag.name}]`, tag.end);
		if (end < 0) continue;
		const settings = settingsIn(tag.settings);
		const named = settings.get("language") ?? settings.get("lang") ?? tag.name;
		const language = /^(source|sourcecode|code|text|plain)$/.test(named) ? "" : named.replace(/[^\w+#-]/g, "");
		const code = asTyped(text.slice(tag.end, end).replace(/^\r?\n|\s+$/g, ""));
		parts.push(text.slice(at, tag.start), keep(`<pre><code${language && ` class="language-${language}"`}>${code}\n</code></pre>`));
		at = end + tag.name.length + 3;
	}
	return parts.length === 0 ? text : parts.join("") + text.slice(at);
}

function keepElements(text: string, keep: (html: string) => string): string {
	const tags = [...text.matchAll(TAG)];
	const ends = endsOf(tags);
	const parts: string[] = [];
	let at = 0;
	for (const [index, tag] of tags.entries()) {
		const [whole, , name = "", settings = ""] = tag;
		const end = ends[index];
		// One that begins before this one ends has no end itself.
		if (!end || tag.index < at) continue;
		const isCode = /^pre$/i.test(name) && /\blang(uage)?\s*=/i.test(settings) && !/\bescaped\s*=\s*["']?true/i.test(settings);
		const content = text.slice(tag.index + whole.length, end.index);
		parts.push(text.slice(at, tag.index), keep(isCode ? `<pre>${asTyped(content)}</pre>` : whole + content + end[0]));
		at = end.index + end[0].length;
	}
	return parts.length === 0 ? text : parts.join("") + text.slice(at);
}

/** For each tag that begins an element the next tag of that name, if that ends it. */
function endsOf(tags: readonly RegExpExecArray[]): (RegExpExecArray | undefined)[] {
	const next = new Map<string, RegExpExecArray>();
	const ends: (RegExpExecArray | undefined)[] = [];
	for (let index = tags.length - 1; index >= 0; index--) {
		const tag = tags[index];
		const name = tag?.[2]?.toLowerCase() ?? "";
		const following = next.get(name);
		const isWhole = tag?.[1] === "" && !tag[3]?.endsWith("/") && following?.[1] === "/";
		ends[index] = isWhole ? following : undefined;
		if (tag) next.set(name, tag);
	}
	return ends;
}

/** A program as HTML. Some editors have written its signs as references, and others have not. */
function asTyped(code: string): string {
	return /[<>]/.test(code) ? escapeHtml(code) : code;
}
