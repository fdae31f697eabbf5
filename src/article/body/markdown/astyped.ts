import type MarkdownIt from "markdown-it";

/** A formula: `$$…$$`, `\(…\)`, `\[…\]`, or `$…$` with a sign that only formulas have. */
const FORMULA = /\$\$[^$\n]+\$\$|\\\\\([^\n]{1,500}?\\\\\)|\$(?=[^\s$])[^$\n]{0,300}[_^\\{][^$\n]{0,300}(?<=\S)\$(?!\d)/y;

/** A line that is a template's, and no text. */
const TEMPLATE_LINE = /^(\{%.*%\}|\{\{.*\}\})[ \t]*$/;

/**
 * Keeps as typed what no Markdown is meant in: formulas, whose signs would be taken for emphasis,
 * and lines of template code, behind which a link may be defined.
 */
export function keptAsTyped(md: MarkdownIt): void {
	md.inline.ruler.before("escape", "formula", (state, silent) => {
		const code = state.src.charCodeAt(state.pos);
		if (code !== 0x24 && code !== 0x5c) return false;
		FORMULA.lastIndex = state.pos;
		const match = FORMULA.exec(state.src);
		if (!match || state.pos + match[0].length > state.posMax) return false;
		if (!silent) state.push("text", "", 0).content = match[0];
		state.pos += match[0].length;
		return true;
	});
	md.block.ruler.before(
		"reference",
		"template_line",
		(state, startLine, _, silent) => {
			const from = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
			if (state.src.charCodeAt(from) !== 0x7b) return false;
			const line = state.src.slice(from, state.eMarks[startLine]);
			if (!TEMPLATE_LINE.test(line)) return false;
			if (silent) return /^\s*\[[^\]]+\]:/.test(state.src.slice((state.eMarks[startLine] ?? 0) + 1, (state.eMarks[startLine] ?? 0) + 200));
			state.line = startLine + 1;
			state.push("paragraph_open", "p", 1).map = [startLine, startLine + 1];
			const inline = state.push("inline", "", 0);
			Object.assign(inline, { content: line.trim(), map: [startLine, startLine + 1], children: [] });
			state.push("paragraph_close", "p", -1);
			return true;
		},
		{ alt: ["paragraph"] },
	);
}
