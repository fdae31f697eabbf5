import { escapeHtml } from "../../text.ts";
import { LINK_MARK } from "../embeds/mark.ts";
import { pageOfPlayer } from "../embeds/players.ts";
import { type Tag, valueOf } from "./tags.ts";

/** Scripts that show something of another site. */
const EMBEDDING =
	/^https:\/\/(?:gist\.github\.com\/[\w/-]+\.js|gitlab\.com\/.*snippets\/\d+\.js$|asciinema\.org\/a\/\w+\.js$|(?:static|secure)\.polldaddy\.com\/p\/\d+\.js$|storify\.com\/.*\.js|(?:www\.)?scribd\.com\/.*\.js$|jsfiddle\.net\/[\w/]+?\/embed\/|(?:beta\.|embed\.|www\.)?documentcloud\.org\/documents\/[\w-]+\.js|speakerdeck\.com\/assets\/embed\.js$)/;

/** The address of what a script shows of another site; undefined where it shows nothing of its own. */
export function shownByScript(tag: Tag): string | undefined {
	const src = webAddress(valueOf(tag, "src"))?.replace(/^http:/, "https:");
	return src !== undefined && EMBEDDING.test(src) ? pageOfPlayer(src) : undefined;
}

/** A link to what another site would fill, such as a film. `markEmbeds` makes a figure of it where it stands by itself. */
export function linkTo(address: string, words: string | undefined): string {
	const href = webAddress(address) ?? address;
	return `<a ${LINK_MARK} href="${escapeHtml(href)}">${escapeHtml(words ?? href)}</a>`;
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
