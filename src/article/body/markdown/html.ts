import type MarkdownIt from "markdown-it";
import htmlBlock from "markdown-it/lib/rules_block/html_block.mjs";
import { FOREIGN } from "../html/elements.ts";
import { endOfDeclaration, isComponentTag, isHtmlTag, readTag } from "../html/tags.ts";

/** The last place of a text in another, remembered for the text that was asked last. */
let asked = { text: "", ends: new Map<string, number>() };

function endsBehind(text: string, end: string, at: number): boolean {
	if (asked.text !== text) asked = { text, ends: new Map() };
	const last = asked.ends.get(end) ?? text.lastIndexOf(end);
	asked.ends.set(end, last);
	return last > at;
}

/** Elements that Markdown lets run to their end tag, over blank lines. */
const TO_THEIR_END: ReadonlySet<string> = new Set(["script", "pre", "style", "textarea"]);

/** Whether HTML begins at a place of Markdown, and ends; anything else in angle brackets is text. */
function endOfHtml(text: string, at: number): number | undefined {
	if (text.startsWith("<!--", at)) {
		if (text.startsWith(">", at + 4)) return at + 5;
		return endsBehind(text, "-->", at + 3) ? text.indexOf("-->", at + 4) + 3 : undefined;
	}
	const declaration = endOfDeclaration(text, at, at === 0);
	if (declaration !== undefined) return declaration;
	const tag = readTag(text, at);
	if (!tag) return undefined;
	const isForeign = FOREIGN.has(tag.name) && /<(svg|math)\b/i.test(text);
	return isForeign || isHtmlTag(tag) || isComponentTag(tag) ? tag.end : undefined;
}

/**
 * Lets only HTML be HTML: `List<Object>` and `<name>` are text, and a comment or script that does not end swallows nothing.
 */
export function strictHtml(md: MarkdownIt): void {
	md.inline.ruler.at("html_inline", (state, silent) => {
		if (state.src.charCodeAt(state.pos) !== 0x3c || !/[a-z!/?]/i.test(state.src.charAt(state.pos + 1))) return false;
		const end = endOfHtml(state.src, state.pos);
		if (end === undefined || end > state.posMax) return false;
		if (!silent) {
			const token = state.push("html_inline", "", 0);
			token.content = state.src.slice(state.pos, end);
			// Inside a link no address is made another; the types do not know of this count.
			const level = state as typeof state & { linkLevel: number };
			if (/^<a[>\s]/i.test(token.content)) level.linkLevel++;
			if (/^<\/a\s*>/i.test(token.content)) level.linkLevel--;
		}
		state.pos = end;
		return true;
	});
	md.block.ruler.at(
		"html_block",
		(state, startLine, endLine, silent) => {
			const at = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
			if (state.src.charCodeAt(at) !== 0x3c || endOfHtml(state.src, at) === undefined) return false;
			const tag = readTag(state.src, at);
			if (tag && TO_THEIR_END.has(tag.name) && !tag.isClosing) {
				if (!tag.isSelfClosing) return endsBehind(state.src, `</${tag.name}`, at) && htmlBlock(state, startLine, endLine, silent);
				if (!silent) {
					state.line = startLine + 1;
					const token = state.push("html_block", "", 0);
					token.map = [startLine, startLine + 1];
					token.content = state.getLines(startLine, startLine + 1, state.blkIndent, true);
				}
				return true;
			}
			return htmlBlock(state, startLine, endLine, silent);
		},
		{ alt: ["paragraph", "reference", "blockquote"] },
	);
}
