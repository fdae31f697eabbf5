/** A line that belongs to JavaScript and not to the prose. */
const MODULE_LINE = /^(import\s[^\n]*\bfrom\b|import\s+["']|export\s+(default|const|let|var|function|async|\{))/;

/** A tag of a component, whose name begins with a capital letter. */
const COMPONENT = /<\/?[A-Z][\w.]*(?:\s[^<>`]*)?\/?>/g;

/**
 * The prose of MDX, as Markdown: without the statements `import` and `export`, which stand in paragraphs of their own,
 * without its comments, and without the tags of components, whose content stays.
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
		return inModule ? "" : line.replace(/\{\/\*.*?\*\/\}/g, "").replace(COMPONENT, "");
	});
	return lines.join("\n");
}
