import { escapeHtml } from "../../text.ts";
import { type Tag, valueOf } from "./tags.ts";

/** Scripts that show something of another site: how their address becomes that of what they show. */
const EMBEDDING: readonly (readonly [RegExp, string])[] = [
	[/^(https:\/\/gist\.github\.com\/[\w-]+\/\w+)\.js(\?.*)?$/, "$1"],
	[/^https:\/\/gist\.github\.com\/(\w+)\.js(\?.*)?$/, "https://gist.github.com/$1"],
	[/^(https:\/\/gitlab\.com\/.*\/?snippets\/\d+)\.js$/, "$1"],
	[/^(https:\/\/asciinema\.org\/a\/\w+)\.js$/, "$1"],
	[/^https:\/\/(?:static|secure)\.polldaddy\.com\/p\/(\d+)\.js$/, "https://polldaddy.com/poll/$1"],
	[/^(https:\/\/storify\.com\/.*)\.js(\?.*)?$/, "$1"],
	[/^(https:\/\/(?:www\.)?scribd\.com\/.*)\.js$/, "$1"],
	[/^(https:\/\/jsfiddle\.net\/[\w/]+?)\/embed\/.*$/, "$1/"],
	[/^(https:\/\/speakerdeck\.com\/)assets\/embed\.js$/, "$1"],
];

/** The address of what a script shows of another site; undefined where it shows nothing of its own. */
export function shownByScript(tag: Tag): string | undefined {
	const src = webAddress(valueOf(tag, "src"))?.replace(/^http:/, "https:");
	const embedding = src === undefined ? undefined : EMBEDDING.find(([pattern]) => pattern.test(src));
	return embedding && src?.replace(embedding[0], embedding[1]);
}

/** A link to what another site would fill, such as a film. */
export function linkTo(address: string, words: string | undefined): string {
	const href = webAddress(address) ?? address;
	return `<a href="${escapeHtml(href)}">${escapeHtml(words ?? href)}</a>`;
}

/** An address with its scheme, where it has a host. */
export function webAddress(address: string | undefined): string | undefined {
	return address?.startsWith("//") ? `https:${address}` : address;
}

/** The addresses under which pages that load pictures late keep the real one. */
const LATE = ["data-src", "data-lazy-src", "data-original", "data-orig-file", "data-lazyload", "data-hi-res-src"] as const;

/** What stands for a picture until it is loaded. */
const PLACEHOLDER =
	/^data:image\/(gif|svg\+xml)|(^|[/_-])(blank|spacer|placeholder|lazy|loading|pixel|transparent|1x1|grey|gray)[\w-]*\.(gif|png|svg|jpg)$/i;

/** The address of a picture whose `src` is missing or a placeholder: that which is loaded late, or the first of its `srcset`. */
export function latePicture(tag: Tag): string | undefined {
	const src = valueOf(tag, "src");
	if (src !== undefined && !PLACEHOLDER.test(src)) return undefined;
	const late = LATE.map((name) => valueOf(tag, name)).find((value) => value !== undefined);
	const set = valueOf(tag, "srcset") ?? valueOf(tag, "data-srcset") ?? valueOf(tag, "data-lazy-srcset");
	return late ?? (src === undefined || set !== undefined ? set?.split(/[\s,]+/).find((part) => part !== "") : undefined);
}
