import type MarkdownIt from "markdown-it";
import { type BlockState, firstAbove } from "./lines.ts";

/** Code between the tags of a generator: Jekyll's and Eleventy's `highlight`, Hexo's `codeblock`, Hugo's shortcode `highlight`. */
export interface TemplateCodeBlock {
	/** Where the opening tag begins: the place of its first character, from 0. */
	readonly at: number;
	/** Where the closing tag begins. */
	readonly close: number;
	/** Where its line ends. */
	readonly end: number;
	readonly language: string;
	/** What stands above the code: the rest of what Hexo's tag says. */
	readonly title: string;
}

/** A line that opens such a block. */
const OPENING =
	/^([ \t]*)(?:\{%-?[ \t]*(highlight|codeblock|code)\b[ \t]*([^\n]{0,300}?)[ \t]*-?%\}|\{\{[<%][ \t]*highlight\b[ \t]*([^\n]{0,300}?)[ \t]*[>%]\}\})[ \t]*$/gm;

/** What ends such a block, by its name; nothing may follow it on its line. */
const ENDS: Readonly<Record<string, RegExp>> = {
	highlight: /\{%-?[ \t]*endhighlight[ \t]*-?%\}[ \t]*$/gm,
	codeblock: /\{%-?[ \t]*endcodeblock[ \t]*-?%\}[ \t]*$/gm,
	code: /\{%-?[ \t]*endcode[ \t]*-?%\}[ \t]*$/gm,
	shortcode: /\{\{[<%][ \t]*\/[ \t]*highlight[ \t]*[>%]\}\}[ \t]*$/gm,
};

/** Finds such blocks in Markdown, from its beginning to its end. */
export function templateCodeBlocks(text: string): readonly TemplateCodeBlock[] {
	if (!/\{%-?[ \t]*(?:highlight|code)|\{\{[<%][ \t]*highlight/.test(text)) return [];
	const found: TemplateCodeBlock[] = [];
	const endless = new Set<string>();
	let from = 0;
	for (const match of text.matchAll(OPENING)) {
		const [whole, indent = "", name = "shortcode", said = "", options = ""] = match;
		const end = ENDS[name];
		if (match.index < from || end === undefined || endless.has(name)) continue;
		end.lastIndex = match.index + whole.length;
		const closing = end.exec(text);
		if (!closing) {
			endless.add(name);
			continue;
		}
		from = closing.index + closing[0].length;
		const words = (said || options).split(/[ \t]+/);
		const language = name === "codeblock" ? words.find((word) => word.startsWith("lang:"))?.slice(5) : words[0];
		found.push({
			at: match.index + indent.length,
			close: closing.index,
			end: from,
			language: (language ?? "").replace(/^["']|["',]+$/g, ""),
			title: name === "codeblock" ? words.filter((word) => !/^[a-z_]+:[^/]/.test(word)).join(" ") : "",
		});
	}
	return found;
}

/** Markdown with blanks in the place of its code, which may be about templates. Its length stays the same. */
export function withoutCode(body: string): string {
	let plain = "";
	let from = 0;
	for (const { at, end } of templateCodeBlocks(body)) {
		plain += body.slice(from, at) + blank(body.slice(at, end));
		from = end;
	}
	return withoutFences(plain + body.slice(from));
}

/** A text of which only the line ends are left. */
function blank(code: string): string {
	return code.replace(/[^\n]/g, " ");
}

/** Markdown with blanks in the place of what stands in fences and between backticks. */
export function withoutFences(body: string): string {
	return body
		.replace(/^ {0,3}(`{3,}|~{3,})[^\n]*\n[^]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![^]))/gm, blank)
		.replace(/(?<!`)(`{1,3})(?!`)[^`\n]{1,1000}\1(?!`)/g, blank);
}

let last: { readonly text: string; readonly blocks: ReadonlyMap<number, TemplateCodeBlock> } | undefined;

function blockAt(text: string, at: number): TemplateCodeBlock | undefined {
	if (last?.text !== text) last = { text, blocks: new Map(templateCodeBlocks(text).map((block) => [block.at, block])) };
	return last.blocks.get(at);
}

/** Shows such blocks as code: as text of the story its lines would be read as Markdown and HTML. */
export function templateCode(md: MarkdownIt): void {
	md.block.ruler.before(
		"table",
		"template_code",
		(state, startLine, endLine, silent) => {
			const at = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
			if (state.src.charCodeAt(at) !== 0x7b || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
			const block = blockAt(state.src, at);
			const endAt = block && firstAbove(endLine, (line) => (state.eMarks[line] ?? 0) >= block.close);
			if (!block || endAt === undefined || endAt >= endLine) return false;
			if (!silent) push(state, block, startLine, endAt);
			return true;
		},
		{ alt: ["paragraph", "reference", "blockquote", "list"] },
	);
}

function push(state: BlockState, { close, language, title }: TemplateCodeBlock, startLine: number, endAt: number): void {
	if (title !== "") {
		state.push("paragraph_open", "p", 1).map = [startLine, startLine + 1];
		Object.assign(state.push("inline", "", 0), { content: title, map: [startLine, startLine + 1], children: [] });
		state.push("paragraph_close", "p", -1);
	}
	const lastLine = state.src.slice((state.bMarks[endAt] ?? 0) + (state.tShift[endAt] ?? 0), close);
	const code = state.getLines(startLine + 1, endAt, state.blkIndent, true) + (lastLine === "" ? "" : `${lastLine}\n`);
	Object.assign(state.push("fence", "code", 0), { info: language, content: code, map: [startLine, endAt + 1], markup: "```" });
	state.line = endAt + 1;
}
