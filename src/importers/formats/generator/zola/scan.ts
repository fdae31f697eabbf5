import type { CodePiece, CodeSyntax } from "../code/pieces.ts";

/** `{{ name(a="b") }}`, `{% name(a="b") %}` and `{% end %}`. */
const PIECE =
	/\{([{%])-?\s*(?:(end)|([A-Za-z_]\w{0,100})\(((?:[^"'`){]|\{(?![{%])|"(?:[^"\\]|\\[^]){0,8000}"|'(?:[^'\\]|\\[^]){0,8000}'|`[^`]{0,8000}`){0,4000})\))\s*-?([}%])\}/y;

/** How shortcodes are written. `{{/* x() *\/}}` shows one. */
export const zolaSyntax: CodeSyntax = {
	scan,
	raw: { open: /(?<=\{[{%])\/\*/, close: /\*\/(?=[%}]\})/, everywhere: true },
};

/** The pieces of a text. What `end` ends is the last shortcode that was begun. */
function scan(text: string): readonly CodePiece[] {
	const pieces: CodePiece[] = [];
	const open: string[] = [];
	const opening = /\{[{%]/g;
	for (let found = opening.exec(text); found; found = opening.exec(text)) {
		PIECE.lastIndex = found.index;
		const [whole, sign, end, name = "", written = "", close] = PIECE.exec(text) ?? [];
		if (whole === undefined || (sign === "{") !== (close === "}")) continue;
		const ended = end === undefined ? name : open.pop();
		if (ended === undefined) continue;
		if (end === undefined && sign === "%") open.push(name);
		pieces.push({ at: found.index, end: found.index + whole.length, name: ended, written, kind: end === undefined ? "open" : "close" });
		opening.lastIndex = found.index + whole.length;
	}
	return pieces;
}
