import type MarkdownIt from "markdown-it";
import plugin from "markdown-it-deflist";

/** Definition lists with colons. The plugin's tildes are left out, since people sign with them. */
export function definitionLists(md: MarkdownIt): void {
	plugin(md);
	const rule = md.block.ruler.getRules("").find(({ name }) => name === "deflist");
	if (!rule) return;
	md.block.ruler.at(
		"deflist",
		(state, startLine, endLine, silent) => {
			const next = state.isEmpty(startLine + 1) ? startLine + 2 : startLine + 1;
			const at = (state.bMarks[next] ?? 0) + (state.tShift[next] ?? 0);
			return next < endLine && state.src.charAt(at) === ":" && rule(state, startLine, endLine, silent);
		},
		{ alt: ["paragraph", "reference", "blockquote"] },
	);
}

/** Shows the boxes of a task list: `- [ ]` and `- [x]`. */
export function taskLists(md: MarkdownIt): void {
	md.core.ruler.after("inline", "task_lists", ({ tokens, src }) => {
		if (!/\[[ xX]\][ \t]/.test(src)) return;
		for (const [index, token] of tokens.entries()) {
			if (token.type !== "inline" || tokens[index - 2]?.type !== "list_item_open") continue;
			const first = token.children?.[0];
			const [mark, done] = /^\[([ xX])\][ \t]+(?=\S)/.exec(first?.content ?? "") ?? [];
			if (first?.type === "text" && mark !== undefined) first.content = `${done === " " ? "☐" : "☑"} ${first.content.slice(mark.length)}`;
		}
	});
}
