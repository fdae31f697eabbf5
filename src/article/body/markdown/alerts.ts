import type MarkdownIt from "markdown-it";
import type { RuleBlock } from "markdown-it/lib/parser_block.mjs";
import { type BlockState, firstAbove, lineOf } from "./lines.ts";
import type { Environment } from "./renderer.ts";

/** What stands above a box: its own title, else the words of the site for its kind, else the name of the kind. */
function titleOf(kind: string, given: string, { boxTitle }: Environment): string {
	const title = given.trim().replace(/^["'[](.*)["'\]]$/, "$1");
	if (title !== "") return title;
	const name = kind.toLowerCase();
	return boxTitle?.(name) ?? name.charAt(0).toUpperCase() + name.slice(1);
}

/** `::: warning Title`, ended by `:::`. */
const CONTAINER = /^(:{3,})[ \t]*\{?([a-z][\w-]*)\}?[ \t]*(.*)$/i;

/** `!!! tip "Title"`, with what it holds indented below it. */
const INDENTED = /^(?:!!!|\?\?\?\+?)[ \t]+([a-z][\w-]*)[ \t]*((?:"[^"]*")?)[ \t]*$/i;

/** Boxes of GitHub (`> [!NOTE]`), of Docusaurus and VuePress (`::: tip`) and of Python-Markdown (`!!! tip`), shown as quotations with a title. */
export function alerts(md: MarkdownIt): void {
	md.block.ruler.before("fence", "box", box, { alt: ["paragraph", "reference", "blockquote", "list"] });
	md.core.ruler.after("inline", "alerts", (state) => {
		const { tokens, Token, env } = state;
		for (const [index, token] of tokens.entries()) {
			if (token.type !== "inline" || tokens[index - 2]?.type !== "blockquote_open") continue;
			const [first, second] = token.children ?? [];
			const kind = /^\[!(note|tip|important|warning|caution)\]$/i.exec(first?.content.trim() ?? "")?.[1];
			if (first?.type !== "text" || kind === undefined || (second && second.type !== "softbreak")) continue;
			const [open, close] = [new Token("strong_open", "strong", 1), new Token("strong_close", "strong", -1)];
			first.content = titleOf(kind, "", env);
			token.children = [open, first, close, ...(token.children?.slice(1) ?? [])];
		}
	});
}

const box: RuleBlock = (state, startLine, endLine, silent) => {
	const line = lineOf(state, startLine);
	const container = CONTAINER.exec(line);
	const indented = INDENTED.exec(line);
	if ((!container && !indented) || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
	const end = container ? closeOf(state, startLine, endLine, container[1]?.length ?? 3) : indentedEnd(state, startLine, endLine);
	// What is never closed is text as typed.
	if (end === undefined) return false;
	if (silent) return true;
	const title = container
		? titleOf(container[2] ?? "", container[3] ?? "", state.env)
		: titleOf(indented?.[1] ?? "", indented?.[2] ?? "", state.env);
	state.push("blockquote_open", "blockquote", 1).map = [startLine, end];
	state.push("paragraph_open", "p", 1).map = [startLine, startLine + 1];
	Object.assign(state.push("inline", "", 0), { content: `**${title}**`, map: [startLine, startLine + 1], children: [] });
	state.push("paragraph_close", "p", -1);
	const [parent, max, indent] = [state.parentType, state.lineMax, state.blkIndent];
	state.parentType = "blockquote";
	state.lineMax = end;
	if (indented) state.blkIndent += 4;
	state.md.block.tokenize(state, startLine + 1, end);
	Object.assign(state, { parentType: parent, lineMax: max, blkIndent: indent });
	state.push("blockquote_close", "blockquote", -1);
	state.line = container ? end + 1 : end;
	return true;
};

/** The lines that close containers, remembered for the text that was asked last. */
let asked: { readonly text: string; readonly closes: readonly { readonly at: number; readonly colons: number }[] } = {
	text: "",
	closes: [],
};

/** The line that closes a container: the next that has as many colons. */
function closeOf(state: BlockState, startLine: number, endLine: number, colons: number): number | undefined {
	if (asked.text !== state.src) {
		const found = state.src.matchAll(/^[ \t>]*(:{3,})[ \t]*$/gm);
		asked = { text: state.src, closes: [...found].map((match) => ({ at: match.index, colons: match[1]?.length ?? 0 })) };
	}
	const from = state.bMarks[startLine] ?? 0;
	const first = firstAbove(asked.closes.length, (index) => (asked.closes[index]?.at ?? 0) > from);
	// Those of containers inside have fewer colons; nobody writes more of them than this.
	const close = asked.closes.slice(first, first + 50).find((one) => one.colons >= colons);
	if (!close) return undefined;
	const line = firstAbove(endLine, (index) => (state.eMarks[index] ?? 0) >= close.at);
	return line < endLine ? line : undefined;
}

function indentedEnd(state: BlockState, startLine: number, endLine: number): number | undefined {
	let end = startLine + 1;
	for (let line = startLine + 1; line < endLine; line++) {
		if (state.isEmpty(line)) continue;
		if ((state.sCount[line] ?? 0) - state.blkIndent < 4) break;
		end = line + 1;
	}
	return end > startLine + 1 ? end : undefined;
}
