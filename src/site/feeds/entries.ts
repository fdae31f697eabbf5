import path from "node:path";
import mime from "mime";
import { spellings } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";
import { encode } from "../address.ts";
import type { Context } from "../context.ts";
import { lastChange } from "../lastchange.ts";
import { missingIn, type PageLink } from "../links/pagelinks.ts";
import { pictureOf } from "../media/media.ts";
import { termLinks } from "../terms.ts";

/** A story in a feed. */
export interface FeedEntry {
	/** All fields of the story; in a feed of corrections with that correction alone. */
	readonly article: Article;
	/** The address of its page, for the filter `absolute`. */
	readonly url: string;
	/** A URI that stays the same when the address changes. */
	readonly id: string;
	/** When it was published or last changed. */
	readonly updated?: NewsDate;
	/** The addresses in it that must change; undefined where there are none, or where its body is not shown. */
	readonly links?: readonly PageLink[];
	/** The names of its section and tags. */
	readonly categories: readonly string[];
	/** Its picture. Only a picture that lies on the site has a known size. */
	readonly enclosure?: { readonly src: string; readonly type: string; readonly bytes?: number };
}

/**
 * Makes the entry of a story.
 * @param full whether it holds the story's body
 */
export function feedEntry(article: Article, context: Context, full: boolean): FeedEntry {
	return {
		article,
		url: context.addressOf(article).url,
		id: entryId(article, context),
		updated: lastChange(article),
		links: full ? context.linksOf(article) : undefined,
		categories: (["section", "tag"] as const).flatMap((kind) => termLinks(context, kind, spellings(article, kind)).map(({ name }) => name)),
		enclosure: enclosureOf(article, context),
	};
}

/** By what the world knows a story: a tag URI (RFC 4151). An id that is a whole URI already, such as a guid of an older site, stays as it is. */
export function entryId({ id }: Article, { tagUri }: Context): string {
	return /^(https?:\/\/|tag:|urn:)\S+$/i.test(id) ? id : tagUri(encodeURI(id.toWellFormed()).replaceAll("#", "%23"));
}

/** The picture of a feed's entry; undefined where the story has none, or where it is missing. */
export function enclosureOf(article: Article, { bytesOf, fileAt, linksOf }: Context): FeedEntry["enclosure"] {
	if (!article.image || missingIn(linksOf(article) ?? []).has(article.image.src)) return undefined;
	const { src } = article.image;
	const type = mime.getType(path.posix.extname(src.replace(/[?#].*$/s, "")));
	if (!type?.startsWith("image/")) return undefined;
	const file = fileAt(article.file, src);
	if (file === undefined) return { src, type };
	return { src: file === pictureOf(article) ? src : encode(`/${file}`), type, bytes: bytesOf(file) };
}
