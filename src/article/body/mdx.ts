/** A line that belongs to JavaScript and not to the prose. */
const MODULE_LINE = /^(import\s[^\n]*\bfrom\b|import\s+["']|export\s+(default|const|let|var|function|async|\{))/;

/**
 * The prose of MDX, as Markdown: without the statements `import` and `export`, which stand in paragraphs of their own,
 * and without its comments. Components stay, and are treated like any tag that is no HTML.
 */
export function proseOfMdx(text: string): string {
	let fence = "";
	let inModule = false;
	const lines = text.split("\n").map((line) => {
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
		if (mark !== "" && !inModule) fence = fence === "" ? mark : line.trim().startsWith(fence) ? "" : fence;
		if (fence !== "") return line;
		if (line.trim() === "") inModule = false;
		else if (MODULE_LINE.test(line)) inModule = true;
		// The lines stay, so that places in the text stay right.
		return inModule ? "" : line.replace(/\{\/\*.*?\*\/\}/g, "");
	});
	return lines.join("\n");
}
