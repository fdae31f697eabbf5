import type { CodePiece, CodeSyntax } from "../code/pieces.ts";

/** How a shortcode begins: `{{< name`, `{{% /name`. */
const HEAD = /\{\{([<%])[ \t\n]*(\/?)[ \t\n]*([A-Za-z_][\w./-]{0,100})/y;

/** What stands behind its name, up to its end. Nothing between quotation marks ends it; another shortcode does not begin in it. */
const REST = /((?:[^"`>%{}]|"(?:[^"\\]|\\[^]){0,8000}"|`[^`]{0,8000}`|[>%](?!\}\})|\{(?!\{)|\}(?!\})|["`]){0,8000}?)([>%])\}\}/y;

/** How shortcodes are written. `{{</* x *\/>}}` shows one. */
export const hugoSyntax: CodeSyntax = {
	scan,
	raw: { open: /(?<=\{\{[<%])\/\*/, close: /\*\/(?=[>%]\}\})/, everywhere: true },
};

function scan(text: string): readonly CodePiece[] {
	const pieces: CodePiece[] = [];
	for (let at = text.indexOf("{{"); at >= 0; at = text.indexOf("{{", at)) {
		const piece = pieceAt(text, at);
		if (piece) pieces.push(piece);
		at = piece?.end ?? at + 2;
	}
	return pieces;
}

function pieceAt(text: string, at: number): CodePiece | undefined {
	HEAD.lastIndex = at;
	const [head, sign, slash, name = ""] = HEAD.exec(text) ?? [];
	if (head === undefined) return undefined;
	REST.lastIndex = at + head.length;
	const [rest, written = "", end] = REST.exec(text) ?? [];
	if (rest === undefined || (end === ">") !== (sign === "<")) return undefined;
	// A name that ends in a slash is closed by itself.
	const own = name.replace(/\/$/, "");
	return {
		at,
		end: at + head.length + rest.length,
		name: own,
		written: written.replace(/\/\s*$/, "").trim(),
		kind: slash === "/" ? "close" : "open",
	};
}
