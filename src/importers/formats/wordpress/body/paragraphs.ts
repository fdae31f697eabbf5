const BLOCK =
	"address|article|aside|audio|blockquote|caption|center|col|colgroup|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|iframe|legend|li|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|video";

/** Elements whose text needs no paragraph around it. */
const HOLDS_TEXT = /^<(p|li|td|th|dt|dd|h[1-6]|figcaption|caption|summary|legend|address|iframe|audio|video|figure)\b/i;

const OPENS = new RegExp(`(<(?:${BLOCK})\\b[^>]*>)`, "gi");
const CLOSES = new RegExp(`(</(?:${BLOCK})>|<hr\\b[^>]*>)`, "gi");
const LEADING = new RegExp(`^(?:\\s*</?(?:${BLOCK})\\b[^>]*>)+`, "i");
const TRAILING = new RegExp(`(?:</?(?:${BLOCK})\\b[^>]*>\\s*)+$`, "i");
const VERBATIM = /(<(pre|script|style|textarea|svg)\b[^>]*>[^]*?<\/\2>)/gi;

/**
 * Makes the paragraphs that WordPress makes when it shows a story: a blank line ends a paragraph, and any other line end is a line break.
 * Elements that are blocks stay as they are.
 */
export function autoParagraphs(text: string): string {
	const verbatim: string[] = [];
	const kept = text
		.replace(/\r\n?/g, "\n")
		.replace(VERBATIM, (all) => `\n\n\u0000${verbatim.push(all) - 1}\u0000\n\n`)
		// A line end within a tag is not a line break.
		.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replaceAll("\n", " "))
		.replace(/<br\s*\/?>\s*<br\s*\/?>/gi, "\n\n")
		.replace(OPENS, "\n\n$1")
		.replace(CLOSES, "$1\n\n");
	const pieces = kept
		.split(/\n\s*\n/)
		.map((piece) => piece.trim())
		.filter((piece) => piece !== "");
	const joined = pieces.map(paragraph).join("\n");
	// oxlint-disable-next-line no-control-regex -- no text holds it; it marks a place
	return joined.replace(/\u0000(\d+)\u0000/g, (_, index: string) => verbatim[Number(index)] ?? "");
}

function paragraph(piece: string): string {
	if (piece.startsWith("\u0000")) return piece;
	const before = LEADING.exec(piece)?.[0] ?? "";
	const rest = piece.slice(before.length);
	const after = TRAILING.exec(rest)?.[0] ?? "";
	const words = rest.slice(0, rest.length - after.length).trim();
	if (words === "") return piece;
	const lines = words.replace(/(<br\s*\/?>)?[^\S\n]*\n\s*/gi, "<br>\n");
	const inner = before.slice(before.lastIndexOf("<"));
	const whole = HOLDS_TEXT.test(inner) && (after.trim() !== "" || /^<(p|iframe|audio|video|figure)\b/i.test(inner));
	return whole ? before + lines + after : `${before}<p>${lines}</p>${after}`;
}
