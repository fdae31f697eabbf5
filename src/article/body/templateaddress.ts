import type MarkdownIt from "markdown-it";
import type { Format } from "../article.ts";
import { withoutCode } from "./markdown/codeblocks.ts";

/** A piece of template code on one line. */
const PIECE = /\{%-?[^\n%]{1,300}-?%\}|\{\{[<%]?[^\n{}]{1,300}\}\}/g;

/** What stands before the address of a link or of a picture, and what of the address stands before a piece of it. */
const BEFORE = /(?:\]\([ \t]*<?|\b(?:href|src)[ \t]*=[ \t]*["']?|^ {0,3}\[[^\]\n]+\]:[ \t]*<?)([^\s()<>"'{}]*)$(?![^])/im;

/** So much before a piece is looked at. */
const LOOK = 300;

/**
 * Puts plain addresses into links and pictures whose address is written with code of a template that can mean one thing only:
 * `{% link a.md %}`, `{% post_url 2024-03-04-a %}`, `{{< ref "a.md" >}}`, `{{ "/a/" | url }}`, `{{ site.baseurl }}/a/`.
 * Nothing is run. Other code stays, and so do all lines and what stands in code blocks.
 */
export function withPlainAddresses(text: string, format: Format): string {
	if (format === "text" || (!text.includes("{{") && !text.includes("{%"))) return text;
	const mask = format === "html" ? text : withoutCode(text);
	const parts: string[] = [];
	let from = 0;
	/** The end of what was written. */
	let written = "";
	for (const match of text.matchAll(PIECE)) {
		const [piece] = match;
		const address = mask.startsWith(piece, match.index) ? addressIn(piece) : undefined;
		if (address === undefined) continue;
		const before = written + text.slice(Math.max(from, match.index - LOOK), match.index);
		const begun = BEFORE.exec(before.slice(-LOOK))?.[1];
		if (begun === undefined) continue;
		const end = match.index + piece.length;
		const isAll = begun === "" && address === "" && /^[)>"'\s]/.test(text.slice(end, end + 1));
		const plain = isAll ? "/" : encoded(address);
		parts.push(text.slice(from, match.index), plain);
		written = (before + plain).slice(-LOOK);
		from = end;
	}
	return from === 0 ? text : parts.join("") + text.slice(from);
}

/** The same for all that reads Markdown. */
export function plainAddresses(md: MarkdownIt): void {
	md.core.ruler.before("normalize", "plain_addresses", (state) => {
		state.src = withPlainAddresses(state.src, "markdown");
	});
}

function encoded(address: string): string {
	return address.replace(/[ ()<>]/g, (sign) => encodeURIComponent(sign).replace("(", "%28").replace(")", "%29"));
}

/** The home page of the site, as templates name it: addresses that begin with it are paths from its root. */
const HOME =
	/^(\.?site\.(base_?url|url)|(base|site|root)_?url|\.(site\.)?baseurl|["']{2}\s*\|\s*(url|(relative|absolute)_url|(rel|abs)url))$/i;

/** The address that a piece of template code stands for; undefined for any other code. */
function addressIn(piece: string): string | undefined {
	const inner = piece.replace(/^\{[{%][<%]?-?\s*|\s*-?[>%]?[%}]\}$/g, "");
	if (HOME.test(inner)) return "";
	const [, file] = /^link\s+["']?([^\s"']+)["']?$/i.exec(inner) ?? [];
	if (file !== undefined) return file.startsWith("/") ? file : `/${file}`;
	const [, post] = /^(?:post_url|post_path)\s+["']?([^\s"']+)["']?$/i.exec(inner) ?? [];
	if (post !== undefined) return post.startsWith("/") ? post : `/${post}`;
	const [, asset] = /^asset_path\s+["']?([^\s"']+)["']?$/i.exec(inner) ?? [];
	if (asset !== undefined) return asset;
	const [, page] = /^(?:rel)?ref\s+(?:path\s*=\s*)?["']?([^\s"']+)["']?(?:\s+lang.*)?$/i.exec(inner) ?? [];
	if (page !== undefined) return page;
	const [, , written] =
		/^(["'])([^"'\n]*)\1\s*\|\s*(?:url|(?:relative|absolute)_url|(?:rel|abs)url|asset_url|prepend:\s*site\.\w*url)\b[^|]*(?:\|\s*(?:prepend:\s*site\.\w*url|(?:relative|absolute)_url)\s*)?$/i.exec(
			inner,
		) ?? [];
	return written;
}
