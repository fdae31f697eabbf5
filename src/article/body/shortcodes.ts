import { TEMPLATE_CODE } from "./templatecode.ts";

/** Code between backticks, which is among the words of a story. */
const QUOTED_CODE = "(`{1,9})[^]*?\\1";

/** A picture with its caption, as WordPress writes it. */
const CAPTION = "\\[(?:wp_)?caption\\b[^\\]]{0,1000}\\][^]{0,2000}?\\[/(?:wp_)?caption\\]";

/** A shortcode that every WordPress has, one with attributes, or the end of one. */
const SHORTCODE = [
	"\\[(?:wp_caption|caption|gallery|audio|video|embed|playlist)\\b[^\\]\\n]{0,1000}\\]",
	`\\[[a-z][\\w-]*(?:\\s+[\\w-]+=(?:"[^"\\n]{0,300}"|'[^'\\n]{0,300}'|[^\\s[\\]"']{1,300})){1,20}\\s*/?\\]`,
	"\\[/[a-z][\\w-]*\\]",
].join("|");

const CODE = new RegExp(`${QUOTED_CODE}|(?:${CAPTION}|${SHORTCODE})(?!\\()|${TEMPLATE_CODE.source}`, "gi");

/** A body without shortcodes, captions and template code, which are no words of its opening. Code between backticks stays. */
export function withoutShortcodes(body: string): string {
	if (!/\[\/?[a-z]|\{[{%]/i.test(body)) return body;
	const words = body.replace(CODE, (code) => (code.startsWith("`") ? code : ""));
	return words === body ? body : words.replace(/\n\s*\n\s*/g, "\n\n").trimStart();
}

/** Marks of Markdown that are none to a parser, such as `** bold**`. */
const STRAY_MARKS = /\*\*([^*\n]{1,300})\*\*/g;

/** An opening without marks that Markdown did not take as such. */
export function withoutStrayMarks(opening: string): string {
	return opening.includes("**") ? opening.replace(STRAY_MARKS, "$1").replace(/ {2,}/g, " ").trim() : opening;
}
