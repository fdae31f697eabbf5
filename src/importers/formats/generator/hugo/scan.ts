import type { CodePiece, CodeSyntax } from "../code/pieces.ts";

/** How a shortcode begins: `{{< name`, `{{% /name`. */
const HEAD = /\{\{([<%])[ \t\n]*(\/?)[ \t\n]*([A-Za-z_][\w./-]{0,100})/y;

/** What stands behind its name, up to its end. Nothing between quotation marks ends it; another shortcode does not begin in it. */
const REST = /((?:[^"`>%{}]|"(?:[^"\\]|\\[^]){0,8000}"|`[^`]{0,8000}`|[>%](?!\}\})|\{(?!\{)|\}(?!\})|["`]){0,8000}?)([>%])\}\}/y;

/** A link or a picture of Markdown with a path in the content, as Hugo's hooks read them: `[x](../a.md#b)`. */
const PAGE_LINK = /\]\(\s*<?((?!\/\/|[a-z][a-z\d+.-]*:|#)[^\s()<>{}]{1,500}\.(?:md|markdown)(?:#[^\s()<>{}]{0,200})?)(?=[\s)>])/gi;

/** The name under which a link to the file of a page is found. */
export const PAGE_LINK_NAME = "(link)";

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
	return withPageLinks(text, pieces);
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

/** @param pieces in order */
export function withPageLinks(text: string, pieces: readonly CodePiece[], pattern: RegExp = PAGE_LINK): readonly CodePiece[] {
	const links = [...text.matchAll(pattern)].map((match): CodePiece => {
		const [whole, path = ""] = match;
		const at = match.index + whole.length - path.length;
		return { at, end: at + path.length, name: PAGE_LINK_NAME, written: path, kind: "open" };
	});
	if (links.length === 0) return pieces;
	return [...pieces, ...links].sort((a, b) => a.at - b.at || b.end - a.end);
}
