import type MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";
import type { Nesting } from "markdown-it/lib/token.mjs";

/** Keeps the cells that a row of a table has beyond those of its head; by the rule of GitHub their words would be lost. */
export function wideRows(md: MarkdownIt): void {
	const rule = md.block.ruler.getRules("").find(({ name }) => name === "table");
	if (!rule) return;
	md.block.ruler.at(
		"table",
		(state, startLine, endLine, silent) => {
			const first = state.tokens.length;
			if (!rule(state, startLine, endLine, silent)) return false;
			if (silent) return true;
			const added: Token[] = [];
			let columns = 0;
			for (const token of state.tokens.splice(first)) {
				if (token.type === "th_open") columns++;
				const line = token.type === "tr_close" && columns > 0 ? rowOf(added) : undefined;
				if (line !== undefined) {
					const text = state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
					for (const cell of cellsBehind(text.trim(), columns)) added.push(...cellTokens(state.Token, token.level, cell));
				}
				added.push(token);
			}
			for (const token of added) state.tokens.push(token);
			return true;
		},
		{ alt: ["paragraph", "reference"] },
	);
}

/** The line of the row that is open; undefined for that of the head. */
function rowOf(tokens: readonly Token[]): number | undefined {
	const open = tokens.findLast(({ type }) => type === "tr_open");
	return tokens.at(-1)?.type === "td_close" ? open?.map?.[0] : undefined;
}

/** The cells of a row behind so many. */
function cellsBehind(row: string, columns: number): string[] {
	const signs = row.split("|").length - 1;
	// Nearly every row has no more signs than its cells need.
	if (signs < columns + Number(row.startsWith("|")) + Number(row.endsWith("|"))) return [];
	const cells = row.split(/(?<!\\)\|/);
	if (cells[0] === "") cells.shift();
	if (cells.at(-1) === "") cells.pop();
	return cells.slice(columns).map((cell) => cell.replaceAll("\\|", "|").trim());
}

function cellTokens(Made: new (type: string, tag: string, nesting: Nesting) => Token, level: number, content: string): Token[] {
	const [open, text, close] = [new Made("td_open", "td", 1), new Made("inline", "", 0), new Made("td_close", "td", -1)];
	Object.assign(text, { content, children: [] });
	for (const token of [open, text, close]) Object.assign(token, { level: level + 1, block: true });
	return [open, text, close];
}
