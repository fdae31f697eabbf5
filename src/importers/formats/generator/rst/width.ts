/** Letters that take two columns: those of East Asia, and pictures. */
const WIDE =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/gu;

/** Stands behind a wide letter, so that columns are counted as people see them. */
const FILLER = "\u{fdd0}";

/** How many columns a text takes. */
export function widthOf(text: string): number {
	return padded(text.replace(/\p{M}/gu, "")).replace(/[\ud800-\udbff](?=[\udc00-\udfff])/g, "").length;
}

/** A text in which every column is one character. */
export function padded(text: string): string {
	return text.replace(WIDE, (letter) => (letter.length === 1 ? letter + FILLER : letter));
}

/** The text that was padded. */
export function withoutPadding(text: string): string {
	return text.replaceAll(FILLER, "");
}
