import type MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";

/** A list of attributes as kramdown (`{: #id .class}`) and Pandoc (`{#id .class}`) write it. */
const INSIDE = String.raw`\{(?::[^{}\n]*|[ ]*[#.][\w-][^{}\n]*)\}`;

const WHOLE = new RegExp(`^${INSIDE}$`);
const AT_END = new RegExp(`[ \\t]*(${INSIDE})$`);
const AT_START = new RegExp(`^${INSIDE}`);

/** The name that a list of attributes gives; the others dress a page, which is ours to do. */
function nameIn(list: string): string | undefined {
	return /[{\s:]#([\w-]+)/.exec(list)?.[1] ?? /\bid=["']?([\w-]+)/.exec(list)?.[1];
}

/**
 * Takes lists of attributes out of the text: behind a heading, on the first, last or only line of a block, behind a link or picture.
 * Of them only the name counts. `{:toc}` goes with the list that it stands under, which kramdown puts a table of contents for.
 */
export function attributeLists(md: MarkdownIt): void {
	md.core.ruler.after("inline", "attribute_lists", ({ tokens, src }) => {
		if (!src.includes("{") || !/\{(:|[ ]*[#.])/.test(src)) return;
		for (let index = 0; index < tokens.length; index++) {
			const token = tokens[index];
			if (token?.type !== "inline" || !token.children?.length) continue;
			const opening = tokens[index - 1];
			const last = token.children.at(-1);
			dropBehindInline(token.children);
			const above = opening?.type === "paragraph_open" ? listAbove(token.children) : undefined;
			if (above !== undefined) {
				const name = nameIn(above);
				const block = blockAbove(tokens, index - 1);
				// A list takes the empty line behind it as its own: a paragraph never follows it directly.
				const named = block && !block.type.endsWith("_list_open") ? block : opening;
				if (name !== undefined && !name.startsWith("bf-")) named?.attrSet("id", name);
			}
			const list = last?.type === "text" ? (AT_END.exec(last.content)?.[1] ?? "") : "";
			if (!last || list === "") continue;
			const isAlone = WHOLE.test(last.content.trim()) && (token.children.length === 1 || token.children.at(-2)?.type === "softbreak");
			if (opening?.type !== "heading_open" && !isAlone) continue;
			last.content = last.content.slice(0, last.content.length - (AT_END.exec(last.content)?.[0].length ?? 0));
			if (last.content === "" && token.children.at(-2)?.type === "softbreak") token.children.splice(-2, 2);
			const name = nameIn(list);
			const isBelow = opening?.type === "paragraph_open" && token.children.every(({ content }) => content === "");
			const named = isBelow ? (blockAbove(tokens, index - 1) ?? opening) : opening;
			if (name !== undefined && named && !name.startsWith("bf-")) named.attrSet("id", name);
			if (/^\{:\s*toc\s*\}$/i.test(list)) hideList(tokens, index);
			else if (token.children.every(({ content }) => content === "")) hideParagraph(tokens, index);
		}
	});
}

/** Takes out the list of attributes that is the first line of a paragraph, as kramdown has it. */
function listAbove(children: Token[]): string | undefined {
	const [first, end] = children;
	if (first?.type !== "text" || end?.type !== "softbreak" || !/^\{:[^{}\n]*\}[ \t]*$/.test(first.content)) return undefined;
	children.splice(0, 2);
	return first.content.trim();
}

/** The block that ends on the line above a paragraph: a list of attributes alone on its line is that of the block that it stands under. */
function blockAbove(tokens: readonly Token[], at: number): Token | undefined {
	const [paragraph, close] = [tokens[at], tokens[at - 1]];
	if (!paragraph || !close || close.level !== paragraph.level) return undefined;
	let begin = at - 1;
	if (close.nesting === -1) while (begin >= 0 && !(tokens[begin]?.nesting === 1 && tokens[begin]?.level === close.level)) begin--;
	const open = tokens[begin];
	return open?.map?.[1] === paragraph.map?.[0] ? open : undefined;
}

/** `[x](y){:target="_blank"}`: the list directly behind a link, a picture or emphasis. */
function dropBehindInline(children: readonly Token[]): void {
	for (const [index, child] of children.entries()) {
		const before = children[index - 1]?.type ?? "";
		if (child.type === "text" && /^(image|\w+_close|code_inline)$/.test(before)) child.content = child.content.replace(AT_START, "");
	}
}

/** A paragraph in which nothing is left, shown as nothing. */
function hideParagraph(tokens: Token[], index: number): void {
	for (const token of tokens.slice(index - 1, index + 2)) if (token.type.startsWith("paragraph")) token.hidden = true;
}

/** Takes out the list in whose last line, or behind which, `{:toc}` stands. */
function hideList(tokens: Token[], index: number): void {
	const end = tokens.findIndex((token, at) => at > index && token.type.endsWith("_list_close"));
	const within = tokens[index - 1]?.level ?? 0;
	const close = within > 0 ? end : tokens.findLastIndex((token, at) => at < index && token.type.endsWith("_list_close"));
	const open = tokens.findLastIndex(({ type, level }, at) => at < close && type.endsWith("_list_open") && level === tokens[close]?.level);
	if (open < 0 || close < 0) return;
	tokens.splice(open, close - open + 1);
}
