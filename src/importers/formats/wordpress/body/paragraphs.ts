const BLOCK =
	"address|article|aside|audio|blockquote|caption|center|col|colgroup|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|iframe|legend|li|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|video";

/** Elements whose text needs no paragraph around it. */
const HOLDS_TEXT = /^<(p|li|td|th|dt|dd|h[1-6]|figcaption|caption|summary|legend|address|iframe|audio|video|figure)\b/i;

const OPENS = new RegExp(`(<(?:${BLOCK})\\b[^<>]*>)`, "gi");
const CLOSES = new RegExp(`(</(?:${BLOCK})>|<hr\\b[^<>]*>)`, "gi");
const LEADING = new RegExp(`^(?:\\s*</?(?:${BLOCK})\\b[^<>]*>)+`, "i");
const TAG = new RegExp(`^</?(?:${BLOCK})\\b[^<>]*>$`, "i");

/**
 * The paragraphs that WordPress makes when it shows a story: blank lines part them, and a line end within one is a line break.
 * Elements that are blocks stay as they are, and so do marks of `keepVerbatim`.
 */
export function autoParagraphs(text: string): string {
	const kept = text
		.replace(/\r\n?/g, "\n")
		// oxlint-disable-next-line no-control-regex -- the marks of keepVerbatim
		.replace(/\u0000\d+\u0000/g, "\n\n$&\n\n")
		// A tag may be written over several lines; that makes none.
		.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replaceAll("\n", " "))
		// A builder's button is written over lines of its own: they are no breaks in its words.
		.replace(/(<a\b[^<>]*>)(\s+)/gi, (all, tag: string, gap: string) => (gap.includes("\n") ? `\n${tag}` : all))
		.replace(/(?<!\s)(\s+)<\/a>/gi, (all, gap: string) => (gap.includes("\n") ? "</a>\n" : all))
		.replace(/<br\s*\/?>\s*<br\s*\/?>/gi, "\n\n")
		.replace(OPENS, "\n\n$1")
		.replace(CLOSES, "$1\n\n");
	const pieces = kept
		.split(/\n\s*\n/)
		.map((piece) => piece.trim())
		.filter((piece) => piece !== "");
	return pieces.map(paragraph).join("\n");
}

function paragraph(piece: string): string {
	if (piece.startsWith("\u0000")) return piece;
	const before = LEADING.exec(piece)?.[0] ?? "";
	const rest = piece.slice(before.length);
	const after = rest.slice(startOfLastTags(rest));
	const words = rest.slice(0, rest.length - after.length).trim();
	if (words === "") return piece;
	const lines = withBreaks(words);
	const inner = before.slice(before.lastIndexOf("<"));
	const whole = HOLDS_TEXT.test(inner) && (after.trim() !== "" || /^<(p|iframe|audio|video|figure)\b/i.test(inner));
	return whole ? before + lines + after : `${before}<p>${lines}</p>${after}`;
}

/** Where the tags of blocks begin that a piece ends with. */
function startOfLastTags(piece: string): number {
	let start = piece.length;
	for (;;) {
		const end = piece.slice(0, start).trimEnd().length;
		const tag = piece.charAt(end - 1) === ">" ? piece.lastIndexOf("<", end - 1) : -1;
		if (tag < 0 || !TAG.test(piece.slice(tag, end))) return start;
		start = tag;
	}
}

/** Text in which a line end is a line break, also where a break stands before it already. */
function withBreaks(words: string): string {
	const lines = words.split("\n");
	return lines
		.map((line, index) => {
			const begun = index === 0 ? line : line.trimStart();
			return index === lines.length - 1 ? begun : begun.trimEnd().replace(/<br\s*\/?>$/i, "");
		})
		.join("<br>\n");
}
